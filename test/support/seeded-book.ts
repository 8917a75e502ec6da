/** Owns a dashboard that lies open on a seeded rider: their whole history read, a browser looking at it. */
import type { Workout, WorkoutsAnswer } from '@ridebook/domain';
import type { Browser, Page } from 'playwright-core';
import { openWatchedPage, type WatchedPage } from './dashboard.ts';
import { createProgramHome } from './program.ts';
import { startSeededDashboard, type SeededRider } from './seeded-dashboard.ts';
import { askKeeper, connectBrowser } from './shared-browser.ts';

export interface SeededBook extends WatchedPage {
  readonly browser: Browser;
  readonly url: string;
  /** As the REST API tells them, newest first. */
  readonly workouts: readonly Workout[];
  /** The address of the page as it stands, without its host. */
  address(): string;
  close(): Promise<void>;
}

/** The dashboard that all page tests look at; for tests that change nothing the server keeps. */
export async function openSharedBook(): Promise<SeededBook> {
  return openBook(await askKeeper('dashboard'), () => Promise.resolve());
}

/** A dashboard of one's own, for tests that change what it keeps or need another rider. */
export async function openSeededBook(rider: SeededRider): Promise<SeededBook> {
  const home = createProgramHome();
  const { url } = await startSeededDashboard(home, rider);
  return openBook(url, () => home.remove());
}

async function openBook(url: string, leave: () => Promise<void>): Promise<SeededBook> {
  const response = await fetch(`${url}/api/v1/workouts?limit=5000`, { signal: AbortSignal.timeout(10_000) });
  const browser = await connectBrowser();
  const watched = await openWatchedPage(browser, url);
  watched.page.setDefaultTimeout(10_000);
  return {
    ...watched,
    browser,
    url,
    workouts: ((await response.json()) as WorkoutsAnswer).workouts,
    address: () => watched.page.url().slice(url.length),
    close: async () => {
      await browser.close();
      await leave();
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
