/** What a rider writes on a workout's page, over a book of its own: the private note, the switch for records, a workout out of a file. */
import type { Exclusions, WorkoutsAnswer } from '@ridebook/domain';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvFile, csvRow } from '../in-process/made-up-csv.ts';
import { findBarriers } from '../support/dashboard.ts';
import { openSeededBook, type SeededBook } from '../support/seeded-book.ts';

let book: SeededBook;
let page: Page;
let address: string;

beforeAll(async () => {
  book = await openSeededBook({ workouts: 8, seed: 3 });
  ({ page } = book);
  const ride = book.workouts.find(({ outputJoules }) => outputJoules !== null);
  address = `/workouts/${ride?.id ?? ''}`;
  await page.goto(`${book.url}${address}`);
  await note().waitFor();
});
afterAll(() => book.close());

const card = (): Locator => page.getByRole('region', { name: 'Your note' });
const note = (): Locator => card().getByRole('textbox', { name: 'Your note' });
const ask = async <Answer>(path: string): Promise<Answer> =>
  (await (await fetch(`${book.url}/api/v1${path}`, { signal: AbortSignal.timeout(5_000) })).json()) as Answer;

async function reopen(): Promise<void> {
  await page.reload();
  await note().waitFor();
}

describe('the private note', () => {
  it('is kept as it is left, over a reload', async () => {
    await note().fill('Legs of lead, <b>head</b> of air.');
    await note().blur();
    await card()
      .getByText(/^Saved /)
      .waitFor();
    await reopen();
    expect(await note().inputValue()).toBe('Legs of lead, <b>head</b> of air.');
  });

  it('is changed by a key, and given back by Undo', async () => {
    await note().fill('Better than it felt.');
    await note().press('Control+Enter');
    await card().getByRole('button', { name: 'Undo' }).click();
    await card()
      .getByText(/^Saved /)
      .waitFor();
    expect(await note().inputValue()).toBe('Legs of lead, <b>head</b> of air.');
    await reopen();
    expect(await note().inputValue()).toBe('Legs of lead, <b>head</b> of air.');
  });

  it('is taken away by leaving it empty', async () => {
    await note().fill('');
    await card().getByRole('button', { name: 'Save note' }).click();
    await card().getByText('The note is taken away.').waitFor();
    await reopen();
    expect(await note().inputValue()).toBe('');
  });

  it('says that it is not saved where it could not be, and keeps what was written', async () => {
    await page.route('**/note', (route) => route.abort());
    await note().fill('Written on a train.');
    await card().getByRole('button', { name: 'Save note' }).click();
    await card().getByRole('alert').getByText('The note is not saved yet.').waitFor();
    expect(await note().inputValue()).toBe('Written on a train.');
    expect(await findBarriers(page)).toEqual([]);
    await page.unroute('**/note');
    await card().getByRole('button', { name: 'Save note' }).click();
    await card()
      .getByText(/^Saved /)
      .waitFor();
  });
});

describe('the switch for records', () => {
  const box = (): Locator => card().getByRole('checkbox', { name: /^Exclude from records/ });

  it('leaves the workout out of the records, and counts it again', async () => {
    const id = address.split('/').at(-1);
    for (const excluded of [true, false]) {
      await box().click();
      await expect
        .poll(async () => (await ask<Exclusions>('/exclusions')).excludedIds.includes(id ?? ''))
        .toBe(excluded);
      await reopen();
      await expect.poll(() => box().isChecked()).toBe(excluded);
    }
  });
});

describe('a workout out of a file', () => {
  it('has its figures, its place among the others, and no word of what a file does not tell', async () => {
    const body = csvFile(
      csvRow({ 'Workout Timestamp': '2021-01-30 09:30 (-05)', Title: '30 min Paper Ride' }),
    );
    const response = await fetch(`${book.url}/api/v1/imports`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', origin: book.url },
      body,
      signal: AbortSignal.timeout(10_000),
    });
    expect(response.status).toBe(200);
    const { workouts } = await ask<WorkoutsAnswer>('/workouts?limit=100');
    const imported = workouts.find(({ title }) => title === '30 min Paper Ride');
    await page.goto(`${book.url}/workouts/${encodeURIComponent(imported?.id ?? '')}`);
    await page.getByText('It comes from a file, which has no seconds.').waitFor();
    await note().waitFor();
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toMatch(/308\s?kJ/);
    expect(text).toContain('oldest');
    expect(text).not.toMatch(/NaN|undefined|\bnull\b|Leaderboard|Strive|Time in|Best efforts/);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('complained of nothing but the note that was cut off', () => {
    expect(book.complaints.filter((complaint) => !complaint.includes('ERR_FAILED'))).toEqual([]);
  });
});
