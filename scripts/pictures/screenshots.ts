/**
 * Takes a picture of every page and state of the dashboard, on desks and a phone, in light and in dark, over the made-up rider.
 * The pictures go to test/screenshots/, for a person to look at beside the ones of the last change.
 */
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../test/support/chromium.ts';
import { journeyNow, openWatchedPage, startDashboard } from '../../test/support/dashboard.ts';
import { createProgramHome, startSandbox } from '../../test/support/program.ts';
import { fullRideAddress } from './full-ride.ts';

const folder = path.resolve(import.meta.dirname, '../../test/screenshots');

const views = [
  { width: 2560, height: 1300 },
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
].flatMap(({ width, height }) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, height, colorScheme })),
);

/** Opens an address in every view, waits for what shows that the state stands, and takes its picture. */
async function picture(
  browser: Browser,
  name: string,
  address: string,
  ready: string,
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (const { width, height, colorScheme } of views) {
    const isPhone = width < 720;
    const { page } = await openWatchedPage(browser, address, {
      viewport: { width, height },
      colorScheme,
      deviceScaleFactor: 2,
      isMobile: isPhone,
      hasTouch: isPhone,
    });
    await page.goto(address);
    await prepare(page);
    await page.getByText(ready).first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    await page.context().close();
  }
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const home = createProgramHome();
  const browser = await launchBrowser();
  try {
    const sandbox = await startSandbox(home, '--now', journeyNow, '--latency', '10');
    const dashboard = await startDashboard(home, sandbox);
    const at = (address: string): string => `${dashboard.url}${address}`;

    await picture(browser, 'connect', at('/connect'), 'Nothing here yet');
    await picture(browser, 'connect-token', at('/connect?with=token'), 'Access token or refresh token');
    await picture(browser, 'connect-refused', at('/connect'), 'Read my history', async (page) => {
      await page.getByLabel('Peloton email or username').fill(sandbox.username);
      await page.getByLabel('Password').fill('not the password');
      await page.getByRole('button', { name: 'Read my history' }).click();
      await page.getByRole('alert').locator('p').waitFor();
    });

    const { page } = await openWatchedPage(browser, dashboard.url);
    await page.goto(at('/connect'));
    await page.getByLabel('Peloton email or username').fill(sandbox.username);
    await page.getByLabel('Password').fill(sandbox.password);
    await page.getByRole('button', { name: 'Read my history' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.years .d').length > 250);
    await picture(browser, 'reading', at('/reading'), 'so far.');
    await page.getByRole('button', { name: 'Stop here' }).click();
    await picture(browser, 'home-part', at('/?length=45'), 'Ten latest rides');
    await page.getByRole('button', { name: 'Read on' }).click();
    await page.getByText('Your whole history is here.').waitFor({ timeout: 300_000 });
    await picture(browser, 'reading-finished', at('/reading'), 'Your whole history is here.');
    await picture(browser, 'home', at('/'), 'Ten latest rides');
    await page.goto(at('/'));
    const links = page.locator('nav[aria-label="Pages"] a');
    await links.first().waitFor();
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const address of [...new Set(addresses), '/settings', '/formulas/records'].filter(
      (one) => one !== '/',
    ))
      await picture(browser, address.slice(1).replaceAll('/', '-'), at(address), 'Up to date');
    const ride = await fullRideAddress(dashboard.url);
    await picture(browser, 'workout', at(ride), 'Your note');
    await picture(browser, 'workout-cursor', at(ride), 'Your note', async (opened) => {
      const slider = opened.getByRole('slider', { name: 'Seconds of the workout' });
      for (let step = 0; step < 12; step += 1) await slider.press('Shift+ArrowRight');
    });

    await page.goto(at('/'));
    await page.getByRole('button', { name: 'Sign out' }).click();
    await picture(browser, 'home-signed-out', at('/'), 'You are signed out.');
    await picture(browser, 'unknown', at('/nowhere'), 'There is no page');
  } finally {
    await browser.close();
    await home.remove();
  }
}

await main();
