/** The settings in a real browser: what is chosen here shows on every page and is kept; what was refused is tried again. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BreaksAnswer, RiderHistory, Settings, StatusAnswer, SyncsAnswer } from '@ridebook/domain';
import {
  findBarriers,
  journeyNow,
  openWatchedPage,
  startDashboard,
  type RunningDashboard,
  type WatchedPage,
} from '../support/dashboard.ts';
import { connectBrowser } from '../support/shared-browser.ts';
import {
  createProgramHome,
  setFaults,
  signedInAt,
  startSandbox,
  type ProgramHome,
  type SandboxAddress,
} from '../support/program.ts';

let home: ProgramHome;
let sandbox: SandboxAddress;
let dashboard: RunningDashboard;
let browser: Browser;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  home = createProgramHome();
  sandbox = await startSandbox(home, '--workouts', '60', '--seed', '7', '--now', journeyNow);
  await setFaults(sandbox, [{ match: '/performance_graph', position: 5, fault: 500, times: 50 }]);
  await home.run(['login'], signedInAt(sandbox));
  await home.run(['sync'], signedInAt(sandbox));
  dashboard = await startDashboard(home, sandbox);
  browser = await connectBrowser();
  watched = await openWatchedPage(browser, dashboard.url);
  ({ page } = watched);
  page.setDefaultTimeout(10_000);
  await page.goto(`${dashboard.url}/settings`);
  await card('Past syncs').locator('tbody tr').first().waitFor();
});
afterAll(async () => {
  await browser.close();
  await home.remove();
});

const card = (title: string): Locator => page.getByRole('region', { name: title });
const choose = (group: string, option: string): Promise<void> =>
  page.getByRole('group', { name: group }).getByRole('button', { name: option, exact: true }).click();
const isChosen = (group: string, option: string): Promise<string | null> =>
  page
    .getByRole('group', { name: group })
    .getByRole('button', { name: option, exact: true })
    .getAttribute('aria-pressed');
const read = async <T>(path: string): Promise<T> =>
  (await (await fetch(`${dashboard.url}/api/v1${path}`, { signal: AbortSignal.timeout(5_000) })).json()) as T;

describe('the settings', () => {
  it('begin with what Ridebook does by itself, and say whose book it is', async () => {
    await page
      .getByRole('heading', { level: 1 })
      .getByText('Ridebook looks for new workouts every hour.')
      .waitFor();
    const { rider } = await read<StatusAnswer>('/status');
    await card('Account')
      .getByText(rider?.name ?? '')
      .waitFor();
    expect(await page.title()).toBe('Settings · Ridebook');
  });

  it('list the past syncs with what was refused', async () => {
    const { syncs } = await read<SyncsAnswer>('/syncs');
    expect(await card('Past syncs').locator('tbody tr').count()).toBe(syncs.length);
    await card('Past syncs').getByText('All but 1 workout').click();
    await card('Past syncs').getByText('Peloton answered 500').waitFor();
  });

  it('name a Coda doc, look at it, and forget it with its token', async () => {
    const coda = card('Coda');
    await coda.getByRole('button', { name: 'Name a doc' }).click();
    await coda.getByLabel(/^Address of the doc/).fill('not a doc');
    await coda.getByLabel(/^API token/).fill(sandbox.codaToken);
    await coda.getByRole('button', { name: 'Keep and test' }).click();
    await coda.getByText('"not a doc" names no Coda doc.').waitFor();
    await coda.getByLabel(/^Address of the doc/).fill(sandbox.codaDocId);
    await coda.getByRole('button', { name: 'Keep and test' }).click();
    await coda.getByText(/answers\. A push fills Workouts, Instructors/).waitFor();
    await coda.getByRole('button', { name: 'Push only by hand' }).click();
    await coda.getByText('Rows go when you run').waitFor();
    expect(await page.content()).not.toContain(sandbox.codaToken);
    await coda.getByRole('button', { name: 'Forget doc and token' }).click();
    await coda.getByText('Nothing is sent until you name one.').waitFor();
  });

  it('try again at once what Peloton refused', async () => {
    await setFaults(sandbox, []);
    // An answer about how it stood during the sync that comes when it is over, as on a machine with much to do.
    let arrive = (): void => undefined;
    const isLate = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(
      '**/api/v1/status',
      async (route) => {
        const response = await route.fetch();
        await isLate;
        await route.fulfill({ response });
      },
      { times: 1 },
    );
    await card('Refused workouts').getByRole('button', { name: 'Try again now' }).click();
    await card('Refused workouts').getByText('None.').waitFor();
    const later = page.waitForResponse('**/api/v1/status');
    arrive();
    await (await later).finished();
    await card('Refused workouts').getByText('None.').waitFor();
    await page.getByRole('button', { name: 'Sync now' }).waitFor();
    expect((await read<StatusAnswer>('/status')).failed).toEqual([]);
    await card('Past syncs').getByText('Complete').first().waitFor();
  });

  it('refuse unknown ids and bodies that are none over REST', async () => {
    for (const body of [{ workoutIds: ['nobody-rode-this'] }, { workoutIds: 'all' }, []]) {
      const answer = await fetch(`${dashboard.url}/api/v1/retry`, {
        method: 'POST',
        headers: { origin: dashboard.url, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(5_000),
      });
      expect(answer.status).toBe(400);
    }
  });

  it('keep the units in this browser and write every distance in them', async () => {
    await choose('Units', 'Metric');
    await page.goto(dashboard.url);
    await page.getByText(/\d\skm ridden/).waitFor();
    await page.goto(`${dashboard.url}/settings`);
    expect(await isChosen('Units', 'Metric')).toBe('true');
    await choose('Units', 'Imperial');
    await page.goto(dashboard.url);
    await page.getByText(/\d\smi ridden/).waitFor();
    await page.goto(`${dashboard.url}/settings`);
  });

  it('let imported workouts into the figures, and out again', async () => {
    const activeDays = async (): Promise<string> => {
      await page.goto(dashboard.url);
      return (await card('2026, day by day').getByText('active day').textContent()) ?? '';
    };
    const without = await activeDays();
    await page.goto(`${dashboard.url}/settings`);
    await choose('Imported workouts', 'Counted');
    expect(await activeDays()).not.toBe(without);
    await page.goto(`${dashboard.url}/settings`);
    await choose('Imported workouts', 'Left out');
    expect(await activeDays()).toBe(without);
    await page.goto(`${dashboard.url}/settings`);
  });

  it('keep planned breaks with the book: they forgive streaks, and can be taken back', async () => {
    const streak = async (): Promise<unknown> =>
      (
        await read<{ streaks: readonly { length: number }[] }>('/reports/streaks?today=2026-11-22')
      ).streaks.map(({ length }) => length);
    const without = await streak();
    const breaks = card('Planned breaks');
    await breaks.getByLabel('First day off').fill('2026-01-01');
    await breaks.getByLabel('Last day off').fill('2026-11-21');
    await breaks.getByLabel('Why').fill('A <b>long</b> year');
    await breaks.getByRole('button', { name: 'Add the break' }).click();
    await breaks.getByText('A <b>long</b> year').waitFor();
    const kept = { firstDate: '2026-01-01', lastDate: '2026-11-21', reason: 'A <b>long</b> year' };
    expect(await read<BreaksAnswer>('/breaks')).toEqual({ breaks: [kept] });
    expect(await streak()).not.toEqual(without);
    await page.goto(dashboard.url);
    const days = page
      .getByRole('region', { name: 'In a row' })
      .locator('tbody tr')
      .filter({ has: page.getByRole('rowheader', { name: 'Days' }) });
    expect(await days.locator('b').textContent()).toBe(String(((await streak()) as number[])[0]));
    await page.getByRole('region', { name: 'Average output' }).locator('svg').first().waitFor();
    await page.goto(`${dashboard.url}/settings`);
    await breaks.getByRole('button', { name: /^Remove A/ }).click();
    await breaks.getByText('removed.').waitFor();
    expect(await read<BreaksAnswer>('/breaks')).toEqual({ breaks: [] });
    expect(await findBarriers(page)).toEqual([]);
    await breaks.getByRole('button', { name: 'Undo' }).click();
    await breaks.getByText('removed.').waitFor({ state: 'detached' });
    expect(await read<BreaksAnswer>('/breaks')).toEqual({ breaks: [kept] });
    await breaks.getByRole('button', { name: /^Remove A/ }).click();
    await breaks.getByText('removed.').waitFor();
    expect(await streak()).toEqual(without);
  });

  it('keep the types to read with the book, never none of them', async () => {
    await page.getByLabel('All, and whatever Peloton invents next').uncheck();
    await page.getByLabel('Yoga', { exact: true }).uncheck();
    await page.getByText('Kept.').waitFor();
    await expect.poll(async () => (await read<Settings>('/settings')).types?.includes('yoga')).toBe(false);
    expect((await read<Settings>('/settings')).types).toContain('cycling');
    await page.getByLabel('All, and whatever Peloton invents next').check();
    await expect.poll(async () => (await read<Settings>('/settings')).types).toBeNull();
  });

  it('take a schedule of one’s own and say what is wrong with another', async () => {
    await choose('Schedule', 'By a rule');
    await page.getByLabel('Cron rule of five fields').fill('* * * * *');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('alert').getByText('more often than every 5 minutes').waitFor();
    await page.getByLabel('Cron rule of five fields').fill('15 5 * * *');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('heading', { level: 1 }).getByText('by a rule of your own').waitFor();
    expect((await read<Settings>('/settings')).schedule).toBe('15 5 * * *');
    await choose('Schedule', 'Off');
    await page.getByRole('heading', { level: 1 }).getByText('only when you ask').waitFor();
  });

  it('take an FTP from a day on, say where each value comes from, and forget it again', async () => {
    const you = card('You over the years');
    const form = you.getByRole('form', { name: 'Another FTP' });
    const history = async () => (await read<RiderHistory>('/rider-history')).ftpWatts;
    const before = await history();
    await you.getByText(/bpm/).first().waitFor();

    await form.getByLabel('FTP In W').fill('5');
    await form.getByRole('button', { name: 'Enter' }).click();
    await you.getByRole('alert').getByText('FTP can be from 30 W to 700 W.').waitFor();
    expect(await history()).toEqual(before);

    await form.getByLabel('FTP In W').fill('215');
    await form.getByLabel('From').fill('2026-11-20');
    await form.getByRole('button', { name: 'Enter' }).click();
    await you.getByText('Kept from 20 Nov 2026 on.').waitFor();
    await you.getByText('entered by you, since 20 Nov 2026').waitFor();
    expect((await history()).at(-1)).toMatchObject({
      validFrom: '2026-11-20',
      value: 215,
      source: 'by-hand',
    });

    await you
      .getByText(/values?, newest first/)
      .first()
      .click();
    await you.getByRole('button', { name: 'Remove the FTP of 20 Nov 2026' }).click();
    await you.getByText('Removed.').waitFor();
    expect(await history()).toEqual(before);

    await you.getByRole('button', { name: 'Undo' }).click();
    await you.getByText('As it was.').waitFor();
    expect((await history()).at(-1)).toMatchObject({ validFrom: '2026-11-20', value: 215 });
    await form.getByLabel('FTP In W').fill('220');
    await form.getByRole('button', { name: 'Enter' }).click();
    await you.getByText('in place of 215 W').waitFor();
    await you.getByRole('button', { name: 'Remove the FTP of 20 Nov 2026' }).click();
    await you.getByText('Removed.').waitFor();
    expect(await history()).toEqual(before);
  });

  it('switch the keys off', async () => {
    await choose('Keys', 'Off');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await choose('Keys', 'On');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('can be used by everybody, on any width', async () => {
    expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('delete everything only after the rider’s name was typed', async () => {
    const { rider } = await read<StatusAnswer>('/status');
    const everything = card('Delete everything');
    await everything.getByRole('button', { name: 'Delete everything…' }).click();
    await everything.getByRole('textbox').fill('somebody');
    await everything.getByRole('button', { name: 'Delete everything', exact: true }).click();
    await everything.getByText('Nothing was deleted.').waitFor();
    expect((await read<StatusAnswer>('/status')).storedWorkouts).toBeGreaterThan(0);
    expect(await findBarriers(page)).toEqual([]);
    await everything.getByRole('textbox').fill(rider?.username ?? '');
    await page.keyboard.press('Enter');
    await page.getByLabel('Password').waitFor();
    expect(await read<StatusAnswer>('/status')).toMatchObject({ rider: null, storedWorkouts: 0 });
  });

  it('complained of nothing but the rule and the doc it was told to refuse', () => {
    const refusals = watched.complaints.filter((line) =>
      /400 .*\/api\/v1\/(settings|destinations\/coda)$/.test(line),
    );
    expect(refusals).toHaveLength(2);
    expect(watched.complaints.filter((line) => !refusals.includes(line))).toEqual([]);
  });
});
