/** Home in a real browser: every card says what the analytics say of the same workouts, by pointer and by key. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allIsFair,
  classRecords,
  lastAttempts,
  maybeLatestComparison,
  profileCounts,
  trend,
  weekAgainstUsual,
} from '@ridebook/analytics';
import type { StatusAnswer, Workout } from '@ridebook/domain';
import { findBarriers, journeyNow } from '../support/dashboard.ts';
import { openSeededBook, openSharedBook, type SeededBook } from '../support/seeded-book.ts';

const today = journeyNow.slice(0, 10);

let book: SeededBook;
let page: Page;
let stored: readonly Workout[];
let status: StatusAnswer;

beforeAll(async () => {
  book = await openSharedBook();
  ({ page, workouts: stored } = book);
  const signal = AbortSignal.timeout(5_000);
  status = (await (await fetch(`${book.url}/api/v1/status`, { signal })).json()) as StatusAnswer;
  await page.goto(book.url);
  await card('Ten latest rides').locator('tbody tr').first().waitFor();
});
afterAll(() => book.close());

const card = (title: string | RegExp): Locator => page.getByRole('region', { name: title });
const row = (title: string, head: string): Locator =>
  card(title)
    .locator('tbody tr')
    .filter({ has: page.getByRole('rowheader', { name: head, exact: true }) });
const written = (value: number): string => Math.round(value).toLocaleString('en-GB');

describe('Home', () => {
  it('is the whole history of this rider', () => {
    expect(status).toMatchObject({ isHistoryComplete: true, canLeaveDemo: false });
  });

  it('places the latest ride among comparable ones as the analytics do', async () => {
    const latest = maybeLatestComparison(stored, today);
    const output = latest?.comparison.measures.find(({ measure }) => measure === 'outputJoules');
    if (output?.kind !== 'placed') throw new Error('The seeded rider has rings.');
    const rings = card(/^Latest (class )?ride, against comparable rides$/);
    const sentence = await rings.getByRole('img').getAttribute('aria-label');
    expect(sentence).toContain(
      `among ${output.comparableWorkouts} other rides: Output ${Math.round(output.percentile)},`,
    );
    await rings.getByText(`of ${latest?.rides} comparable rides`).waitFor();
    expect(await rings.locator('tbody tr').first().textContent()).toContain(
      `${written(output.value / 1000)}kJ`,
    );
  });

  it('tells what a measure means beside it', async () => {
    await page.getByRole('button', { name: 'Efficiency' }).click();
    await page.getByText('what a heartbeat a minute yields').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByText('what a heartbeat a minute yields').count()).toBe(0);
  });

  it('counts what is stored beside what Peloton counts', async () => {
    const counts = profileCounts(stored, status.rider);
    const name = status.rider?.name ?? '';
    for (const { discipline, stored: count } of counts.disciplines.filter(
      (each) => each.discipline === 'cycling',
    ))
      expect(await row(name, 'Cycling').textContent(), discipline).toContain(written(count));
    await card(name).getByRole('button', { name: 'All disciplines' }).click();
    expect(await card(name).locator('tbody tr').count()).toBe(counts.disciplines.length);
  });

  it('draws every ride with an output, and has them as a table behind one key', async () => {
    const points = trend(stored, {
      measure: 'averageOutputWatts',
      discipline: 'cycling',
      classMinutes: null,
      asOf: today,
      plannedBreaks: [],
    }).points.length;
    const chart = card(/^Average output, every ride since/);
    await chart
      .getByRole('img', { name: `Average output of ${points} rides` })
      .locator('svg')
      .waitFor();
    await chart.getByRole('slider').press('t');
    expect(await chart.locator('tbody tr').count()).toBe(Math.min(points, 500));
    await chart.getByRole('button', { name: /: more$/ }).click();
    await chart.getByRole('menuitem', { name: /View as figure/ }).click();
    await chart.getByRole('slider').waitFor();
  });

  it('says how a figure is computed', async () => {
    const week = card('This week, against a usual one');
    await week.getByRole('button', { name: /: more$/ }).click();
    await week.getByRole('menuitem', { name: 'How this is computed' }).click();
    await week.getByText('median of the last 12 whole weeks').first().waitFor();
  });

  it('holds this week beside a usual one', async () => {
    const week = weekAgainstUsual(stored, { asOf: today, firstWeekday: 1 });
    const workouts = row('This week, against a usual one', 'Workouts');
    expect(await workouts.locator('td').nth(1).textContent()).toBe(String(week.soFar.workouts));
    expect(await workouts.textContent()).toContain(`${week.usual?.workouts} in all`);
  });

  it('opens the last attempts at a record', async () => {
    const minutes = classRecords(stored, today, allIsFair)[0]?.classMinutes ?? 0;
    await page.getByRole('button', { name: `${minutes} minutes: last attempts`, exact: true }).click();
    const attempts = lastAttempts(stored, { asOf: today, limit: 4, fairness: allIsFair }).get(minutes) ?? [];
    const spans = card('Records by class length').locator('.attempts span');
    expect(await spans.count()).toBe(attempts.length);
    expect(await spans.first().textContent()).toContain(
      `${written((attempts[0]?.outputJoules ?? 0) / 1000)}`,
    );
  });

  it('leads by keys, lists them, and leaves letters to who writes', async () => {
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('heading', { level: 1 }).getByText('Ridebook looks for new workouts').waitFor();
    expect(book.address()).toBe('/settings');
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await card('Ten latest rides').waitFor();
    expect(book.address()).toBe('/');
  });

  it('leads on a phone by its tabs', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('link', { name: 'Settings' }).last().click();
    expect(book.address()).toBe('/settings');
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('complained of nothing, broke no policy and asked no stranger', () => {
    expect(book.complaints).toEqual([]);
  });
});

describe('Home of a newcomer', () => {
  let thin: SeededBook;
  beforeAll(async () => {
    thin = await openSeededBook({ workouts: 6, seed: 3 });
  });
  afterAll(() => thin.close());

  it('has a sentence where there is too little for a figure', async () => {
    await thin.page.goto(thin.url);
    const region = (title: string | RegExp): Locator => thin.page.getByRole('region', { name: title });
    await region(/against comparable rides$/)
      .getByText(/the comparison starts at 8\.|No class ride with an output yet\./)
      .waitFor();
    await region('This week, against a usual one').getByText('after four whole weeks').waitFor();
    const text = (await thin.page.locator('main').textContent()) ?? '';
    expect(text).not.toMatch(/NaN|Invalid Date|undefined|Infinity/);
    expect(await findBarriers(thin.page)).toEqual([]);
    expect(thin.complaints).toEqual([]);
  });
});
