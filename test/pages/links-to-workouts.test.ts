/** Every place that names one of the rider's own workouts leads to its page: each page of the dashboard's own table is asked. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookPages } from '../../apps/web/src/pages/page-table.ts';
import { workoutAddress } from '../../apps/web/src/state/workout-address.ts';
import { openSharedBook, type SeededBook } from '../support/seeded-book.ts';
import { stepTo } from './every-page.ts';
import { pageRoutes } from './routes.ts';

let book: SeededBook;
let page: Page;

beforeAll(async () => {
  book = await openSharedBook();
  ({ page } = book);
  await page.goto(book.url);
});
afterAll(() => book.close());

/** Pages that tell of classes, instructors, periods or the program, and name no single workout. */
const namesNone: readonly string[] = ['months', 'classes', 'instructors', 'settings', 'formulas'];

function maybeRepeatedClass(): string | null {
  const classes = book.workouts.flatMap(({ classId }) => classId ?? []);
  return classes.find((id, place) => classes.indexOf(id) !== place) ?? null;
}

/** Those of the page table, and a page of each kind that opens something. */
function addresses(): readonly string[] {
  const day = book.workouts[0]?.localDate ?? '';
  const opened = ['/lengths?length=20', `/calendar?day=${day}`, `/classes/${maybeRepeatedClass() ?? 'none'}`];
  return [...pageRoutes(book.workouts).map(({ address }) => address), ...opened];
}

interface Named {
  /** The times of workouts that stand on the page. */
  readonly moments: readonly { readonly moment: string; readonly ways: readonly string[] }[];
  readonly ways: readonly string[];
  /** Links to the list of a single day that are no list. */
  readonly detours: readonly string[];
}

const named = (): Promise<Named> =>
  page.evaluate(() => {
    const waysIn = (within: ParentNode): readonly string[] =>
      [...within.querySelectorAll('a[href^="/workouts/"]')].map((link) => link.getAttribute('href') ?? '');
    const main = document.querySelector('main') ?? document.body;
    return {
      moments: [...main.querySelectorAll('time[datetime]')].map((time) => ({
        moment: time.getAttribute('datetime') ?? '',
        ways: waysIn(time.closest('tr, li') ?? main),
      })),
      ways: waysIn(main),
      detours: [...main.querySelectorAll<HTMLAnchorElement>('a[href^="/workouts?"]')]
        .filter((link) => {
          const query = new URL(link.href).searchParams;
          const isOneDay = query.get('from') !== null && query.get('from') === query.get('to');
          return (
            isOneDay && !['Open in Workouts', 'the day', 'See the workouts'].includes(link.innerText.trim())
          );
        })
        .map((link) => link.innerText.trim()),
    };
  });

describe('a workout that is named', () => {
  it('is led to from the row in which its time stands, and never by way of a list of its day', async () => {
    const starts = new Map(book.workouts.map(({ startedAt, id }) => [startedAt, workoutAddress(id)]));
    for (const address of addresses()) {
      await stepTo(page, address);
      const { moments, detours } = await named();
      for (const { moment, ways } of moments) {
        const own = starts.get(moment);
        if (own !== undefined) expect(ways, `${moment} at ${address}`).toContain(own);
      }
      expect(detours, address).toEqual([]);
    }
  }, 60_000);

  it('is led to on every page that can name one, and exists', async () => {
    const known = new Set(book.workouts.map(({ id }) => workoutAddress(id)));
    const led = new Set<string>();
    for (const address of addresses()) {
      await stepTo(page, address);
      const { ways } = await named();
      const name = address.split(/[/?]/)[1] ?? '';
      if (ways.length > 0) led.add(name);
      for (const way of ways) expect(known, `${way} at ${address}`).toContain(way.split('?')[0]);
    }
    const expected = ['', ...bookPages.map(({ name }) => name)].filter((name) => !namesNone.includes(name));
    expect([...led]).toEqual(expect.arrayContaining(expected));
    // One class and one instructor name theirs, though the lists of all do not.
    expect([...led]).toEqual(expect.arrayContaining(['classes', 'instructors']));
  }, 60_000);

  it('is opened by the point of a chart that stands for it', async () => {
    const ride = book.workouts.find(
      ({ instructorId, outputJoules }) => instructorId !== null && outputJoules !== null,
    );
    const charts: readonly (readonly [address: string, title: RegExp])[] = [
      ['/', /^Average output, every ride/],
      ['/records', /^How the record/],
      ['/lengths?length=20', /every 20-minute ride$/],
      ['/leaderboard', /^Standing over time$/],
      [`/instructors/${encodeURIComponent(ride?.instructorId ?? '')}`, /^Average output with/],
      [`/classes/${maybeRepeatedClass() ?? 'none'}`, /^Your attempts$/],
      ['/beyond-the-bike', /^When you start$/],
    ];
    const known = new Set(book.workouts.map(({ id }) => workoutAddress(id)));
    for (const [address, title] of charts) {
      await stepTo(page, address);
      const card = page
        .getByRole('region', { name: title })
        .filter({ has: page.getByRole('slider', { name: 'Points of this chart' }) });
      const points = card.getByRole('slider', { name: 'Points of this chart' }).first();
      await points.press('Home');
      await points.press('Enter');
      await page.waitForFunction((before) => location.pathname + location.search !== before, address);
      expect(known, `${book.address()} from ${address}`).toContain(book.address());
    }
  }, 60_000);

  it('is opened by a column of a distribution, alone or among those that fell into it', async () => {
    await stepTo(page, '/lengths?length=20');
    const points = page.getByRole('region', { name: 'How they are spread' }).getByRole('slider');
    await points.press('Home');
    const count = Number(/(\d+) rides?/.exec((await points.getAttribute('aria-valuetext')) ?? '')?.[1]);
    await points.press('Enter');
    await page.waitForFunction(() => location.pathname.startsWith('/workouts'));
    if (count === 1) expect(book.address()).toMatch(/^\/workouts\/\w+$/);
    else {
      expect(book.address()).toMatch(/outputKilojoules=/);
      await page.getByRole('heading', { level: 1 }).getByText(String(count)).waitFor();
    }
  });

  it('complained of nothing', () => {
    expect(book.complaints).toEqual([]);
  });
});
