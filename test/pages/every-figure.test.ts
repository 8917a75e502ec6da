/** Every figure of every page: at most two clicks to what it means, to its formula, and to the workouts it came from. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSharedBook, type SeededBook } from '../support/seeded-book.ts';
import { stepTo } from './every-page.ts';
import { pageRoutes } from './routes.ts';

let book: SeededBook;
let page: Page;

beforeAll(async () => {
  book = await openSharedBook();
  ({ page } = book);
  await page.goto(book.url);
});
afterAll(() => book.close());

/** What stands on the page and is told nowhere, a line each. */
const unexplained = (): Promise<readonly string[]> =>
  page.evaluate(() => {
    const textOf = (element: Element): string => element.textContent.trim().slice(0, 60);
    const isShown = (element: Element): boolean => (element as HTMLElement).checkVisibility();
    const heads = [...document.querySelectorAll('main thead th.number')].filter(
      (head) => isShown(head) && head.closest('[role="region"][tabindex]') === null,
    );
    const stats = [...document.querySelectorAll('main dl dt')].filter(
      (label) => isShown(label) && label.closest('.explanation, .questions') === null,
    );
    return [
      ...heads.filter((head) => !head.hasAttribute('data-term')).map((head) => `head ${textOf(head)}`),
      ...stats
        .filter((label) => label.querySelector('[data-term] button') === null)
        .map((label) => `stat ${textOf(label)}`),
    ];
  });

interface ExplainedCard {
  readonly title: string;
  /** What stands in it. */
  readonly terms: readonly string[];
  /** What its explanation tells. */
  readonly told: readonly string[];
  readonly formulas: readonly string[];
  /** Where "See the workouts" leads; `null` where the menu has no such entry. */
  readonly workouts: string | null;
}

/** Opens each card's menu, and the explanation behind it: two clicks a card. */
const explainedCards = (): Promise<readonly ExplainedCard[]> =>
  page.evaluate(async () => {
    const settled = (): Promise<void> =>
      new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const cards = [...document.querySelectorAll('main section')];
    const found: ExplainedCard[] = [];
    for (const card of cards) {
      const menu = card.querySelector<HTMLElement>(':scope > .head button[aria-haspopup="menu"]');
      if (menu === null) continue;
      menu.click();
      await settled();
      const items = [...card.querySelectorAll<HTMLElement>('[role="menuitem"]')];
      const entry = (words: string): HTMLElement | undefined =>
        items.find((item) => item.textContent.trim() === words);
      const workouts = entry('See the workouts')?.getAttribute('href') ?? null;
      entry('How this is computed')?.click();
      await settled();
      const explanation = card.querySelector('section[aria-label="How this is computed"]');
      const all = (selector: string, name: string): readonly string[] =>
        [...(explanation?.querySelectorAll(selector) ?? [])].map((one) => one.getAttribute(name) ?? '');
      found.push({
        title: (card.querySelector('h2')?.textContent ?? '').trim(),
        terms: [...card.querySelectorAll('[data-term]')].map((one) => one.getAttribute('data-term') ?? ''),
        told: all('[data-explains]', 'data-explains'),
        formulas: all('a', 'href'),
        workouts,
      });
    }
    return found;
  });

/** Cards with figures and without a menu: a table or a drawing that nothing explains. */
const silentCards = (): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main section[aria-labelledby]')]
      .filter((card) => card.querySelector('table, svg.chart, svg.plot') !== null)
      .filter((card) => card.querySelector('button[aria-haspopup="menu"]') === null)
      .map((card) => (card.querySelector('h2')?.textContent ?? '').trim()),
  );

describe('every figure', () => {
  it('has a term, and stands in a card that explains it', async () => {
    const found: string[] = [];
    for (const { address } of pageRoutes(book.workouts)) {
      await stepTo(page, address);
      const silent = (await silentCards()).map((title) => `card ${title}`);
      found.push(...[...(await unexplained()), ...silent].map((line) => `${address}: ${line}`));
    }
    expect(found).toEqual([]);
  }, 60_000);

  it('would be noticed without a term or a card that explains it', async () => {
    await stepTo(page, '/');
    await page.evaluate(() => {
      const planted = document.createElement('section');
      planted.setAttribute('aria-labelledby', 'planted');
      planted.innerHTML =
        '<h2 id="planted">Planted</h2><dl><dt>Luck</dt><dd>7</dd></dl>' +
        '<table><thead><tr><th class="number">Luck</th></tr></thead></table>';
      document.querySelector('main')?.append(planted);
    });
    expect(await unexplained()).toEqual(['head Luck', 'stat Luck']);
    expect(await silentCards()).toEqual(['Planted']);
    await page.goto(book.url);
  });

  it('is explained behind its card’s menu, with the formula and the workouts', async () => {
    const formulas = new Set<string>();
    const workouts = new Set<string>();
    for (const { address, isOfWorkouts } of pageRoutes(book.workouts)) {
      await stepTo(page, address);
      const cards = await explainedCards();
      expect(cards.length > 0 || !isOfWorkouts || address.startsWith('/workouts'), address).toBe(true);
      for (const card of cards) {
        const where = `${card.title} at ${address}`;
        expect(card.told.length, where).toBeGreaterThan(0);
        expect(card.told, where).toEqual(expect.arrayContaining([...new Set(card.terms)]));
        expect(card.workouts === null, where).toBe(!isOfWorkouts);
        for (const formula of card.formulas) formulas.add(formula);
        if (card.workouts !== null) workouts.add(card.workouts);
      }
    }
    expect(formulas.size).toBeGreaterThan(8);
    for (const formula of formulas) {
      await stepTo(page, formula);
      expect(await page.getByText('There is no formula of this name.').count(), formula).toBe(0);
      await page.getByText(/^Sources?: /).waitFor();
    }
    for (const way of workouts) {
      if (way.startsWith('#')) continue;
      await stepTo(page, way);
      expect(await page.locator('main h1').textContent(), way).toMatch(/\d/);
      expect(await page.getByText('No workout fits all of this.').count(), way).toBe(0);
    }
  }, 120_000);

  it('of a stat opens its definition with one press, and its formula with the next', async () => {
    await stepTo(page, '/workouts?discipline=cycling');
    await page.getByRole('button', { name: 'Total output', exact: true }).click();
    await page.getByRole('status').getByText('watts summed over the seconds').waitFor();
    await page.getByRole('link', { name: 'Formula and source' }).click();
    await page.getByText('Sources: Peloton').waitFor();
    expect(book.address()).toBe('/formulas/measures');
  });

  it('complained of nothing', () => {
    expect(book.complaints).toEqual([]);
  });
});
