/** Owns a dashboard that lies open on a seeded rider: their whole history read, a browser looking at it. */
import type { Workout, WorkoutsAnswer } from '@ridebook/domain';
import type { Page } from 'playwright-core';
import { launchBrowser } from './chromium.ts';
import { journeyNow, openWatchedPage, startDashboard, type WatchedPage } from './dashboard.ts';
import { createProgramHome, signedInAt, startSandbox } from './program.ts';

export interface SeededBook extends WatchedPage {
  readonly url: string;
  /** As the REST API tells them, newest first. */
  readonly workouts: readonly Workout[];
  /** The address of the page as it stands, without its host. */
  address(): string;
  close(): Promise<void>;
}

/** What a seeded rider has, up to the tests' own day. */
export interface SeededRider {
  readonly workouts: number;
  readonly seed: number;
}

export async function openSeededBook({ workouts, seed }: SeededRider): Promise<SeededBook> {
  const home = createProgramHome();
  const flags = ['--workouts', String(workouts), '--seed', String(seed), '--now', journeyNow];
  const sandbox = await startSandbox(home, ...flags);
  await home.run(['login'], signedInAt(sandbox));
  await home.run(['sync'], signedInAt(sandbox));
  const { url } = await startDashboard(home, sandbox);
  const response = await fetch(`${url}/api/v1/workouts?limit=5000`, { signal: AbortSignal.timeout(10_000) });
  const browser = await launchBrowser();
  const watched = await openWatchedPage(browser, url);
  watched.page.setDefaultTimeout(10_000);
  return {
    ...watched,
    url,
    workouts: ((await response.json()) as WorkoutsAnswer).workouts,
    address: () => watched.page.url().slice(url.length),
    close: async () => {
      await browser.close();
      await home.remove();
    },
  };
}

/** How many pixels the page would have to be scrolled sideways at a width; 0 or less is good. */
export async function overflowAt(page: Page, width: number): Promise<number> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 800 });
  const overflow = (): number => document.documentElement.scrollWidth - window.innerWidth;
  // Charts are drawn anew for the new width a moment after it; what still sticks out then, sticks out.
  const fits = () => document.documentElement.scrollWidth <= window.innerWidth;
  await page.waitForFunction(fits, undefined, { timeout: 3_000 }).catch(() => undefined);
  const left = await page.evaluate(overflow);
  if (before !== null) await page.setViewportSize(before);
  return left;
}
