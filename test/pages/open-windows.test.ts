/** Several windows on one book, and a server that goes away and comes back: every window tells how it stands. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWatchedPage } from '../support/dashboard.ts';
import { createProgramHome, pointedAt, signedInAt, startSandbox } from '../support/program.ts';
import type { ProgramHome, SandboxAddress } from '../support/program.ts';
import { connectBrowser } from '../support/shared-browser.ts';

let home: ProgramHome;
let sandbox: SandboxAddress;
let url: string;
let stop: () => Promise<number | null>;
let one: Page;
let other: Page;
let complaints: readonly string[];

async function serve(port: string): Promise<void> {
  const started = await home.start(['serve', '--port', port, '--schedule', 'off'], pointedAt(sandbox));
  stop = started.stop;
  url = /http:\/\/\S+/.exec(started.firstLine)?.[0] ?? '';
}

beforeAll(async () => {
  home = createProgramHome();
  sandbox = await startSandbox(home, '--workouts', '60', '--seed', '7', '--now', '2026-11-22T09:00:00Z');
  await home.run(['login'], signedInAt(sandbox));
  await home.run(['sync'], signedInAt(sandbox));
  await serve('0');
  const browser = await connectBrowser();
  const watched = await openWatchedPage(browser, url);
  ({ page: one, complaints } = watched);
  other = await one.context().newPage();
  await other.clock.setFixedTime(new Date('2026-11-22T09:00:00Z'));
});
afterAll(async () => {
  await one.context().browser()?.close();
  await home.remove();
});

const get = (path: string): Promise<Response> =>
  fetch(`${url}/api/v1${path}`, { signal: AbortSignal.timeout(5_000) });
const left = (page: Page): Locator => page.getByRole('heading', { name: 'Left out', exact: true });

describe('two windows on one book', () => {
  it('agree on the rides that are left out of the records, as soon as one of them changes it', async () => {
    await Promise.all([one.goto(`${url}/records`), other.goto(`${url}/records`)]);
    await other.getByRole('region', { name: 'Fair records' }).waitFor();
    expect(await left(other).count()).toBe(0);
    await one
      .getByRole('button', { name: /^Leave out/ })
      .first()
      .click();
    await left(other).waitFor();
    await one
      .getByRole('button', { name: /^Count again/ })
      .first()
      .click();
    await left(other).waitFor({ state: 'detached' });
  });

  it('agree on the planned breaks', async () => {
    await Promise.all([one.goto(`${url}/settings`), other.goto(`${url}/settings`)]);
    await one.getByLabel('First day off').fill('2026-11-01');
    await one.getByLabel('Last day off').fill('2026-11-08');
    await one.getByLabel('Why').fill('Under the palms');
    await one.getByRole('button', { name: 'Add the break' }).click();
    await other.getByText('Under the palms').waitFor();
  });

  it('say how many people are followed beside the page about them', async () => {
    const { friends } = (await (await get('/friends')).json()) as { friends: unknown[] };
    const entry = one
      .getByRole('navigation', { name: 'Pages' })
      .first()
      .getByRole('link', { name: 'Friends' });
    expect(await entry.textContent()).toBe(`Friends${friends.length - 1}`);
  });
});

describe('a server that goes away', () => {
  it('is told by one line, with what was read still there; it goes when the server answers again', async () => {
    expect(complaints).toEqual([]);
    await one.goto(`${url}/months`);
    const table = one.getByRole('region').locator('tbody tr').first();
    await table.waitFor();
    const before = await table.textContent();
    const port = new URL(url).port;
    await stop();
    const banner = one.getByText('Offline.', { exact: true });
    await banner.waitFor();
    expect(await table.textContent()).toBe(before);
    // Pages whose code is there already can be opened without a server.
    await one.getByRole('link', { name: 'Home', exact: true }).first().click();
    await banner.waitFor();

    await serve(port);
    await banner.waitFor({ state: 'detached' });
    expect(await one.getByText('Offline.', { exact: true }).count()).toBe(0);
  });

  it('does not hide what another window changed meanwhile', async () => {
    const port = new URL(url).port;
    await one.goto(`${url}/records`);
    await one.getByRole('region', { name: 'Fair records' }).waitFor();
    const excluded = (await (await get('/workouts?limit=1')).json()) as {
      workouts: { id: string }[];
    };
    await stop();
    await one.getByText('Offline.', { exact: true }).waitFor();
    await serve(port);
    // Before the window hears of the server again, or after: it must not matter.
    await fetch(`${url}/api/v1/exclusions`, {
      method: 'PUT',
      signal: AbortSignal.timeout(5_000),
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ excludedIds: excluded.workouts.map(({ id }) => id), eras: [] }),
    });
    await left(one).waitFor();
  });
});
