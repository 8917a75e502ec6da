/** Books that are odd, on every page of the book: empty, of one workout, without output, with hostile words. */
import { encodeTable } from '@ridebook/analytics/table';
import { rideOn } from '@ridebook/analytics/made-up-workout';
import type { Workout } from '@ridebook/domain';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '../support/dashboard.ts';
import { openSharedBook, type SeededBook } from '../support/seeded-book.ts';

const unmeasured: Partial<Workout> = {
  outputJoules: null,
  averageOutputWatts: null,
  averageCadenceRpm: null,
  averageResistancePercent: null,
  averageSpeedMetresPerSecond: null,
  averageHeartRateBpm: null,
  distanceMetres: null,
  caloriesKcal: null,
};
const hostile = '<img src=x onerror=alert(1)>'.repeat(4);

const books: Readonly<Record<string, readonly Workout[]>> = {
  'one ride': [rideOn('2026-11-21')],
  'nothing but strength': ['2026-11-20', '2026-11-21'].map((date) =>
    rideOn(date, { ...unmeasured, discipline: 'strength', title: '20 min Core' }),
  ),
  'nothing measured': [rideOn('2026-11-21', { ...unmeasured, durationSeconds: null })],
  'no class and no instructor': [
    rideOn('2026-11-21', {
      classId: null,
      classLengthSeconds: null,
      instructorId: null,
      instructorName: null,
      title: 'Just Ride',
    }),
  ],
  'a class without a length': [rideOn('2026-11-21', { classLengthSeconds: null })],
  'only imports': [rideOn('2026-11-21', { isImported: true, classId: null })],
  'hostile words and an unknown discipline': [
    rideOn('2026-11-20', { title: hostile, instructorName: hostile, instructorId: '../x?y=1' }),
    rideOn('2026-11-21', { title: hostile, discipline: 'jousting_"onload' }),
  ],
  'two workouts in a minute, across midnight': [
    rideOn('2026-11-20', { id: 'a', startedAt: '2026-11-20T22:59:30Z' }),
    rideOn('2026-11-21', { id: 'b', startedAt: '2026-11-20T23:00:10Z' }),
  ],
};

let book: SeededBook;
let page: Page;

beforeAll(async () => {
  book = await openSharedBook();
  ({ page } = book);
  await page.setViewportSize({ width: 360, height: 800 });
});
afterAll(() => book.close());

async function serve(workouts: readonly Workout[]): Promise<void> {
  await page.unroute('**/api/v1/table');
  await page.route('**/api/v1/table', (route) => route.fulfill({ json: encodeTable(workouts) }));
}

/** How far a phone would have to scroll sideways. */
const overflow = (): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

const pages = [
  '/calendar',
  '/instructors',
  '/records',
  '/friends',
  '/months',
  '/lengths',
  '/beyond-the-bike',
  '/workouts',
  '/classes',
  '/leaderboard',
];

/** As by a link: without loading the program again. The page before goes at once, whatever the next one waits for. */
async function step(address: string): Promise<void> {
  await page.evaluate((path) => {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
}

describe('an odd book', () => {
  it.each(Object.keys(books))('of %s is told in whole sentences', async (name) => {
    await serve(books[name] ?? []);
    await page.goto(book.url);
    for (const address of [
      ...pages,
      '/instructors/instructor',
      '/records?measure=speed',
      '/calendar?colour=output',
      '/workouts?discipline=cycling&difficulty=..9',
      '/classes/class',
    ]) {
      await step(address);
      await page.locator('main section, main .empty').first().waitFor();
      const text = (await page.locator('main').textContent()) ?? '';
      expect(text, address).not.toMatch(/NaN|Invalid Date|undefined|Infinity|\bnull\b/);
      expect(await overflow(), address).toBeLessThanOrEqual(0);
    }
  });

  it('without a workout says what fills it', async () => {
    await serve([]);
    await page.goto(book.url);
    for (const address of pages) {
      await step(address);
      await page.getByText('No workout yet.').waitFor();
    }
    expect(await findBarriers(page)).toEqual([]);
  });

  it('complained of nothing', () => {
    expect(book.complaints).toEqual([]);
  });
});
