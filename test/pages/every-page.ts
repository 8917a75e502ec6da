/** Owns how a suite walks over every page: by the address, until the page stands. */
import type { Page } from 'playwright-core';

/** Opens an address as a link would, without loading the program anew, and waits until the page's own content stands. */
export async function stepTo(page: Page, address: string): Promise<void> {
  await page.evaluate((path) => {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
  await untilStanding(page);
}

/** Cards are there, nothing is loading, and every chart that is in sight is drawn. */
export async function untilStanding(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('main') ?? document.body;
    const isLoading = main.querySelector('[aria-label="Loading"], .skeleton') !== null;
    const hasContent = main.querySelector('section, .empty, .text, form') !== null;
    const figures = [...main.querySelectorAll('.figure[role="img"]')];
    return !isLoading && hasContent && figures.every((figure) => figure.querySelector('svg') !== null);
  });
}
