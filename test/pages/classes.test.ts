/** The pages of classes in a real browser: what was repeated, one class attempt by attempt, and the way from one to the other. */
import { allIsFair, maybeClassHistory, repeatedClasses } from '@ridebook/analytics';
import type { Workout } from '@ridebook/domain';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers, journeyNow } from '../support/dashboard.ts';
import { openSharedBook, type SeededBook } from '../support/seeded-book.ts';

const today = journeyNow.slice(0, 10);
let book: SeededBook;
let page: Page;
let stored: readonly Workout[];

beforeAll(async () => {
  book = await openSharedBook();
  ({ page, workouts: stored } = book);
});
afterAll(() => book.close());

const heading = (): Locator => page.getByRole('heading', { level: 1 });
const rows = (): Locator =>
  page.getByRole('region', { name: 'Classes taken more than once' }).locator('tbody tr');
const repeated = (discipline: string | null = null) =>
  repeatedClasses(stored, { discipline, asOf: today, fairness: allIsFair });

describe('the pages of classes', () => {
  it('begin with the class repeated most', async () => {
    await page.goto(`${book.url}/classes`);
    await heading().getByText(`${repeated().length} of them taken more than once.`).waitFor();
    const text = await rows().first().textContent();
    expect(text).toContain(repeated()[0]?.title);
    expect(text).toContain(String(repeated()[0]?.attempts));
  });

  it('keep the discipline and the order in the address', async () => {
    await page.getByRole('group', { name: 'Discipline' }).getByRole('button', { name: 'Cycling' }).click();
    await page.getByRole('button', { name: 'Best kJ' }).click();
    expect(book.address()).toBe('/classes?discipline=cycling&sort=-best');
    const best = repeated('cycling').reduce(
      (most, { bestOutputJoules }) => Math.max(most, bestOutputJoules ?? 0),
      0,
    );
    await page.reload();
    await rows()
      .first()
      .getByText(String(Math.round(best / 1000)), { exact: true })
      .waitFor();
    expect(await page.getByRole('columnheader', { name: 'Best kJ' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
  });

  it('lead to one class, its attempts side by side, newest first', async () => {
    const [most] = repeated('cycling');
    if (most === undefined) throw new Error('The rider repeated no class.');
    await page.goto(`${book.url}/classes?discipline=cycling`);
    await rows().first().getByRole('link').click();
    await heading().getByText('attempt at this class').waitFor();
    expect(book.address()).toBe(`/classes/${most.classId}`);
    const history = maybeClassHistory(stored, most.classId, {
      asOf: today,
      similarLimit: 12,
      fairness: allIsFair,
    });
    const attempts = page.getByRole('region', { name: 'Side by side' }).locator('tbody tr');
    expect(await attempts.count()).toBe(Math.min(20, history?.attempts.length ?? 0));
    const last = history?.attempts.at(-1);
    expect(await attempts.first().textContent()).toContain(
      String(Math.round((last?.outputJoules ?? 0) / 1000)),
    );
    await page.getByRole('img', { name: /attempts at/ }).waitFor();
    const members = page.getByRole('region', { name: 'What members make of it' });
    const newest = stored.find(({ classId }) => classId === most.classId);
    expect(await members.textContent()).toContain(`${newest?.difficulty?.toFixed(1)}of 10`);
    expect(await members.textContent()).toContain((newest?.classRatings ?? 0).toLocaleString('en-GB'));
  });

  it('lead on to the workouts behind it', async () => {
    await page.getByRole('link', { name: /among all workouts/ }).click();
    await heading().getByText(`of ${stored.length} workouts: those of the class`).waitFor();
  });

  it('say so when the class is not in the book', async () => {
    await page.goto(`${book.url}/classes/no-such-class`);
    await heading().getByText('This class is not in your book.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  it('complained of nothing', () => {
    expect(book.complaints).toEqual([]);
  });
});
