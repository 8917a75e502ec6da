/** The explorer in a real browser: brush, tick, search, sort, move by keys; the address keeps it; the figures are the table's own. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workout } from '@ridebook/domain';
import { findBarriers } from '../support/dashboard.ts';
import { openSharedBook, type SeededBook } from '../support/seeded-book.ts';

let book: SeededBook;
let page: Page;
let stored: readonly Workout[];

beforeAll(async () => {
  book = await openSharedBook();
  ({ page, workouts: stored } = book);
});
afterAll(() => book.close());

const heading = (): Locator => page.getByRole('heading', { level: 1 });
const rows = (): Locator => page.getByRole('grid', { name: 'Workouts' }).locator('tbody tr[id]');
const rides = (): readonly Workout[] => stored.filter(({ discipline }) => discipline === 'cycling');
const total = (label: string): Locator =>
  page
    .locator('dl div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd');

async function open(query: string): Promise<void> {
  await page.goto(`${book.url}/workouts${query}`);
  await heading().getByText('workouts').waitFor();
}

describe('the explorer', () => {
  it('opens on every workout, the newest first, with the rows in sight counted', async () => {
    await open('');
    expect(await heading().textContent()).toMatch(new RegExp(`^${stored.length} workouts since `));
    await page.getByText(`Rows 1 to 17 of ${stored.length}`).waitFor();
    expect(await rows().count()).toBeLessThan(60);
    expect(await rows().first().textContent()).toContain(stored[0]?.title);
  });

  it('filters by a tick, says so, and totals what Peloton recorded', async () => {
    await page.getByRole('group', { name: 'Discipline' }).getByText('Cycling', { exact: true }).click();
    await expect.poll(() => book.address()).toBe('/workouts?discipline=cycling');
    await heading().getByText(`${rides().length} of ${stored.length} workouts: rides.`).waitFor();
    const joules = rides()
      .filter(({ isImported, status }) => !isImported && status !== 'IN_PROGRESS')
      .reduce((sum, { outputJoules }) => sum + (outputJoules ?? 0), 0);
    expect(await total('Total output').textContent()).toBe(
      `${Math.round(joules / 1000).toLocaleString('en-GB')}kJ`,
    );
  });

  it('moves a handle by arrow key, a bin at a time', async () => {
    const handle = page.getByRole('slider', { name: 'Class length from' });
    const before = Number(await handle.getAttribute('aria-valuenow'));
    await handle.press('ArrowRight');
    expect(Number(await handle.getAttribute('aria-valuenow'))).toBe(before + 1);
    await expect.poll(() => book.address()).toMatch(/length=\d+\.\./);
    await handle.press('Escape');
    await expect.poll(() => book.address()).toBe('/workouts?discipline=cycling');
  });

  it('brushes with the pointer, and the brush survives a reload and a tick of another list', async () => {
    const area = page.getByRole('group', { name: 'Heart rate' }).locator('.area');
    const box = await area.boundingBox();
    if (box === null) throw new Error('The histogram has no place.');
    await page.mouse.move(box.x + box.width * 0.6, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + 40);
    await page.mouse.move(box.x + box.width * 0.8, box.y + 40);
    await expect.poll(() => book.address()).toBe('/workouts?discipline=cycling');
    await page.mouse.up();
    await page.waitForURL(/heartRateBpm/);
    const [, from, to] = /heartRateBpm=(\d+)\.\.(\d*)/.exec(book.address()) ?? [];
    const inside = rides().filter(
      ({ averageHeartRateBpm: beats }) =>
        beats !== null && beats >= Number(from) && beats < Number(to || Infinity),
    );
    const words = `${inside.length} of ${stored.length} workouts:`;
    await heading().getByText(words).waitFor();
    await page.reload();
    await heading().getByText(words).waitFor();
    await page.getByRole('button', { name: /^Remove .*bpm/ }).click();
    await heading().getByText(`${rides().length} of ${stored.length} workouts: rides.`).waitFor();
  });

  it('sorts by a head, and says so to everybody', async () => {
    const head = page.getByRole('columnheader', { name: /Total output/ });
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    await expect.poll(() => book.address()).toContain('sort=-outputJoules');
    const best = rides().reduce((most, { outputJoules }) => Math.max(most, outputJoules ?? 0), 0);
    await rows()
      .first()
      .getByText(String(Math.round(best / 1000)), { exact: true })
      .waitFor();
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
  });

  it('moves by arrow keys through rows that are not drawn yet', async () => {
    const grid = page.getByRole('grid', { name: 'Workouts' });
    await grid.focus();
    await grid.press('End');
    await page.getByText(new RegExp(`to ${rides().length} of ${rides().length}`)).waitFor();
    expect(await page.locator('tr[aria-selected="true"]').getAttribute('aria-rowindex')).toBe(
      String(rides().length + 1),
    );
    await grid.press('Home');
    await page.getByText(`Rows 1 to 17 of ${rides().length}`).waitFor();
  });

  it('searches from anywhere by one key', async () => {
    await page.goto(`${book.url}/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('climb');
    await page.keyboard.press('Enter');
    const found = stored.filter((workout) =>
      [workout.title, workout.instructorName, workout.classDescription].some((text) =>
        text?.toLowerCase().includes('climb'),
      ),
    );
    await heading().getByText(`${found.length} of ${stored.length} workouts:`).waitFor();
    await expect.poll(() => book.address()).toBe('/workouts?text=climb');
    await page.getByRole('searchbox').fill('climb nobody-is-called-this');
    await page.getByText('No workout fits all of this.').waitFor();
    expect(await heading().textContent()).toMatch(/^None of /);
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await expect.poll(() => book.address()).toBe('/workouts');
  });

  it('chooses its columns and keeps them in the address', async () => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Average cadence' }).uncheck();
    await page.keyboard.press('Escape');
    await expect.poll(() => book.address()).toContain('columns=');
    expect(book.address()).not.toContain('averageCadenceRpm');
    expect(await page.getByRole('columnheader', { name: /Average cadence/ }).count()).toBe(0);
  });

  it('has no barrier, in light and in dark', async () => {
    await open('?discipline=cycling&difficulty=6..8&heartRateBpm=120..150');
    expect(await findBarriers(page)).toEqual([]);
  });

  it.each([360, 1000, 2560])('needs no sideways scrolling at %i pixels', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await open('?discipline=cycling');
    if (width === 360) await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (width === 360) expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('complained of nothing', () => {
    expect(book.complaints).toEqual([]);
  });
});
