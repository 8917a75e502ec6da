/** Every page for everybody: no barrier in light and in dark, no sideways scrolling on any width, no complaint. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '../support/dashboard.ts';
import { openSharedBook, overflowAt, type SeededBook } from '../support/seeded-book.ts';
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

describe('every page', () => {
  it('has no barrier in light and in dark', async () => {
    for (const { address } of pageRoutes(book.workouts)) {
      await stepTo(page, address);
      expect(await findBarriers(page), address).toEqual([]);
    }
  }, 120_000);

  it('needs no scrolling sideways, from 360 pixels to 2560', async () => {
    for (const width of [360, 1100, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      for (const { address } of pageRoutes(book.workouts)) {
        await stepTo(page, address);
        expect(await overflowAt(page, width), `${address} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  }, 120_000);

  it('has no boxes in the place of emoji, whatever fonts the machine has', async () => {
    const areTold = await page.evaluate(async () => {
      const font = `24px ${getComputedStyle(document.body).fontFamily}`;
      const draw = (text: string): string => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 });
        const context = canvas.getContext('2d');
        if (context === null) return '';
        context.font = font;
        context.fillText(text, 2, 30);
        return canvas.toDataURL();
      };
      const emoji = ['🌧', '🏃', '💪', '🪩', '🎃'];
      await document.fonts.load(font, emoji.join(''));
      return new Set(emoji.map(draw)).size === emoji.length;
    });
    expect(areTold).toBe(true);
  });

  it('complained of nothing, broke no policy and asked no stranger', () => {
    expect(book.complaints).toEqual([]);
  });
});
