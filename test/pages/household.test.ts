/** A household in a real browser: invited in Settings, taken at the invitation's address, signed in by name, left again. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { findBarriers, openWatchedPage, startDashboard } from '../support/dashboard.ts';
import {
  createProgramHome,
  signedInAt,
  startSandbox,
  type ProgramHome,
  type SandboxAddress,
} from '../support/program.ts';
import { overflowAt } from '../support/seeded-book.ts';

let home: ProgramHome;
let sandbox: SandboxAddress;
let browser: Browser;
let url: string;
let owner: Page;
let ida: Page;
/** What the pages of those who look on complained of. */
let complaints: readonly string[];
let address: string;

/** The tick of a page that the owner shows, in their settings. */
const show = (name: string): Locator =>
  owner.getByRole('group', { name: 'Pages that you show' }).getByLabel(name, { exact: true });

const openPage = async (): Promise<Page> => {
  const { page } = await openWatchedPage(browser, url);
  page.setDefaultTimeout(15_000);
  return page;
};

beforeAll(async () => {
  home = createProgramHome();
  const flags = ['--workouts', '10', '--seed', '5', '--now', '2026-11-22T09:00:00Z'];
  sandbox = await startSandbox(home, ...flags);
  await home.run(['login'], signedInAt(sandbox));
  await home.run(['sync'], signedInAt(sandbox));
  ({ url } = await startDashboard(home, sandbox));
  browser = await launchBrowser();
  owner = await openPage();
});
afterAll(async () => {
  await browser.close();
  await home.remove();
});

it('is begun in Settings, after a password is set', async () => {
  await owner.goto(`${url}/settings`);
  await owner.getByRole('button', { name: 'Invite somebody' }).click();
  await owner.getByLabel('What they call you').fill('Maren');
  await owner.getByLabel('Whom do you invite?').fill('Jonas');
  await owner.getByRole('button', { name: 'Make the invitation' }).click();
  await owner.getByText('Set a password first').waitFor();
  await owner.getByRole('button', { name: 'Set a password' }).click();
  await owner.getByLabel('New password').fill('tide-table-91');
  await owner.getByLabel('The same again').fill('tide-table-91');
  await owner.getByRole('button', { name: 'Keep this password' }).click();
  await owner.getByText('The password is set').waitFor();
  await owner.getByRole('button', { name: 'Make the invitation' }).click();
  const code = owner.locator('code', { hasText: '/invitation#' });
  address = (await code.textContent()) ?? '';
  expect(await findBarriers(owner)).toEqual([]);
  expect(await overflowAt(owner, 360)).toBeLessThanOrEqual(0);
});

it('lets somebody in by the address, once, to a book of their own', async () => {
  const invited = await openPage();
  await invited.goto(address);
  await invited.getByRole('heading', { name: 'Maren invites you to Ridebook.' }).waitFor();
  expect(await findBarriers(invited)).toEqual([]);
  expect(await overflowAt(invited, 360)).toBeLessThanOrEqual(0);
  await invited.getByLabel('A password').fill('jonas-tide-table');
  await invited.getByLabel('The same again').fill('jonas-tide-table');
  await invited.getByRole('button', { name: 'Open my book' }).click();
  await invited.waitForURL(/\/connect/);
  // Whoever has connected nothing yet can change a password, and leave.
  await invited.getByRole('link', { name: 'Settings' }).click();
  await invited.getByRole('heading', { name: 'Nobody is signed in yet.' }).waitFor();
  expect(new URL(invited.url()).pathname).toBe('/settings');
  await invited.getByRole('button', { name: 'Leave' }).first().waitFor();
  const again = await openPage();
  await again.goto(address);
  await again.getByText('has been used already').waitFor();
});

it('invites somebody who only looks on, to the pages that were chosen', async () => {
  await owner.reload();
  await owner.getByRole('button', { name: 'Invite somebody' }).click();
  await owner.getByLabel('Whom do you invite?').fill('Ida');
  const roles = owner.getByRole('group', { name: 'What they may do' });
  await roles.getByRole('button', { name: 'Only looks on' }).click();
  await owner.getByRole('button', { name: 'Make the invitation' }).click();
  const code = owner.locator('code', { hasText: '/invitation#' });
  const invitation = (await code.textContent()) ?? '';
  const shown = owner.getByRole('group', { name: 'Pages that you show' });
  for (const name of ['Records', 'Calendar']) {
    const [answer] = await Promise.all([
      owner.waitForResponse((response) => response.url().endsWith('/household/me/pages')),
      shown.getByLabel(name).check(),
    ]);
    expect(answer.status()).toBe(200);
  }
  const watched = await openWatchedPage(browser, url);
  ({ page: ida, complaints } = watched);
  ida.setDefaultTimeout(15_000);
  const listening: string[] = [];
  ida.on('request', (request) => {
    if (request.url().endsWith('/events')) listening.push(request.url());
  });
  await ida.goto(invitation);
  await ida.getByText('It takes no Peloton account.').waitFor();
  await ida.getByLabel('A password').fill('ida-tide-table');
  await ida.getByLabel('The same again').fill('ida-tide-table');
  await ida.getByRole('button', { name: 'Come in' }).click();
  await ida.getByRole('heading', { name: 'Maren shows you these pages.' }).waitFor();
  expect(await findBarriers(ida)).toEqual([]);
  expect(await overflowAt(ida, 360)).toBeLessThanOrEqual(0);
  expect(new URL(ida.url()).pathname).toBe('/of');
  // Without a book there is nothing to hear of it, and nothing to ask that would be refused.
  expect(listening).toEqual([]);
  expect(complaints).toEqual([]);
});

it('shows those pages and no other, and nothing on them that could be changed', async () => {
  await ida.getByRole('link', { name: 'Records' }).click();
  await ida.getByRole('region', { name: 'Records by class length' }).waitFor();
  const rail = ida.getByRole('navigation', { name: 'Pages', exact: true }).first();
  expect(await rail.getByRole('link').allTextContents()).toEqual([
    expect.stringContaining('Calendar'),
    expect.stringContaining('Records'),
  ]);
  expect(await ida.getByRole('button', { name: /^Leave out/ }).count()).toBe(0);
  expect(await ida.getByRole('button', { name: 'Begin an era' }).count()).toBe(0);
  await rail.getByRole('link', { name: /^Calendar/ }).click();
  await ida.waitForURL(/\/of\/[^/]+\/calendar$/);
  await ida.getByRole('region', { name: /^November 2026/ }).waitFor();
  await ida.reload();
  await ida.getByRole('region', { name: /^November 2026/ }).waitFor();
});

it('has addresses that lead to the same book from a new tab, a bookmark and the way back', async () => {
  const calendar = ida.url();
  const link = ida
    .getByRole('navigation', { name: 'Pages', exact: true })
    .first()
    .getByRole('link', { name: /^Records/ });
  expect(await link.getAttribute('href')).toBe(new URL(calendar).pathname.replace('calendar', 'records'));
  const [tab] = await Promise.all([
    ida.context().waitForEvent('page'),
    link.click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await tab.getByRole('region', { name: 'Records by class length' }).waitFor();
  await tab.getByText('The book of Maren').waitFor();
  // What is not shown has no link: neither the workouts of a record nor Home.
  const elsewhere = await tab
    .locator('a[href]:not([target]):not(.skip)')
    .evaluateAll((links) => links.map((each) => each.getAttribute('href')));
  expect(elsewhere.filter((href) => !/^\/of\/[^/]+\/(records|calendar|formulas)\b/.test(href ?? ''))).toEqual(
    [],
  );
  expect(elsewhere.length).toBeGreaterThan(1);
  await tab.close();
  await link.click();
  await ida.waitForURL(/\/of\/[^/]+\/records$/);
  await ida.goBack();
  await ida.getByRole('region', { name: /^November 2026/ }).waitFor();
  expect(ida.url()).toBe(calendar);
  await ida.goto(calendar.replace('calendar', 'months'));
  await ida.getByRole('heading', { name: 'Maren does not show Months now.' }).waitFor();
  await ida.goto(calendar.replace(/of\/[^/]+/, 'of/nobody'));
  await ida.getByRole('heading', { name: 'Nobody of the household has a book at this address.' }).waitFor();
  await ida.goto(`${url}/records`);
  await ida.getByRole('heading', { name: 'Maren shows you these pages.' }).waitFor();
  expect(complaints).toEqual([]);
  await ida.goto(calendar);
});

it('brings what its rider does onto a page that is open', async () => {
  const rail = ida.getByRole('navigation', { name: 'Pages', exact: true }).first();
  await rail.getByRole('link', { name: /^Calendar/ }).waitFor();
  const workouts = rail.getByRole('link', { name: 'Workouts' });
  const headline = ida.getByRole('heading', { level: 1 });
  const before = await headline.textContent();
  await ida.evaluate(() => ((window as { isSameLoad?: boolean }).isSameLoad = true));
  await show('Workouts').check();
  await workouts.filter({ hasText: /10$/ }).waitFor();
  await fetch(`${sandbox.url}/__sandbox/workouts`, {
    method: 'POST',
    body: JSON.stringify({ add: 3 }),
    signal: AbortSignal.timeout(5_000),
  });
  await owner.getByRole('button', { name: 'Sync now' }).click();
  await workouts.filter({ hasText: /13$/ }).waitFor();
  expect(await headline.textContent()).not.toBe(before);
  await show('Workouts').uncheck();
  await workouts.waitFor({ state: 'detached' });
  expect(await ida.evaluate(() => (window as { isSameLoad?: boolean }).isSameLoad)).toBe(true);
});

it('says so when nothing is shown any more, and goes on when it is shown again', async () => {
  await show('Records').uncheck();
  await show('Calendar').uncheck();
  await ida.getByRole('heading', { name: 'Maren shows no page now.' }).waitFor();
  await show('Calendar').check();
  const rail = ida.getByRole('navigation', { name: 'Pages', exact: true }).first();
  await rail.getByRole('link', { name: /^Calendar/ }).waitFor();
  expect(await ida.evaluate(() => (window as { isSameLoad?: boolean }).isSameLoad)).toBe(true);
  await show('Records').check();
});

it('changes who may do what, and takes pages back', async () => {
  ida = await openPage();
  await ida.goto(url);
  await ida.getByLabel('Password').fill('ida-tide-table');
  await ida.getByRole('button', { name: 'Open the book' }).click();
  expect(await ida.getByLabel('Name').getAttribute('aria-invalid')).toBeNull();
  await ida.getByLabel('Name').fill('Ida');
  await ida.getByRole('button', { name: 'Open the book' }).click();
  await ida.getByRole('heading', { name: 'Maren shows you these pages.' }).waitFor();
  await owner.reload();
  const shown = owner.getByRole('group', { name: 'Pages that you show' });
  for (const name of ['Records', 'Calendar'])
    await Promise.all([
      owner.waitForResponse((response) => response.url().endsWith('/household/me/pages')),
      shown.getByLabel(name).uncheck(),
    ]);
  await ida.reload();
  await ida.getByRole('heading', { name: 'Nobody of the household shows a page yet.' }).waitFor();
  const role = owner.getByRole('group', { name: 'What Ida may do' });
  await Promise.all([
    owner.waitForResponse((response) => response.url().includes('/household/members/')),
    role.getByRole('button', { name: 'A book of their own' }).click(),
  ]);
  await ida.reload();
  await ida.waitForURL(/\/connect/);
  await owner.getByRole('button', { name: 'Remove Ida' }).click();
  await owner.getByLabel('Type Ida to go on').fill('Ida');
  await owner.getByRole('button', { name: 'Remove Ida' }).last().click();
  await owner.getByText('Nothing is kept of Ida any more.').waitFor();
  // Her open page notices, and says why it is gone.
  await ida.getByText('You are signed out').waitFor();
});

it('asks for the name at the door, and lets a member leave with everything of theirs', async () => {
  const jonas = await openPage();
  await jonas.goto(url);
  await jonas.getByLabel('Password').fill('jonas-tide-table');
  await jonas.getByRole('button', { name: 'Open the book' }).click();
  await jonas.getByLabel('Name').fill('jonas');
  await jonas.getByRole('button', { name: 'Open the book' }).click();
  await jonas.waitForURL(/\/connect/);
  await owner.reload();
  await owner.getByText('You and 1 more').waitFor();
  // The password that tells who is who cannot be taken away, and nobody is asked whether to.
  await owner.getByRole('button', { name: 'Change it' }).waitFor();
  expect(await owner.getByRole('button', { name: 'Take the password away' }).count()).toBe(0);
  await owner.getByRole('button', { name: 'Remove Jonas' }).click();
  await owner.getByLabel('Type Jonas to go on').fill('Jonas');
  await owner.getByRole('button', { name: 'Remove Jonas' }).last().click();
  await owner.getByText('Nothing is kept of Jonas any more.').waitFor();
  // Their open page notices, and says why it is gone.
  await jonas.getByText('You are signed out').waitFor();
  await jonas.goto(url);
  await jonas.waitForURL(/\/login/);
});
