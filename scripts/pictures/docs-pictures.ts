/**
 * Takes the pictures of docs/dashboard.md: the top of each page of the rail over the made-up rider, small enough for a
 * repository. They go to docs/images/, named like the page: `node scripts/pictures/docs-pictures.ts [NAME...]` takes some.
 */
/// <reference lib="dom" />
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import type { StatusAnswer } from '@ridebook/domain';
import { csvFile, csvRow } from '../../test/in-process/made-up-csv.ts';
import { launchBrowser } from '../../test/support/chromium.ts';
import { journeyNow, openWatchedPage } from '../../test/support/dashboard.ts';
import { createProgramHome } from '../../test/support/program.ts';
import { startSeededDashboard } from '../../test/support/seeded-dashboard.ts';
import { fullRideAddress } from './full-ride.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/images');
const { positionals: names } = parseArgs({ allowPositionals: true });
const rider = { workouts: 1600, seed: 1 } as const;

/** What a page says by its top needs no more of it. */
const view = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 0.75 } as const;

/** Charts, pictures and faces arrive after the page. */
const patienceMs = 1_500;

/**
 * The page is told that everything happened by its own clock: what the program did just now, on the machine's, would be
 * another picture each time. The status comes as an answer and as an event.
 */
async function turnClock(page: Page): Promise<void> {
  await page.route('**/api/v1/status', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: toldAt(journeyNow, (await response.json()) as StatusAnswer) });
  });
  await page.addInitScript(
    `{
      const toldAt = ${toldAt.toString()};
      const Real = EventSource;
      globalThis.EventSource = class extends Real {
        addEventListener(name, listener) {
          const data = (event) => JSON.stringify(toldAt('${journeyNow}', JSON.parse(event.data)));
          super.addEventListener(name, name !== 'status' ? listener : (event) => listener({ data: data(event) }));
        }
      };
    }`,
  );
}

/** Runs in the page too, so it names nothing from outside. */
function toldAt(now: string, status: StatusAnswer): StatusAnswer {
  const inAnHour = new Date(Date.parse(now) + 3_600_000).toISOString();
  return {
    ...status,
    dataFolder: '~/.ridebook',
    failed: status.failed.map((workout) => ({ ...workout, retryAt: inAnHour })),
    lastSync: status.lastSync && { ...status.lastSync, finishedAt: now },
  };
}

/** A file with new lines, one that is here already, and one that cannot be read. */
async function takeImport(page: Page, url: string): Promise<void> {
  const download = await fetch(`${url}/api/v1/exports/csv?units=imperial`, {
    signal: AbortSignal.timeout(10_000),
  });
  const known = (await download.text()).split('\n').slice(-4, -1);
  const older = ['2019-03-02', '2019-03-05', '2019-03-09'].map((day) =>
    csvRow({ 'Workout Timestamp': `${day} 07:10 (EST)` }),
  );
  const rewritten = csvRow({ 'Workout Timestamp': '3/12/2019 7:10 AM' });
  await page.goto(`${url}/settings`);
  await page.locator('input[type=file]').setInputFiles({
    name: 'workouts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csvFile(...older, rewritten, ...known)),
  });
  await page.getByText('cannot be read').first().waitFor();
  await page.waitForTimeout(patienceMs);
  await page
    .getByRole('region', { name: 'Imported files' })
    .screenshot({ path: path.join(folder, 'import.png') });
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const home = createProgramHome();
  const browser = await launchBrowser();
  try {
    const { url } = await startSeededDashboard(home, rider);
    const { page } = await openWatchedPage(browser, url, view);
    await turnClock(page);
    await page.goto(url);
    const links = page.locator('nav[aria-label="Pages"] a');
    await links.first().waitFor();
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const pictures = [...new Set(addresses), '/settings'].map((address) => ({
      name: address === '/' ? 'home' : address.slice(1).replaceAll('/', '-'),
      address,
    }));
    pictures.push({ name: 'workout', address: await fullRideAddress(url) });
    const isWanted = (name: string): boolean => names.length === 0 || names.includes(name);
    for (const { name, address } of pictures.filter((picture) => isWanted(picture.name))) {
      await page.goto(`${url}${address}`);
      await page.locator('main h1').waitFor();
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(patienceMs);
      await page.screenshot({ path: path.join(folder, `${name}.png`) });
    }
    if (isWanted('import')) await takeImport(page, url);
  } finally {
    await browser.close();
    await home.remove();
  }
}

await main();
