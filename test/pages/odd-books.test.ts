/** Books that are odd, on every page of the book: empty, of one workout, without output, with hostile words. */
import { encodeTable } from '@ridebook/analytics/table';
import { rideOn, unmeasured } from '@ridebook/analytics/made-up-workout';
import type { Workout } from '@ridebook/domain';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '../support/dashboard.ts';
import { openSharedBook, type SeededBook } from '../support/seeded-book.ts';
import { serveStories } from './odd-workouts.ts';

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
  'no heart rate': ['2026-11-20', '2026-11-21'].map((date) => rideOn(date, { averageHeartRateBpm: null })),
  'an instructor without a profile': [
    rideOn('2026-11-21', { instructorId: 'nobody', instructorName: 'Nobody Known' }),
  ],
  'the nights in which clocks change': [
    rideOn('2026-03-29', { startedAt: '2026-03-29T00:59:30Z', timeZone: 'Europe/Berlin' }),
    rideOn('2026-10-25', { id: 'before', startedAt: '2026-10-25T00:30:00Z', timeZone: 'Europe/Berlin' }),
    rideOn('2026-10-25', { id: 'after', startedAt: '2026-10-25T01:30:00Z', timeZone: 'Europe/Berlin' }),
  ],
  'two workouts in a minute, across midnight': [
    rideOn('2026-11-20', { id: 'a', startedAt: '2026-11-20T22:59:30Z' }),
    rideOn('2026-11-21', { id: 'b', startedAt: '2026-11-20T23:00:10Z' }),
  ],
};

/** As a rider of each system sees them. */
const unitsElsewhere = { metric: /\d\s(mi|mph|ft)\b/, imperial: /\d\s(km|km\/h|m)\b/ } as const;
/** A zero that would mean "not measured". */
const falseZero = /.{0,30}(?<![\d.,:])0\s?(kJ|W|bpm|rpm|mi|km|mph|kcal)\b/;

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
  await serveStories(page, workouts);
}

/** How far a phone would have to scroll sideways. */
const overflow = (): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** The titles of cards that show nothing beneath their title. */
const blankCards = (): Promise<readonly string[]> =>
  page.locator('main section').evaluateAll((cards) =>
    cards.flatMap((card) => {
      const title = card.querySelector('h2')?.textContent.trim() ?? '';
      const hasMore = card.querySelector('svg, canvas, input, .skeleton') !== null;
      return hasMore || card.textContent.trim().length > title.length ? [] : [title];
    }),
  );

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
      '/',
      '/settings',
      '/calendar?view=year',
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
      if (name === 'nothing measured') expect(text.match(falseZero)?.[0] ?? null, address).toBeNull();
      expect(await blankCards(), address).toEqual([]);
      expect(await overflow(), address).toBeLessThanOrEqual(0);
    }
  });

  it.each(['metric', 'imperial'] as const)('is told in %s units alone', async (units) => {
    await serve([rideOn('2026-11-20'), rideOn('2026-11-21', { discipline: 'running', classId: null })]);
    await page.goto(book.url);
    await page.evaluate((chosen) => {
      localStorage.setItem('ridebook-preferences', JSON.stringify({ units: chosen }));
    }, units);
    await page.goto(book.url);
    for (const address of ['/', ...pages]) {
      await step(address);
      await page.locator('main section, main .empty').first().waitFor();
      expect(await page.locator('main').textContent(), address).not.toMatch(unitsElsewhere[units]);
    }
    await page.evaluate(() => {
      localStorage.removeItem('ridebook-preferences');
    });
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
