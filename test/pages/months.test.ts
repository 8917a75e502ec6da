/** Months in a real browser: the period so far, a chart that answers keys and becomes a table, and the way back from a reload. */
import { allPeriods, disciplinePeriods } from '@ridebook/analytics';
import type { Workout } from '@ridebook/domain';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers, journeyNow } from '../support/dashboard.ts';
import { openSharedBook, type SeededBook } from '../support/seeded-book.ts';

const query = { unit: 'month', firstWeekday: 1, asOf: journeyNow.slice(0, 10) } as const;
let book: SeededBook;
let page: Page;
let stored: readonly Workout[];

beforeAll(async () => {
  book = await openSharedBook();
  ({ page, workouts: stored } = book);
});
afterAll(() => book.close());

const card = (name: string): Locator => page.getByRole('region', { name, exact: true });
const written = (value: number): string => Math.round(value).toLocaleString('en-GB');

describe('the months', () => {
  it('begin with the rides of this month so far', async () => {
    await page.goto(`${book.url}/months`);
    const { toDate, periods } = disciplinePeriods(stored, 'cycling', query);
    const { workouts } = toDate.now.figures;
    await page
      .getByRole('heading', { level: 1 })
      .getByText(new RegExp(`^This month so far: ${workouts} rides?,`))
      .waitFor();
    const rows = card('Month by month').locator('tbody tr');
    expect(await rows.count()).toBe(periods.length);
    const joules = toDate.now.figures.outputJoules;
    expect(await rows.first().textContent()).toContain(written((joules ?? 0) / 1000));
  });

  it('speak the points of a chart to the arrow keys', async () => {
    const points = card('Total output by month').getByRole('slider');
    await points.press('Home');
    const first = disciplinePeriods(stored, 'cycling', query).periods.find(
      ({ figures }) => figures.outputJoules !== null,
    );
    expect(await points.getAttribute('aria-valuetext')).toContain(
      `Total output: ${written((first?.figures.outputJoules ?? 0) / 1000)}`,
    );
    await points.press('ArrowRight');
    expect(await points.getAttribute('aria-valuenow')).toBe('2');
  });

  it('turn a chart into a table and back, by menu and by key', async () => {
    const chart = card('Total output by month');
    await chart.getByRole('button', { name: 'Total output by month: more' }).click();
    await page.getByRole('menuitem', { name: 'View as table' }).click();
    await chart.getByRole('columnheader', { name: 'Total output kJ', exact: true }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await chart.getByRole('region', { name: 'Total output by month, as a table' }).press('t');
    await chart.getByRole('slider').waitFor();
  });

  it('save a chart as a picture', async () => {
    await card('Total output by month')
      .getByRole('button', { name: /: more$/ })
      .click();
    for (const kind of ['SVG', 'PNG']) {
      if (kind === 'PNG')
        await card('Total output by month')
          .getByRole('button', { name: /: more$/ })
          .click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: `Save as ${kind}` }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`total-output-by-month.${kind.toLowerCase()}`);
    }
  });

  it('keep discipline, period, measure and order over a reload', async () => {
    await page.getByRole('group', { name: 'Discipline' }).getByRole('button', { name: 'All' }).click();
    await page.getByRole('group', { name: 'Period' }).getByRole('button', { name: 'Year' }).click();
    await page.getByRole('group', { name: 'Measure' }).getByRole('button', { name: 'Workouts' }).click();
    await card('Year by year').getByRole('columnheader', { name: 'Time' }).getByRole('button').click();
    expect(book.address()).toBe('/months?discipline=all&by=year&measure=workouts&sort=-time');
    await page.reload();
    const { periods } = allPeriods(stored, { ...query, unit: 'year' });
    const longest = periods.toSorted((a, b) => b.figures.seconds - a.figures.seconds)[0];
    const first = card('Year by year').locator('tbody tr').first();
    await first.getByText(String(longest?.label)).waitFor();
    expect(await first.textContent()).toContain(written(longest?.figures.workouts ?? -1));
    expect(
      await card('Year by year').getByRole('columnheader', { name: 'Time' }).getAttribute('aria-sort'),
    ).toBe('descending');
  });

  it('show the newest two dozen weeks at first, and the rest when asked', async () => {
    await page.goto(`${book.url}/months?by=week`);
    const rows = card('Week by week').locator('tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(24);
    const more = card('Week by week').getByRole('button', { name: /^Show all \d+$/ });
    const all = Number((await more.textContent())?.replace(/\D/g, ''));
    await more.click();
    expect(await rows.count()).toBe(all);
    const { periods } = disciplinePeriods(stored, 'cycling', { ...query, unit: 'week' });
    // Weeks without a ride are folded, none is lost.
    const folded = await rows.filter({ hasText: 'without a ride' }).allTextContents();
    const told = folded.reduce((sum, text) => sum + Number(/: (\d+) weeks/.exec(text)?.[1]), 0);
    expect(all - folded.length + told).toBe(periods.length);
  });

  it('take an address without sense for none', async () => {
    await page.goto(`${book.url}/months?discipline=juggling&by=fortnight&measure=luck&sort=%25`);
    await page.getByText('No juggling workout to count yet.').waitFor();
  });

  it('complained of nothing', () => {
    expect(book.complaints).toEqual([]);
  });
});
