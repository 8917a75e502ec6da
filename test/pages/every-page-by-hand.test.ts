/** Every page by hand: opened by its address and reloaded, left and come back to, led by keys, printed, without a server. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSharedBook, type SeededBook } from '../support/seeded-book.ts';
import { stepTo, untilStanding } from './every-page.ts';
import { pageRoutes } from './routes.ts';

let book: SeededBook;
let page: Page;

beforeAll(async () => {
  book = await openSharedBook();
  ({ page } = book);
  await page.goto(book.url);
});
afterAll(() => book.close());

const heading = (): Promise<string | null> => page.locator('main h1').textContent();
const addresses = (): readonly string[] => pageRoutes(book.workouts).map(({ address }) => address);

async function expectWords(address: string): Promise<void> {
  expect(await page.locator('main h1').count(), address).toBe(1);
  const text = (await page.locator('main').textContent()) ?? '';
  expect(text, address).not.toMatch(/NaN|Invalid Date|undefined|Infinity|\bnull\b|\[object/);
}

/** `?` lists the keys, and `/` leads to the search, wherever one is. */
async function expectKeys(address: string): Promise<void> {
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await page.locator('main h1').focus();
  await page.keyboard.press('?');
  await keys.waitFor();
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'hidden' });
  await page.keyboard.press('/');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('type')), address).toBe('search');
}

/** A focused chart speaks its points to the arrow keys. */
async function expectCharts(address: string): Promise<void> {
  for (const chart of await page.getByRole('slider', { name: 'Points of this chart' }).all()) {
    await chart.press('Home');
    expect(await chart.getAttribute('aria-valuetext'), address).toMatch(/\S: \S/);
    await chart.press('End');
    expect(await chart.getAttribute('aria-valuenow'), address).toBe(
      await chart.getAttribute('aria-valuemax'),
    );
  }
}

async function expectPrint(address: string): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('nav[aria-label="Pages"]:visible').count(), address).toBe(0);
  expect(await page.locator('main .menu:visible').count(), address).toBe(0);
  expect(await page.locator('main h1:visible').count(), address).toBe(1);
  await page.emulateMedia({ media: 'screen' });
}

describe('every page', () => {
  it('is titled, answers to the keys, and prints without what can only be pressed', async () => {
    for (const address of addresses()) {
      await stepTo(page, address);
      expect(await page.title(), address).toMatch(/^\S.* · Ridebook$/);
      await expectWords(address);
      await expectKeys(address);
      await expectCharts(address);
      await expectPrint(address);
    }
  }, 120_000);

  it('opens the same by its address, and stays there', async () => {
    for (const address of addresses()) {
      await stepTo(page, address);
      const words = await heading();
      await page.goto(`${book.url}${address}`);
      await untilStanding(page);
      expect(book.address(), address).toBe(address);
      expect(await heading(), address).toBe(words);
    }
  }, 120_000);

  it('is come back to by the back button', async () => {
    await page.goto(book.url);
    await untilStanding(page);
    for (const address of addresses().slice(1)) {
      await stepTo(page, address);
      await page.evaluate(() => history.back());
      await page.getByRole('region', { name: 'Ten latest rides' }).waitFor();
      expect(book.address(), address).toBe('/');
    }
  }, 60_000);

  it('complained of nothing, broke no policy and asked no stranger', () => {
    expect(book.complaints).toEqual([]);
  });
});
