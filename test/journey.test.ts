/** A rider's first evening: connect, watch the history arrive, look around, filter, change the colours, on a desk and on a phone. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/chromium.ts';
import {
  findBarriers,
  journeyNow,
  openWatchedPage,
  startDashboard,
  type RunningDashboard,
  type WatchedPage,
} from './support/dashboard.ts';
import { createProgramHome, startSandbox, type ProgramHome, type SandboxAddress } from './support/program.ts';
import { overflowAt } from './support/seeded-book.ts';

let home: ProgramHome;
let sandbox: SandboxAddress;
let dashboard: RunningDashboard;
let browser: Browser;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  home = createProgramHome();
  // Slow enough to be seen arriving.
  sandbox = await startSandbox(
    home,
    '--workouts',
    '160',
    '--seed',
    '3',
    '--now',
    journeyNow,
    '--latency',
    '15',
  );
  dashboard = await startDashboard(home, sandbox);
  browser = await launchBrowser();
  watched = await openWatchedPage(browser, dashboard.url);
  ({ page } = watched);
  page.setDefaultTimeout(15_000);
});
afterAll(async () => {
  await browser.close();
  await home.remove();
});

const heading = (): Locator => page.getByRole('heading', { level: 1 });
const latestRides = (): Locator => page.getByRole('region', { name: 'Ten latest rides' }).locator('tbody tr');
const lengths = (): Locator => page.getByRole('group', { name: 'Class length in minutes' });
const address = (): string => page.url().slice(dashboard.url.length);

// One evening, told in order: each step begins where the one before it ended.
describe('a first evening with Ridebook', () => {
  it('begins on the connect page, wherever the address pointed', async () => {
    await page.goto(`${dashboard.url}/reading`);
    await heading().getByText('Your rides, in a book of your own.').waitFor();
    expect(address()).toBe('/connect');
    expect(await page.title()).toBe('Connect · Ridebook');
  });

  it('offers the token by arrow key and keeps that in the address', async () => {
    await page.getByRole('tab', { name: 'Sign in' }).press('ArrowRight');
    await page.getByLabel('Access token or refresh token').waitFor();
    expect(address()).toBe('/connect?with=token');
    await page.getByRole('tab', { name: 'Paste a token' }).press('ArrowLeft');
    expect(address()).toBe('/connect');
  });

  it('can be connected to by everybody, on any width', async () => {
    expect(await findBarriers(page)).toEqual([]);
    expect(await overflowAt(page, 360)).toBeLessThanOrEqual(0);
  });

  it('shows a made-up rider first, and leaves nothing of them', async () => {
    await page.getByRole('button', { name: 'Look around with a made-up rider' }).click();
    await page.getByRole('button', { name: 'Stop here' }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.years .d').length > 5);
    await page.getByRole('button', { name: 'Stop here' }).click();
    await page.getByRole('button', { name: 'Open the dashboard' }).click();
    await page.getByText('A made-up rider: nothing here is real').waitFor();
    await page.getByRole('button', { name: 'Leave the made-up rider' }).click();
    await page.getByRole('button', { name: 'Read my history' }).waitFor();
    expect(address()).toBe('/connect');
    expect(await page.locator('.years .d').count()).toBe(0);
  });

  it('says in a sentence that the password is wrong, forgets it and waits in its field', async () => {
    await page.getByLabel('Peloton email or username').fill(sandbox.username);
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Read my history' }).click();
    await page
      .getByRole('alert')
      .getByText(/password/i)
      .waitFor();
    const field = page.getByLabel('Password');
    expect(await field.inputValue()).toBe('');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.getByLabel('Peloton email or username').inputValue()).toBe(sandbox.username);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('reads the history before the rider’s eyes, newest first', async () => {
    await page.getByLabel('Password').fill(sandbox.password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Stop here' }).waitFor();
    expect(address()).toBe('/reading');
    await page.waitForFunction(() => document.querySelectorAll('.years .d').length > 5);
    const bar = page.getByRole('progressbar', { name: 'Reading' });
    expect(Number(await bar.getAttribute('aria-valuenow'))).toBeLessThan(100);
    expect(await overflowAt(page, 360)).toBeLessThanOrEqual(0);
  });

  it('stops on request and keeps what has arrived', async () => {
    await page.getByRole('button', { name: 'Stop here' }).click();
    await heading()
      .getByText(/^Stopped/)
      .waitFor();
    expect(await page.locator('.years .d').count()).toBeGreaterThan(5);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('knows after a reload that this is only a part, and leads back to the rest', async () => {
    await page.goto(dashboard.url);
    await heading().getByText('Part of your history is here.').waitFor();
    await page.getByRole('link', { name: 'Read on' }).click();
    expect(address()).toBe('/reading');
  });

  it('reads on to the end', async () => {
    await page.getByRole('button', { name: 'Read on' }).click();
    await heading().getByText('Your whole history is here.').waitFor({ timeout: 30_000 });
    // Nothing better can come any more.
    await page.getByText('Best 30 min', { exact: true }).waitFor();
  }, 60_000);

  it('opens on ten rides, with one headline', async () => {
    await page.getByRole('button', { name: 'Open the dashboard' }).click();
    await latestRides().first().waitFor();
    expect(await latestRides().count()).toBe(10);
    expect(await heading().count()).toBe(1);
    expect(await heading().evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('filters by length in the address, which survives a reload and the back button', async () => {
    await lengths().getByRole('button', { name: '30', exact: true }).click();
    expect(address()).toBe('/?length=30');
    const titles = await latestRides().locator('.class b').allTextContents();
    expect(titles.length).toBeGreaterThan(0);
    for (const title of titles) expect(title).toMatch(/^30 min/);
    await page.reload();
    await latestRides().first().waitFor();
    expect(await latestRides().locator('.class b').allTextContents()).toEqual(titles);
    const chip = lengths().getByRole('button', { name: '30', exact: true });
    expect(await chip.getAttribute('aria-pressed')).toBe('true');
    await lengths().getByRole('button', { name: 'All' }).click();
    await page.goBack();
    expect(address()).toBe('/?length=30');
    expect(await latestRides().locator('.class b').allTextContents()).toEqual(titles);
  });

  it('tells any day of the year by arrow keys', async () => {
    const year = page.getByRole('slider', { name: 'Day of 2026' });
    expect(await year.getAttribute('aria-valuetext')).toMatch(/^Sun(day)?,? 22 Nov/);
    await year.press('ArrowLeft');
    await year.press('ArrowLeft');
    expect(await year.getAttribute('aria-valuetext')).toMatch(/15 Nov/);
  });

  it('turns dark and stays so', async () => {
    const paper = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.getByRole('group', { name: 'Colours' }).getByRole('button', { name: 'Dark' }).click();
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.reload();
    await latestRides().first().waitFor();
    expect(await paper()).toBe(dark);
    await page.getByRole('group', { name: 'Colours' }).getByRole('button', { name: 'System' }).click();
    expect(await paper()).toBe(light);
  });

  it.each([360, 768, 1100, 2560])('needs no sideways scrolling at %i pixels', async (width) => {
    expect(await overflowAt(page, width)).toBeLessThanOrEqual(0);
  });

  it('signs out without losing a workout', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Open the dashboard' }).click();
    await page.getByText('You are signed out.').waitFor();
    expect(await latestRides().count()).toBe(10);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('complained of nothing, broke no policy and asked no stranger', () => {
    // A refused password is an answer with 401, which every browser writes to its console.
    const refusals = watched.complaints.filter((line) => /401 .*\/api\/v1\/session$/.test(line));
    expect(refusals).toHaveLength(1);
    expect(watched.complaints.filter((line) => !refusals.includes(line))).toEqual([]);
  });

  it('stays readable when the server is gone, and says so once', async () => {
    await dashboard.stop();
    await page.getByText('Offline.').waitFor();
    expect(await latestRides().count()).toBe(10);
    expect(await page.locator('.banner').count()).toBe(1);
  });
});
