/** The page of a workout in a real browser: what each kind of workout honestly has, and everything a hand or a key does there. */
import { buffer as bytesOf } from 'node:stream/consumers';
import type { Workout } from '@ridebook/domain';
import type { Download, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '../support/dashboard.ts';
import { openSharedBook, overflowAt, type SeededBook } from '../support/seeded-book.ts';
import { stepTo, untilStanding } from './every-page.ts';
import { longRide, rideWithGap, serveWorkout } from './odd-workouts.ts';

let book: SeededBook;
let page: Page;

beforeAll(async () => {
  book = await openSharedBook();
  ({ page } = book);
  await page.goto(book.url);
});
afterEach(() => page.unrouteAll());
afterAll(() => book.close());

const slider = (): Locator => page.getByRole('slider', { name: 'Seconds of the workout' });
const addressOf = ({ id }: Pick<Workout, 'id'>): string => `/workouts/${encodeURIComponent(id)}`;
const panels = (): Promise<readonly string[]> =>
  page.locator('.panel .head p:first-child > b').allTextContents();

function find(claim: (workout: Workout) => boolean): Workout {
  const found = book.workouts.find(claim);
  if (found === undefined) throw new Error('The shared rider has no such workout.');
  return found;
}
const isPlain = ({ isImported, status }: Workout): boolean => !isImported && status === 'COMPLETE';
/** A ride with everything that a bike measures. */
const fullRide = (): Workout =>
  find(
    (workout) =>
      isPlain(workout) &&
      workout.kind === 'class' &&
      workout.outputJoules !== null &&
      workout.averageHeartRateBpm !== null &&
      workout.leaderboardRank !== null,
  );

/** Opens the page and waits until the traces, where there are any, can be asked. */
async function open(workout: Pick<Workout, 'id'>, search = ''): Promise<void> {
  await stepTo(page, `${addressOf(workout)}${search}`);
  await page.locator('.panel canvas, .why').first().waitFor();
}

const readPicture = async (download: Download): Promise<Buffer> => bytesOf(await download.createReadStream());

/** Figures that a workout without them would have as zeros. */
const falseZero = /(?<![\d.,:−])0\s?(kJ|W|bpm|rpm|mi|mph|kcal|spm)\b/;

async function expectHonest(workout: Workout): Promise<string> {
  expect(await page.locator('main h1').textContent()).toContain(workout.title);
  const text = (await page.locator('main').textContent()) ?? '';
  expect(text).not.toMatch(/NaN|Invalid Date|undefined|Infinity|\bnull\b|\[object/);
  expect(await overflowAt(page, 360)).toBeLessThanOrEqual(0);
  return text;
}

interface Kind {
  readonly find: (workout: Workout) => boolean;
  readonly panels: readonly string[];
  /** Each stands somewhere on the page. */
  readonly says: readonly (string | RegExp)[];
  /** None of these stands anywhere. */
  readonly silentOn: readonly (string | RegExp)[];
}

const kinds: Readonly<Record<string, Kind>> = {
  'a ride without heart rate': {
    find: (workout) =>
      isPlain(workout) &&
      workout.kind === 'class' &&
      workout.discipline === 'cycling' &&
      workout.averageOutputWatts !== null &&
      workout.averageHeartRateBpm === null,
    panels: ['Output', 'Cadence', 'Resistance', 'Speed'],
    says: ['No heart rate was recorded.', 'Time in power zones'],
    silentOn: ['Time in heart-rate zones', 'Strive Score', falseZero],
  },
  'a meditation': {
    find: ({ discipline, averageHeartRateBpm }) =>
      discipline === 'meditation' && averageHeartRateBpm === null,
    panels: [],
    says: ['Nothing was recorded second by second.'],
    silentOn: ['Total output', 'Time in', 'Best efforts', 'Splits', 'FTP', falseZero],
  },
  'a row': {
    find: ({ discipline }) => discipline === 'rowing',
    panels: ['Output', 'Split', 'Stroke rate', 'Heart rate'],
    says: ['Rowing is not measured against a cycling FTP.', 'Time in heart-rate zones'],
    silentOn: ['Time in power zones', 'Best efforts'],
  },
  'a bootcamp': {
    find: ({ discipline }) => discipline === 'bike_bootcamp',
    panels: ['Output', 'Cadence', 'Resistance', 'Speed', 'Heart rate'],
    says: ['Time in power zones', 'Block by block', 'Floor'],
    silentOn: [],
  },
  'a walk outdoors': {
    find: ({ discipline, isOutdoor }) => discipline === 'walking' && isOutdoor,
    panels: ['Heart rate', 'Pace', 'Elevation'],
    says: ['outdoor', 'Walking is not measured against a cycling FTP.'],
    silentOn: ['Total output', 'Leaderboard', falseZero],
  },
  'one from another program': {
    find: ({ isImported }) => isImported,
    panels: ['Heart rate'],
    says: ['imported'],
    silentOn: ['Total output', 'Leaderboard'],
  },
  'one that never ended': {
    find: ({ status }) => status !== 'COMPLETE',
    panels: ['Output', 'Cadence', 'Resistance', 'Speed', 'Heart rate'],
    says: ['still in progress'],
    silentOn: [],
  },
};

describe('the page of a workout', () => {
  it.each(Object.keys(kinds))('is honest about %s', async (name) => {
    const kind = kinds[name];
    if (kind === undefined) throw new Error(`There is no kind "${name}".`);
    const workout = find(kind.find);
    await open(workout);
    const text = await expectHonest(workout);
    expect(await panels()).toEqual(kind.panels);
    for (const words of kind.says) expect(text).toMatch(words);
    for (const words of kind.silentOn) expect(text).not.toMatch(words);
  });

  it('says of a ride whose seconds Peloton refused that it has none, and keeps its totals', async () => {
    const response = await fetch(`${book.url}/api/v1/status`, { signal: AbortSignal.timeout(5_000) });
    const { failed } = (await response.json()) as { readonly failed: readonly { readonly id: string }[] };
    const workout = find(({ id }) => id === failed[0]?.id);
    await open(workout);
    const text = await expectHonest(workout);
    expect(text).toContain('Nothing was recorded second by second.');
    expect(text).toContain('Total output');
    expect(await panels()).toEqual([]);
  });

  it('says at a second without a pace that nothing was measured', async () => {
    const walk = find(
      ({ discipline, isOutdoor, isImported }) => discipline === 'walking' && !isOutdoor && !isImported,
    );
    await open(walk);
    await expectHonest(walk);
    expect(await panels()).toEqual(
      ['Output', 'Pace', 'Incline', 'Heart rate'].slice(0, walk.averageHeartRateBpm === null ? 3 : 4),
    );
    await slider().press('Home');
    expect(await slider().getAttribute('aria-valuetext')).toMatch(/pace nothing/);
  });

  it('breaks a trace where nothing was recorded, and steps over the hole', async () => {
    await serveWorkout(page, rideWithGap);
    await page.goto(`${book.url}${addressOf(rideWithGap.workout)}`);
    await slider().waitFor();
    await expectHonest(rideWithGap.workout);
    await page.goto(`${book.url}${addressOf(rideWithGap.workout)}?seconds=200-300`);
    await slider().press('End');
    expect(await slider().getAttribute('aria-valuenow')).toBe('300');
    await slider().press('ArrowRight');
    expect(await slider().getAttribute('aria-valuetext')).toMatch(/^5:01: output nothing/);
    await slider().press('ArrowRight');
    expect(await slider().getAttribute('aria-valuenow')).toBe('421');
  });

  it('shows a ride of three hours with its hours', async () => {
    await serveWorkout(page, longRide);
    await page.goto(`${book.url}${addressOf(longRide.workout)}`);
    await slider().press('End');
    expect(await slider().getAttribute('aria-valuetext')).toMatch(/^3:00:00: output \d+\sW/);
    const text = await expectHonest(longRide.workout);
    expect(text).toMatch(/60\smin/);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('says of an address that nobody knows what it may be, and leads back', async () => {
    await page.goto(`${book.url}/workouts/nobody-knows-it`);
    await page.getByRole('heading', { name: 'This workout is not in your book.' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'See all your workouts' }).click();
    await page.getByRole('heading', { level: 1 }).getByText('workouts').waitFor();
    expect(book.address()).toBe('/workouts');
  });
});

describe('the traces', () => {
  beforeAll(async () => {
    await page.goto(book.url);
    await untilStanding(page);
  });

  it('have no barrier in light and in dark, as figure and as table', async () => {
    await open(fullRide());
    expect(await findBarriers(page)).toEqual([]);
    await slider().press('t');
    await page.getByRole('region', { name: 'Second by second, as a table' }).waitFor();
    expect(await findBarriers(page, '[aria-label="Second by second, as a table"]')).toEqual([]);
    const row = page
      .getByRole('region', { name: 'Second by second, as a table' })
      .locator('tbody tr')
      .first();
    expect(await row.locator('td').count()).toBe(5);
    await page.getByRole('button', { name: 'Second by second: more' }).click();
    await page.getByRole('menuitem', { name: 'View as figure' }).click();
    await slider().waitFor();
  });

  it('follow the arrows second by second, and by half a minute with Shift', async () => {
    await slider().press('Home');
    const first = Number(await slider().getAttribute('aria-valuenow'));
    await slider().press('ArrowRight');
    await slider().press('Shift+ArrowRight');
    expect(await slider().getAttribute('aria-valuenow')).toBe(String(first + 31));
    expect(await slider().getAttribute('aria-valuetext')).toMatch(
      /^0:3\d.*: output \d+\sW; cadence \d+\srpm/,
    );
    expect(await page.locator('.panel .flag').count()).toBe(5);
  });

  it('keep the cursor over its second while the wheel turns and the window changes', async () => {
    /** Where the flag above the panels points, and where the line in each of them stands, from the left of the screen. */
    const places = (): Promise<{ readonly flag: number; readonly lines: readonly number[] }> =>
      page.evaluate(() => {
        const left = (element: Element | null): number => element?.getBoundingClientRect().left ?? Number.NaN;
        return {
          flag: left(document.querySelector('.strip i')),
          lines: [...document.querySelectorAll('.panel .line')].map(left),
        };
      });
    const expectTogether = async (): Promise<number> => {
      const { flag, lines } = await places();
      expect(lines).toHaveLength(5);
      for (const line of lines) expect(Math.abs(line - flag)).toBeLessThan(1.5);
      return flag;
    };
    await slider().press('Home');
    for (let step = 0; step < 20; step += 1) await slider().press('Shift+ArrowRight');
    const before = await expectTogether();
    await slider().press('+');
    await slider().press('Shift+ArrowRight');
    expect(await expectTogether()).not.toBeCloseTo(before, 0);
    await page.setViewportSize({ width: 1100, height: 900 });
    await untilStanding(page);
    await expectTogether();
    await page.setViewportSize({ width: 1440, height: 900 });
    await untilStanding(page);
    await slider().press('0');
    await expectTogether();
  });

  it('are looked into by + and −, and seen whole again by 0 and by Esc', async () => {
    for (const back of ['0', 'Escape']) {
      await slider().press('+');
      await page.getByRole('button', { name: 'Back to the whole workout' }).waitFor();
      await page.waitForFunction(() => location.search.includes('seconds='));
      const [from, to] = /seconds=(\d+)-(\d+)/.exec(book.address())?.slice(1).map(Number) ?? [];
      await slider().press('+');
      await slider().press('-');
      await slider().press(back);
      await page.getByText('Drag over the traces to look closer').waitFor();
      await page.waitForFunction(() => !location.search.includes('seconds='));
      expect((to ?? 0) - (from ?? 0)).toBeLessThanOrEqual((fullRide().durationSeconds ?? 0) / 2 + 1);
    }
  });

  it('are looked into by dragging, keep the stretch over a reload, and tell its figures', async () => {
    const over = page.locator('.panel .u-over').first();
    const box = await over.boundingBox();
    if (box === null) throw new Error('The first panel is not in sight.');
    await page.mouse.move(box.x + box.width * 0.25, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 60, { steps: 5 });
    await page.mouse.up();
    await page.waitForFunction(() => location.search.includes('seconds='));
    const told = await page.locator('.seen b').textContent();
    expect(told).toMatch(/\d+:\d\d to \d+:\d\d, \d+:\d\d long: [\d.]+\skJ/);
    await page.reload();
    await slider().waitFor();
    expect(await page.locator('.seen b').textContent()).toBe(told);
    await over.dblclick();
    await page.waitForFunction(() => !location.search.includes('seconds='));
  });

  it('keep their smoothing in the address', async () => {
    await page.getByRole('button', { name: '30 s', exact: true }).click();
    await page.waitForFunction(() => location.search.includes('smooth=30'));
    await page.getByRole('button', { name: '5 s', exact: true }).click();
    await page.waitForFunction(() => !location.search.includes('smooth'));
  });

  it('are saved as a picture of all panels', async () => {
    await page.getByRole('button', { name: 'Second by second: more' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Save as PNG' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.png$/);
    const picture = await readPicture(download);
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    // Title, plan and five panels are higher than wide panels alone.
    expect(picture.readUInt32BE(16)).toBeGreaterThan(1000);
    expect(picture.readUInt32BE(20)).toBeGreaterThan(700);
  });

  it('lead to the workouts before and after, by link and by key', async () => {
    const { id } = fullRide();
    const place = book.workouts.findIndex((workout) => workout.id === id);
    const [newer, older] = [book.workouts[place - 1], book.workouts[place + 1]];
    if (older === undefined) throw new Error('There is no workout before it.');
    await page.getByRole('link', { name: /^Earlier: / }).click();
    await page.locator('main h1').getByText(older.title).waitFor();
    expect(book.address()).toBe(addressOf(older));
    await page.locator('main h1').press('k');
    await page.locator('main h1').getByText(fullRide().title).waitFor();
    expect(book.address()).toBe(addressOf({ id }));
    await page.locator('main h1').press('j');
    await page.locator('main h1').getByText(older.title).waitFor();
    await page.locator('main h1').press('ArrowRight');
    await page.locator('main h1').getByText(fullRide().title).waitFor();
    if (newer === undefined) expect(await page.getByText('newest').count()).toBe(1);
  });

  it('list their keys where somebody asks for the keys', async () => {
    await page.locator('main h1').press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await keys.getByText('the workout before and the one after').waitFor();
    await page.keyboard.press('Escape');
  });

  it('lead from what the zones rest on to its history', async () => {
    await page.getByRole('link', { name: 'its history' }).first().click();
    await page
      .getByRole('region', { name: 'You over the years' })
      .getByText(/since /)
      .first()
      .waitFor();
    expect(book.address()).toBe('/settings?show=values');
    await page.waitForFunction(() => scrollY > 0);
  });

  it('complained of nothing, the workout that nobody knows included, broke no policy and asked no stranger', () => {
    expect(book.complaints).toEqual([]);
  });
});
