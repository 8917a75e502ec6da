/** A book of ten thousand workouts on every page: in whole sentences, within its width, and without keeping anybody waiting. */
import { encodeTable } from '@ridebook/analytics/table';
import { madeUpHistory } from '@ridebook/analytics/made-up-workouts';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journeyNow } from '../support/dashboard.ts';
import { openSharedBook, overflowAt, type SeededBook } from '../support/seeded-book.ts';
import { stepTo } from './every-page.ts';
import { pageRoutes } from './routes.ts';
import { serveStories } from './odd-workouts.ts';

/** What a page may take of the processor until it stands; a wait for others on the machine does not count. */
const boundMs = 1_500;
/** A dot for each ride may be; a row of ten cells for each would be five times this, and a phone would scroll haltingly. */
const mostElements = 20_000;

const workouts = madeUpHistory({ workouts: 10_000, seed: 10, until: journeyNow }).map(
  // The server has no picture of a made-up class.
  (workout) => ({ ...workout, classImageUrl: null }),
);
const table = JSON.stringify(encodeTable(workouts));

/** One workout's own page asks the server, who knows nothing of these. */
const isOfOneWorkout = (address: string): boolean => /^\/workouts\/./.test(address);
const addresses = [
  ...pageRoutes(workouts).map(({ address }) => address),
  '/calendar?view=year',
  '/months?by=week',
].filter((address) => !isOfOneWorkout(address));

let book: SeededBook;
let page: Page;
let session: CDPSession;

beforeAll(async () => {
  book = await openSharedBook();
  ({ page } = book);
  page.setDefaultTimeout(20_000);
  await page.route('**/api/v1/table', (route) =>
    route.fulfill({ contentType: 'application/json', body: table }),
  );
  await serveStories(page, workouts);
  session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(book.url);
  await page.getByRole('navigation', { name: 'Pages' }).getByText('10,000').first().waitFor();
});
afterAll(() => book.close());

async function threadMs(): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN);
}

describe('ten thousand workouts', () => {
  it.each(addresses)('are told on %s in its time, its width and whole sentences', async (address) => {
    await stepTo(page, address === '/settings' ? '/formulas' : '/settings');
    const beforeMs = await threadMs();
    await stepTo(page, address);
    expect((await threadMs()) - beforeMs).toBeLessThan(boundMs);
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).not.toMatch(/NaN|Invalid Date|undefined|Infinity|\bnull\b/);
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(mostElements);
    expect(await overflowAt(page, 390)).toBeLessThanOrEqual(0);
  });

  it('complained of nothing', () => {
    expect(book.complaints).toEqual([]);
  });
});
