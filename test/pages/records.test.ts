/** The records in a real browser: bests in any measure, a ride left out and taken in again, an era begun, all of it kept. */
import { addDays, classRecords, records, type Fairness, type RecordsQuery } from '@ridebook/analytics';
import type { Exclusions, Workout } from '@ridebook/domain';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers, journeyNow } from '../support/dashboard.ts';
import { openSeededBook, type SeededBook } from '../support/seeded-book.ts';

const query: RecordsQuery = {
  measure: 'outputJoules',
  discipline: 'cycling',
  by: 'length',
  classMinutes: null,
  asOf: journeyNow.slice(0, 10),
  excludedIds: new Set(),
  eraStarts: [],
};
let book: SeededBook;
let page: Page;
let stored: readonly Workout[];

beforeAll(async () => {
  book = await openSeededBook({ workouts: 200, seed: 7 });
  ({ page, workouts: stored } = book);
});
afterAll(() => book.close());

const rows = (): Locator => page.getByRole('region', { name: 'Records by class length' }).locator('tbody tr');
const row = (minutes: number): Locator =>
  rows().filter({ has: page.getByLabel(`${minutes} minutes`, { exact: true }) });
const kilojoules = (joules: number): string => String(Math.round(joules / 1000));
const groups = (change: Partial<RecordsQuery> = {}) => records(stored, { ...query, ...change }).groups;
const kept = async (): Promise<Exclusions> => {
  const answer = await fetch(`${book.url}/api/v1/exclusions`, { signal: AbortSignal.timeout(5_000) });
  return (await answer.json()) as Exclusions;
};
/** The record of a length on Home, over REST and as the analytics compute it. */
async function saysTheSameOnHome(minutes: number, fairness: Fairness): Promise<void> {
  const expected = classRecords(stored, query.asOf, fairness);
  const own = expected.find(({ classMinutes }) => classMinutes === minutes);
  if (own === undefined) throw new Error('This length has no record.');
  const answer = await fetch(`${book.url}/api/v1/reports/class-records?today=${query.asOf}`, {
    signal: AbortSignal.timeout(5_000),
  });
  expect(await answer.json()).toEqual({ records: JSON.parse(JSON.stringify(expected)) as unknown });
  await page.goto(book.url);
  const home = page.getByRole('region', { name: 'Records by class length' });
  const length = home.locator('tbody tr').filter({
    has: page.getByRole('button', { name: `${minutes} minutes: last attempts`, exact: true }),
  });
  await length.waitFor();
  expect(await length.locator('td').first().textContent()).toContain(kilojoules(own.record.outputJoules));
  expect(await length.locator('.set').textContent()).toContain(own.record.localDate.slice(0, 4));
}
/** The length with most steps: taking the last away leaves a record. */
const longest = () => {
  const [group] = groups().toSorted((a, b) => b.steps.length - a.steps.length);
  if (group === undefined || group.steps.length < 2) throw new Error('The rider never beat a record.');
  return group;
};

describe('the records', () => {
  it('are the best of each length', async () => {
    await page.goto(`${book.url}/records`);
    await rows().first().waitFor();
    expect(await rows().count()).toBe(groups().length);
    for (const { classMinutes, record } of groups())
      expect(await row(classMinutes).locator('.value').textContent()).toContain(kilojoules(record.value));
  });

  it('open a length and a measure in the address, which survives a reload', async () => {
    const { classMinutes } = longest();
    await page.getByRole('button', { name: `${classMinutes} minutes`, exact: true }).click();
    await page.getByRole('group', { name: 'Measure' }).getByRole('button', { name: 'Watts' }).click();
    expect(book.address()).toBe(`/records?length=${classMinutes}&measure=watts`);
    await page.reload();
    await page
      .getByRole('heading', { name: `How the record at ${classMinutes} minutes came about` })
      .waitFor();
    const watts = groups({ measure: 'averageOutputWatts' }).find(
      (group) => group.classMinutes === classMinutes,
    );
    expect(await row(classMinutes).locator('.value').textContent()).toContain(
      String(Math.round(watts?.record.value ?? 0)),
    );
    await page
      .getByRole('img', { name: /^The record at/ })
      .locator('svg')
      .waitFor();
  });

  it.each(['Distance', 'Speed', 'Cadence', 'Calories'])('are kept in %s too', async (measure) => {
    await page.getByRole('group', { name: 'Measure' }).getByRole('button', { name: measure }).click();
    expect(await rows().count()).toBeGreaterThan(0);
    expect(await page.locator('main').textContent()).not.toMatch(/NaN|Invalid|undefined/);
  });

  it('leave out a ride that was not fair, in this browser and any other', async () => {
    const { classMinutes, record, steps } = longest();
    await page.goto(`${book.url}/records?length=${classMinutes}`);
    await page
      .getByRole('button', { name: /^Leave out/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Left out' }).waitFor();
    expect((await kept()).excludedIds).toEqual([record.id]);
    const next = groups({ excludedIds: new Set([record.id]) }).find(
      (group) => group.classMinutes === classMinutes,
    );
    expect(next?.record.value).toBeLessThan(record.value);
    await page.reload();
    await page.getByRole('heading', { name: 'Left out' }).waitFor();
    expect(await row(classMinutes).locator('.value').textContent()).toContain(
      kilojoules(next?.record.value ?? steps[0]?.value ?? 0),
    );
    expect(await findBarriers(page)).toEqual([]);
    await saysTheSameOnHome(classMinutes, { excludedIds: new Set([record.id]), eraStarts: [] });
    await page.goto(`${book.url}/records?length=${classMinutes}`);
    await page.getByRole('button', { name: /^Count again/ }).click();
    await page.getByRole('heading', { name: 'Left out' }).waitFor({ state: 'detached' });
    expect((await kept()).excludedIds).toEqual([]);
  });

  it('begin an era with a new bike, and end it', async () => {
    const { classMinutes, record } = longest();
    const firstDate = addDays(record.localDate, 1);
    await page.getByLabel('A new era from').fill(firstDate);
    await page.getByLabel('What began').fill('New <b>bike</b>');
    await page.getByRole('button', { name: 'Begin an era' }).click();
    await page.getByRole('columnheader', { name: 'All time' }).waitFor();
    expect((await kept()).eras).toEqual([{ firstDate, name: 'New <b>bike</b>' }]);
    const bests = page.getByRole('region', { name: 'Fair records' });
    await bests.getByRole('heading', { name: `Bests per era, ${classMinutes} minutes` }).waitFor();
    expect(await bests.textContent()).toContain('New <b>bike</b>');
    expect(await findBarriers(page)).toEqual([]);
    const now = groups({ eraStarts: [firstDate] }).find((group) => group.classMinutes === classMinutes);
    expect(now?.current.record.value).toBeLessThan(record.value);
    expect(await row(classMinutes).locator('.value').textContent()).toContain(
      kilojoules(now?.current.record.value ?? 0),
    );
    await saysTheSameOnHome(classMinutes, { excludedIds: new Set(), eraStarts: [firstDate] });
    await page.getByText(/^New <b>bike<\/b>: bests of/).waitFor();
    await page.goto(`${book.url}/records?length=${classMinutes}`);
    await bests.getByRole('button', { name: /^Remove the era/ }).click();
    await page.getByRole('columnheader', { name: 'All time' }).waitFor({ state: 'detached' });
  });

  it('say it when nothing can be kept, and change nothing', async () => {
    await page.route('**/api/v1/exclusions', (route) =>
      route.request().method() === 'PUT'
        ? route.fulfill({ status: 507, json: { problem: { kind: 'storage', message: 'The disk is full.' } } })
        : route.continue(),
    );
    await page
      .getByRole('button', { name: /^Leave out/ })
      .first()
      .click();
    await page.getByRole('alert').getByText('The disk is full.').waitFor();
    expect(await page.getByRole('heading', { name: 'Left out' }).count()).toBe(0);
    await page.unroute('**/api/v1/exclusions');
  });

  it('complained of nothing but the full disk', () => {
    expect(book.complaints.filter((line) => !line.includes('507'))).toEqual([]);
  });
});
