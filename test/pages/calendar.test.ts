/** The calendar in a real browser: a month with its days, a day opened, the years by colour, and the way back from a reload. */
import { calendar, calendarMonth, pageCounts, totalsBetween } from '@ridebook/analytics';
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
const month = (name: string): Locator => page.getByRole('region', { name });

describe('the calendar', () => {
  it('opens on this month with its count', async () => {
    await page.goto(`${book.url}/calendar`);
    const { workouts, activeDays } = totalsBetween(stored, '2026-11-01', today);
    expect(workouts).toBeGreaterThan(0);
    await heading()
      .getByText(new RegExp(`^November so far: ${workouts} workouts? on ${activeDays} of 22 days`))
      .waitFor();
  });

  it('shows every workout of the month on its day', async () => {
    const { days } = calendar(stored, { firstDate: '2026-11-01', lastDate: today });
    const day = days.at(-1);
    if (day === undefined) throw new Error('The rider did nothing in November.');
    const pressed = month('November 2026').getByRole('button', { pressed: false }).last();
    expect(await pressed.textContent()).toContain(
      `: ${day.workouts === 1 ? '1 workout' : `${day.workouts} workouts`}`,
    );
    await pressed.click();
    expect(book.address()).toBe(`/calendar?day=${day.localDate}`);
    const rows = page.getByRole('region', { name: 'The day' }).locator('tbody tr');
    expect(await rows.count()).toBe(day.workouts);
    expect(await rows.first().textContent()).toContain(day.lines[0]?.title);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('keeps day, month and colour over a reload', async () => {
    await page.getByRole('button', { name: 'Earlier month' }).click();
    await page
      .getByRole('group', { name: 'Colour of a day' })
      .getByRole('button', { name: 'Output' })
      .click();
    expect(book.address()).toBe('/calendar?month=2026-10&colour=output');
    const { sums } = calendarMonth(stored, '2026-10-01', { firstWeekday: 1, asOf: today });
    await page.reload();
    await heading()
      .getByText(new RegExp(`^October: ${sums.workouts} workouts? on`))
      .waitFor();
    await page.getByText('each shade holds a quarter').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  it('tells a day of the year by arrow keys and opens it by Enter', async () => {
    const year = page.getByRole('slider', { name: /^Day of 2026/ });
    await year.press('ArrowLeft');
    await year.press('ArrowLeft');
    expect(await year.getAttribute('aria-valuetext')).toMatch(/^Sun 15 Nov 2026: /);
    await year.press('Enter');
    expect(book.address()).toContain('day=2026-11-15');
    await month('November 2026').waitFor();
  });

  it('turns to the year, whose months lead back, by pointer and by key', async () => {
    await page.goto(`${book.url}/calendar`);
    const view = page.getByRole('group', { name: 'Month or year' });
    await view.getByRole('button', { name: 'Year' }).focus();
    await page.keyboard.press('Enter');
    expect(book.address()).toBe('/calendar?view=year');
    const { workouts, activeDays } = totalsBetween(stored, '2026-01-01', today);
    await heading()
      .getByText(new RegExp(`^2026 so far: ${workouts} workouts on ${activeDays} days, `))
      .waitFor();
    await page.reload();
    const card = page.getByRole('region', { name: '2026', exact: true });
    const october = calendarMonth(stored, '2026-10-01', { firstWeekday: 1, asOf: today });
    expect(await card.locator('.months li').nth(9).textContent()).toContain(
      `${october.sums.workouts} workouts`,
    );
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Earlier year' }).click();
    await heading()
      .getByText(/^2025: /)
      .waitFor();
    await page.getByRole('button', { name: 'Later year' }).click();
    await card.getByRole('button', { name: 'Oct 2026' }).press('Enter');
    expect(book.address()).toBe('/calendar?month=2026-10');
    await month('October 2026').waitFor();
  });

  it('stands in a rail that says how much each page holds', async () => {
    const counts = pageCounts(stored, today);
    const rail = page.getByRole('navigation', { name: 'Pages' }).first();
    for (const [name, count] of [
      ['Workouts', counts.workouts],
      ['Classes', counts.classes],
      ['Beyond the bike', counts.beyondTheBike],
    ] as const)
      expect(await rail.getByRole('link', { name, exact: true }).textContent()).toBe(
        `${name}${count.toLocaleString('en-GB')}`,
      );
  });

  it('takes an address without sense for none', async () => {
    await page.goto(`${book.url}/calendar?month=2026-13&day=yesterday&colour=loud`);
    await month('November 2026').waitFor();
    await page.goto(`${book.url}/calendar?month=2031-02`);
    await heading().getByText('February 2031 lies ahead.').waitFor();
  });

  it('complained of nothing', () => {
    expect(book.complaints).toEqual([]);
  });
});
