/** The password in a real browser: set in Settings, asked for at the door, given up by signing out. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { findBarriers, openWatchedPage, startDashboard, type WatchedPage } from '../support/dashboard.ts';
import { createProgramHome, signedInAt, startSandbox, type ProgramHome } from '../support/program.ts';
import { overflowAt } from '../support/seeded-book.ts';

const password = 'tide-table-91';
let home: ProgramHome;
let browser: Browser;
let watched: WatchedPage;
let url: string;

beforeAll(async () => {
  home = createProgramHome();
  const sandbox = await startSandbox(
    home,
    '--workouts',
    '30',
    '--seed',
    '5',
    '--now',
    '2026-11-22T09:00:00Z',
  );
  await home.run(['login'], signedInAt(sandbox));
  await home.run(['sync'], signedInAt(sandbox));
  ({ url } = await startDashboard(home, sandbox));
  browser = await launchBrowser();
  watched = await openWatchedPage(browser, url);
  watched.page.setDefaultTimeout(10_000);
});
afterAll(async () => {
  await browser.close();
  await home.remove();
});

describe('the password of Ridebook itself', () => {
  it('is set in Settings, and this browser stays in', async () => {
    const { page } = watched;
    await page.goto(`${url}/calendar`);
    await page.goto(`${url}/settings`);
    await page.getByRole('button', { name: 'Set a password' }).click();
    await page.getByLabel(/^New password/).fill(password);
    await page.getByLabel('The same again').fill(password);
    await page.getByRole('button', { name: 'Keep this password' }).click();
    await page.getByText('The password is set; other browsers are signed out.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'Sign out of this browser' }).waitFor();
  });

  it('lets a program in by a token, which is shown once and revoked', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByLabel('Who uses it').fill('Coda');
    await page.getByRole('button', { name: 'Make the token' }).click();
    const token = (await page.locator('code', { hasText: 'ridebook_' }).textContent()) ?? '';
    const use = async (): Promise<number> =>
      (
        await fetch(`${url}/api/v1/status`, {
          headers: { authorization: `Bearer ${token.trim()}` },
          signal: AbortSignal.timeout(5_000),
        })
      ).status;
    expect(await use()).toBe(200);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Done' }).click();
    expect(await page.getByText('ridebook_').count()).toBe(0);
    await page.getByRole('button', { name: 'Revoke Coda' }).click();
    await page.getByText('“Coda” does not come in any more.').waitFor();
    expect(await use()).toBe(401);
  });

  it('is asked for once the browser has left, and the back button shows nothing', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'Sign out of this browser' }).click();
    await page.getByRole('heading', { name: 'This book is kept behind a password.' }).waitFor();
    await page.goBack();
    await page.waitForURL(/\/login\?(ended=&)?next=%2Fcalendar$/);
    await page.getByRole('heading', { name: 'This book is kept behind a password.' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await overflowAt(page, 360)).toBeLessThanOrEqual(0);
  });

  it('opens the page that was wanted, and no other password does', async () => {
    const { page } = watched;
    await page.goto(`${url}/records`);
    await page.getByLabel('Password').fill('tide-table-00');
    await page.keyboard.press('Enter');
    await page.getByText('This is not the password.').waitFor();
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Pages' }).first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/records');
    // A browser writes down each refusal, and that is all it may have to complain about.
    expect(watched.complaints.filter((complaint) => !/status of (401|403)/.test(complaint))).toEqual([]);
  });
});

it('other machines are refused before there is a password, with what to do', async () => {
  const other = createProgramHome();
  const { exitCode, stderr } = await other.run(['serve', '--port', '0', '--no-open', '--host', '0.0.0.0']);
  await other.remove();
  expect([exitCode, stderr]).toEqual([64, expect.stringContaining('ridebook secrets password')]);
});
