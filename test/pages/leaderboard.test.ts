/** The page of the leaderboard in a real browser: the best finish first, the order in the address, the way to the workouts. */
import { allIsFair, leaderboard } from '@ridebook/analytics';
import type { Workout } from '@ridebook/domain';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journeyNow } from '../support/dashboard.ts';
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
const rows = (): Locator => page.getByRole('region', { name: 'Best finishes' }).locator('tbody tr');
const board = () =>
  leaderboard(stored, { discipline: 'cycling', asOf: journeyNow.slice(0, 10), fairness: allIsFair });
const written = (value: number | null | undefined): string => (value ?? 0).toLocaleString('en-GB');

describe('the page of the leaderboard', () => {
  it('says the best finish, and lists it first', async () => {
    const best = board().finishes[0];
    await page.goto(`${book.url}/leaderboard`);
    await heading()
      .getByText(`${written(best?.leaderboardRank)} of ${written(best?.leaderboardUsers)}`)
      .waitFor();
    const text = await rows().first().textContent();
    expect(text).toContain(best?.title);
    expect(text).toContain(written(best?.finishTopPercent));
  });

  it('draws the standing over time and the strip of all finishes', async () => {
    await page
      .getByRole('img', { name: /^Standing of/ })
      .locator('svg')
      .waitFor();
    await page.getByRole('img', { name: new RegExp(`^${board().finishes.length} finishes`) }).waitFor();
  });

  it('sorts in the address, which survives a reload', async () => {
    await page.getByRole('columnheader', { name: 'Date' }).getByRole('button').click();
    expect(page.url()).toMatch(/sort=date$/);
    await page.reload();
    const newest = board().finishes.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))[0];
    await rows()
      .first()
      .getByText(newest?.title ?? '')
      .waitFor();
    expect(await page.getByRole('columnheader', { name: 'Date' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
  });

  it('leads from a class length to its workouts', async () => {
    const [group] = board().byLength;
    await page.getByRole('region', { name: 'By class length' }).getByRole('link').first().click();
    await heading().getByText(`rides of ${group?.name}`).waitFor();
    expect(page.url()).toContain(`/workouts?discipline=cycling&length=${group?.name}`);
  });

  it('complained of nothing', () => {
    expect(book.complaints).toEqual([]);
  });
});
