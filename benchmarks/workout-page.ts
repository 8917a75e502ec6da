/**
 * Measures a workout's page as a person meets it: the built dashboard in Chromium over a warm server, an hour's ride of 3,600
 * samples in five traces. Time until it answers, and the time between frames while it is zoomed.
 */
/// <reference lib="dom" />
import type { WorkoutsAnswer } from '@ridebook/domain';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../test/support/chromium.ts';
import { journeyNow } from '../test/support/dashboard.ts';
import { createProgramHome } from '../test/support/program.ts';
import { startSeededDashboard } from '../test/support/seeded-dashboard.ts';
import { rideOver, secondsTo, serveWorkout, type OddWorkout } from '../test/pages/odd-workouts.ts';
import { rideOn } from '@ridebook/analytics/made-up-workout';
import { median, printFigures } from './figures.ts';

const opens = 7;
const zooms = 120;
const hour = 3600;

const ride: OddWorkout = {
  workout: rideOn('2026-11-20', { id: 'hour', classLengthSeconds: hour, durationSeconds: hour }),
  samples: rideOver(secondsTo(hour)),
};

const isAnswering = (): boolean =>
  document.querySelectorAll('.panel canvas').length >= 5 &&
  document.querySelector('[role="slider"][aria-label="Seconds of the workout"]') !== null;

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(journeyNow));
  return page;
}

/** From the request of the page to the traces standing and the main thread free to answer. */
async function interactiveMs(browser: Browser, address: string): Promise<number> {
  const page = await newPage(browser);
  await page.goto('about:blank');
  const startedMs = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(isAnswering, undefined, { polling: 'raf' });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
  const tookMs = performance.now() - startedMs;
  await page.context().close();
  return tookMs;
}

/** Turns the wheel once a frame, in and out; answers the times between the frames. */
const zoomFrames = (page: Page): Promise<readonly number[]> =>
  page.evaluate(async (turns) => {
    const over = document.querySelector<HTMLElement>('.panel .u-over');
    if (over === null) throw new Error('There is no trace to zoom.');
    const box = over.getBoundingClientRect();
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const frameMs: number[] = [];
    let before = await frame();
    for (let turn = 0; turn < turns; turn += 1) {
      over.dispatchEvent(
        new WheelEvent('wheel', {
          deltaY: turn % 40 < 20 ? -60 : 60,
          clientX: box.left + box.width * 0.6,
          clientY: box.top + 40,
          ctrlKey: true,
          bubbles: true,
          cancelable: true,
        }),
      );
      const now = await frame();
      frameMs.push(now - before);
      before = now;
    }
    return frameMs;
  }, zooms);

/** Processor time of the page's main thread a turn: what else runs on the machine does not lengthen it. */
async function threadMsPerTurn(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN);
  };
  const beforeMs = await read();
  await zoomFrames(page);
  return ((await read()) - beforeMs) / zooms;
}

function percentile(values: readonly number[], share: number): number {
  const ascending = values.toSorted((a, b) => a - b);
  return ascending[Math.min(ascending.length - 1, Math.ceil(ascending.length * share) - 1)] ?? Number.NaN;
}

const home = createProgramHome();
const browser = await launchBrowser();
try {
  const { url } = await startSeededDashboard(home, { workouts: 400, seed: 1 });
  const response = await fetch(`${url}/api/v1/workouts?limit=500`, { signal: AbortSignal.timeout(10_000) });
  const { workouts } = (await response.json()) as WorkoutsAnswer;
  const own = workouts.find((one) => one.outputJoules !== null && one.averageHeartRateBpm !== null);
  const address = `${url}/workouts/${own?.id ?? ''}`;
  await interactiveMs(browser, address);
  const opened: number[] = [];
  for (let run = 0; run < opens; run += 1) opened.push(await interactiveMs(browser, address));

  const page = await newPage(browser);
  await serveWorkout(page, ride);
  await page.goto(`${url}/workouts/${ride.workout.id}`);
  await page.waitForFunction(isAnswering);
  await zoomFrames(page);
  const frameMs = await zoomFrames(page);
  const ownMs = await threadMsPerTurn(page);
  printFigures([
    {
      name: `workout page interactive, median of ${opens}`,
      value: median(opened) / 1000,
      unit: 's',
      target: 'under 1',
    },
    {
      name: `zoom, 3,600 samples x 5 traces: between frames, median of ${zooms}`,
      value: median(frameMs),
      unit: 'ms',
      target: 'under 16.7',
    },
    { name: '… p95', value: percentile(frameMs, 0.95), unit: 'ms', target: '' },
    {
      name: '… the main thread’s own processor time a frame',
      value: ownMs,
      unit: 'ms',
      target: 'under 16.7',
    },
  ]);
} finally {
  await browser.close();
  await home.remove();
}
