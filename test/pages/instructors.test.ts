/** The instructors in a real browser: shares, efforts, the sorted table, one instructor with profile and history, and none. */
import { allIsFair, instructors, maybeInstructorHistory } from '@ridebook/analytics';
import type { InstructorsAnswer, Workout } from '@ridebook/domain';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers, journeyNow } from '../support/dashboard.ts';
import { openSharedBook, type SeededBook } from '../support/seeded-book.ts';

const query = { discipline: 'cycling', asOf: journeyNow.slice(0, 10), fairness: allIsFair };
let book: SeededBook;
let page: Page;
let stored: readonly Workout[];

beforeAll(async () => {
  book = await openSharedBook();
  ({ page, workouts: stored } = book);
});
afterAll(() => book.close());

const heading = (): Locator => page.getByRole('heading', { level: 1 });
const rows = (): Locator => page.getByRole('region', { name: 'All instructors' }).locator('tbody tr');
const table = () => instructors(stored, query).instructors;

/** How many of the pictures shown are there, of how many. */
const picturesSeen = (): Promise<readonly [number, number]> =>
  page.evaluate(() => {
    const pictures = [...document.querySelectorAll<HTMLImageElement>('img')];
    return [pictures.filter((one) => one.complete && one.naturalWidth > 0).length, pictures.length] as const;
  });
const untilPictured = (): Promise<unknown> =>
  page.waitForFunction(() => {
    const pictures = [...document.querySelectorAll<HTMLImageElement>('img')];
    const inSight = pictures.filter((one) => one.getBoundingClientRect().top < window.innerHeight);
    return inSight.length > 0 && inSight.every((one) => one.naturalWidth > 0);
  });

describe('the instructors', () => {
  it('are seen, through the server’s own cache', async () => {
    await page.goto(`${book.url}/instructors`);
    await rows().first().waitFor();
    await rows().last().scrollIntoViewIfNeeded();
    await untilPictured();
    const [seen, all] = await picturesSeen();
    expect(seen).toBeGreaterThan(3);
    expect(all).toBeLessThanOrEqual(table().length);
    await rows().first().getByRole('link').first().click();
    await heading().waitFor();
    await untilPictured();
    expect(book.complaints).toEqual([]);
  });

  it('stand with their numbers, most classes first', async () => {
    await page.goto(`${book.url}/instructors`);
    await rows().first().waitFor();
    expect(await rows().count()).toBe(table().length);
    const [most] = table();
    const text = (await rows().first().textContent()) ?? '';
    expect(text).toContain(String(most?.figures.workouts));
    expect(text).toContain(String(Math.round(most?.figures.averageOutputWatts ?? 0)));
    await page.getByRole('img', { name: /^Who taught your/ }).waitFor();
  });

  it('are sorted by any column, which survives a reload', async () => {
    await page.getByRole('button', { name: /^Best/ }).click();
    expect(book.address()).toBe('/instructors?sort=best');
    await page.reload();
    await rows().first().waitFor();
    const head = page.getByRole('columnheader', { name: /Best/ });
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    const best = Math.max(...table().map(({ bestOutputJoules }) => bestOutputJoules?.value ?? 0));
    expect(await rows().first().textContent()).toContain(String(Math.round(best / 1000)));
    await page.getByRole('button', { name: /^.?Best/ }).click();
    expect(book.address()).toBe('/instructors?sort=best&order=reversed');
  });

  it('differ by discipline, without columns that nothing was measured for', async () => {
    const chips = page.getByRole('group', { name: 'Discipline' });
    await chips.getByRole('button', { name: 'Yoga' }).click();
    expect(book.address()).toContain('discipline=yoga');
    await page.getByText('Nothing to compare yet.').waitFor();
    expect(await page.getByRole('columnheader', { name: /output/ }).count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('lead to one, with history and profile', async () => {
    const answer = await fetch(`${book.url}/api/v1/instructors`, { signal: AbortSignal.timeout(5_000) });
    const profiles = ((await answer.json()) as InstructorsAnswer).instructors;
    const row = table().find(({ instructorId }) =>
      profiles.some(({ id, quote }) => id === instructorId && quote !== null),
    );
    if (row === undefined) throw new Error('No instructor of the rider has a profile.');
    const profile = profiles.find(({ id }) => id === row.instructorId);
    await page.goto(`${book.url}/instructors`);
    await rows()
      .getByRole('link', { name: row.instructorName ?? '' })
      .first()
      .click();
    await heading().getByText(`${row.figures.workouts} rides with ${row.instructorName}`).waitFor();
    await page
      .getByText(profile?.quote ?? 'no quote')
      .first()
      .waitFor();
    const history = maybeInstructorHistory(stored, row.instructorId, query);
    const bests = page.getByRole('region', { name: /^Your bests with/ }).locator('tbody tr');
    expect(await bests.count()).toBe(history?.records.length);
  });

  it('work without a profile and without a name', async () => {
    const [nameless] = table().filter(({ instructorName }) => instructorName === null);
    await page.route('**/api/v1/instructors', (route) => route.fulfill({ json: { instructors: [] } }));
    const id = (nameless ?? table()[0])?.instructorId ?? '';
    await page.goto(`${book.url}/instructors/${id}`);
    await page.getByText('No profile is stored.').waitFor();
    await page.goto(`${book.url}/instructors/nobody`);
    await heading().getByText('There is no instructor at this address.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.unroute('**/api/v1/instructors');
  });

  it('complained of nothing', () => {
    expect(book.complaints).toEqual([]);
  });
});
