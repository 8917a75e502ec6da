/** Lengths in a real browser: every length, one of them strongest first, and the way back from a reload. */
import { allIsFair, classLengths, lengthRides } from '@ridebook/analytics';
import type { Workout } from '@ridebook/domain';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journeyNow } from '../support/dashboard.ts';
import { openSharedBook, type SeededBook } from '../support/seeded-book.ts';

const asOf = journeyNow.slice(0, 10);
const discipline = 'cycling';
let book: SeededBook;
let page: Page;
let stored: readonly Workout[];

beforeAll(async () => {
  book = await openSharedBook();
  ({ page, workouts: stored } = book);
});
afterAll(() => book.close());

const card = (name: string): Locator => page.getByRole('region', { name, exact: true });
const kilojoules = (joules: number | null | undefined): string =>
  Math.round((joules ?? 0) / 1000).toLocaleString('en-GB');

describe('the lengths', () => {
  it('begin with the length that took the most time', async () => {
    await page.goto(`${book.url}/lengths`);
    const lengths = classLengths(stored, { discipline, asOf, fairness: allIsFair });
    const main = lengths.toSorted((a, b) => b.figures.seconds - a.figures.seconds)[0];
    await page
      .getByRole('heading', { level: 1 })
      .getByText(`Your ${main?.figures.workouts} rides of ${main?.classMinutes} minutes:`)
      .waitFor();
    expect(await card('Every class length').locator('tbody tr').count()).toBe(lengths.length);
  });

  it('show the rides of a length by output with their dates, and keep it over a reload', async () => {
    await page.getByRole('button', { name: '20 minutes', exact: true }).click();
    await page.reload();
    const { rides } = lengthRides(stored, { discipline, classMinutes: 20, measure: 'outputJoules', asOf });
    const first = card('Rides of 20 minutes').locator('tbody tr').first();
    await first.waitFor();
    expect(await first.textContent()).toContain(kilojoules(rides[0]?.outputJoules));
    expect(await first.locator('time').getAttribute('datetime')).toBe(rides[0]?.startedAt);
    expect(await card('Rides of 20 minutes').locator('tbody tr').count()).toBe(Math.min(50, rides.length));
    expect(book.address()).toContain('length=20');
  });

  it('lead from a ride’s number to the ride', async () => {
    const { rides } = lengthRides(stored, { discipline, classMinutes: 20, measure: 'outputJoules', asOf });
    const href = await card('Rides of 20 minutes').locator('tbody a').first().getAttribute('href');
    expect(href).toBe(`/workouts/${rides[0]?.id ?? ''}`);
  });

  it('complained of nothing', () => {
    expect(book.complaints).toEqual([]);
  });
});
