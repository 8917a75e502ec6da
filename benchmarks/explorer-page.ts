/**
 * Measures the explorer as a person meets it: 10,000 workouts on a warm server, the built dashboard in Chromium, with and
 * without a processor slowed down four times.
 */
/// <reference lib="dom" />
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../test/support/chromium.ts';
import { startDashboard } from '../test/support/dashboard.ts';
import { createProgramHome, signedInAt, startSandbox } from '../test/support/program.ts';
import { median, printFigures, type Figure } from './figures.ts';

const now = '2026-11-22T09:00:00Z';
const workouts = Number(process.argv[2] ?? 10_000);
const dist = path.resolve(import.meta.dirname, '../apps/web/dist');
const opens = 5;
const filters = 40;

function percentile(values: readonly number[], share: number): number {
  const ascending = values.toSorted((a, b) => a - b);
  return ascending[Math.min(ascending.length - 1, Math.ceil(ascending.length * share) - 1)] ?? Number.NaN;
}

/** The script that the page itself names, and what that one imports at once; what is imported later does not count. */
function firstScripts(): ReadonlySet<string> {
  const page = readFileSync(path.join(dist, 'index.html'), 'utf8');
  const found = new Set(
    [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file = '']) => file),
  );
  for (const file of found) {
    const text = readFileSync(path.join(dist, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:import|from)\s*"\.\/([^"]+\.js)"/g))
      found.add(`assets/${name}`);
  }
  return found;
}

function compressedKilobytes(files: Iterable<string>): number {
  let bytes = 0;
  for (const file of files) bytes += brotliCompressSync(readFileSync(path.join(dist, file))).length;
  return bytes / 1000;
}

const isShown = (): boolean =>
  /workouts/.test(document.querySelector('h1')?.textContent ?? '') &&
  document.querySelectorAll('tbody tr[id]').length > 10;

/** From the request of the page to the table standing and the main thread free to answer. */
async function interactiveMs(browser: Browser, url: string, slowdown: number): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  await slowDown(page, slowdown);
  await page.goto('about:blank');
  const startedMs = performance.now();
  await page.goto(`${url}/workouts`, { waitUntil: 'commit' });
  await page.waitForFunction(isShown, undefined, { polling: 'raf' });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
  const tookMs = performance.now() - startedMs;
  await context.close();
  return tookMs;
}

async function slowDown(page: Page, rate: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return session;
}

/**
 * Filters as a hand does and measures inside the page, from the event to the frame after it was painted: by arrow keys on
 * the handles of two histograms and by ticks of a list.
 */
async function filterToPaintMs(page: Page): Promise<readonly number[]> {
  return page.evaluate(async (runs) => {
    const painted = (): Promise<number> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          // A message is answered after the frame that was being made has been painted.
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now());
          channel.port2.postMessage(null);
        });
      });
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const handles = document.querySelectorAll<HTMLElement>('[role="slider"][aria-label$=" from"]');
      const ticks = document.querySelectorAll<HTMLInputElement>('fieldset input');
      const startedMs = performance.now();
      if (run % 3 === 2) ticks[(run * 7) % Math.min(24, ticks.length)]?.click();
      else
        handles[run % 3]?.dispatchEvent(
          new KeyboardEvent('keydown', { key: run % 12 < 8 ? 'ArrowRight' : 'ArrowLeft', bubbles: true }),
        );
      times.push((await painted()) - startedMs);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    return times;
  }, filters);
}

/** Processor time the page's main thread has had: what else runs on the machine does not lengthen it. */
async function threadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN);
}

async function measure(browser: Browser, url: string, slowdown: number): Promise<readonly Figure[]> {
  const opened: number[] = [];
  for (let run = 0; run < opens; run += 1) opened.push(await interactiveMs(browser, url, slowdown));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${url}/workouts`);
  await page.waitForFunction(isShown);
  const session = await slowDown(page, slowdown);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await filterToPaintMs(page);
  await page.goto(`${url}/workouts`);
  await page.waitForFunction(isShown);
  const beforeMs = await threadMs(session);
  const painted = await filterToPaintMs(page);
  const ownMs = ((await threadMs(session)) - beforeMs) / filters;
  await context.close();
  const how = slowdown === 1 ? '' : `, processor slowed ${slowdown} times`;
  const own: Figure = {
    name: '… the main thread’s own processor time',
    value: ownMs,
    unit: 'ms',
    target: '',
  };
  return [
    {
      name: `explorer interactive, median of ${opens}${how}`,
      value: median(opened) / 1000,
      unit: 's',
      target: slowdown === 1 ? 'under 1.5' : '',
    },
    { name: `filter to paint, median${how}`, value: median(painted), unit: 'ms', target: '' },
    {
      name: `filter to paint, p95${how}`,
      value: percentile(painted, 0.95),
      unit: 'ms',
      target: slowdown === 1 ? 'under 50' : 'under 150',
    },
    ...(slowdown === 1 ? [own] : []),
  ];
}

const home = createProgramHome();
const browser = await launchBrowser();
try {
  const sandbox = await startSandbox(home, '--workouts', String(workouts), '--seed', 'bench', '--now', now);
  await home.run(['login'], signedInAt(sandbox));
  process.stderr.write(`Reading ${workouts} workouts first…\n`);
  await home.run(['sync'], signedInAt(sandbox));
  const { url } = await startDashboard(home, sandbox);
  await interactiveMs(browser, url, 1);
  const lazily = readdirSync(path.join(dist, 'assets')).filter((file) => /^workouts-page.*\.js$/.test(file));
  printFigures([
    {
      name: 'first JavaScript, brotli',
      value: compressedKilobytes(firstScripts()),
      unit: 'KB',
      target: 'under 150',
    },
    {
      name: '… and the explorer’s own',
      value: compressedKilobytes(lazily.map((file) => `assets/${file}`)),
      unit: 'KB',
      target: '',
    },
    ...(await measure(browser, url, 1)),
    ...(await measure(browser, url, 4)),
  ]);
} finally {
  await browser.close();
  await home.remove();
}
