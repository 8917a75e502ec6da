/** A rider without an account in a real browser: the file dropped on the connect page, looked at, imported, taken back, given back. */
import { text as textOf } from 'node:stream/consumers';
import type { StatusAnswer } from '@ridebook/domain';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvFile, csvHead, csvRow } from '../in-process/made-up-csv.ts';
import { findBarriers, openWatchedPage, startDashboard, type WatchedPage } from '../support/dashboard.ts';
import { createProgramHome, startSandbox, type ProgramHome } from '../support/program.ts';
import { overflowAt } from '../support/seeded-book.ts';
import { connectBrowser } from '../support/shared-browser.ts';

let home: ProgramHome;
let url: string;
let browser: Browser;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  home = createProgramHome();
  ({ url } = await startDashboard(home, await startSandbox(home, '--workouts', '5')));
  browser = await connectBrowser();
  watched = await openWatchedPage(browser, url);
  ({ page } = watched);
  page.setDefaultTimeout(10_000);
});
afterAll(async () => {
  await browser.close();
  await home.remove();
});

const rows = Array.from({ length: 30 }, (_, index) =>
  csvRow({
    'Workout Timestamp': `2026-${String(1 + (index % 10)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')} 09:30 (-05)`,
    Title: index === 0 ? '=HYPERLINK(1)<img src=x onerror=alert(1)>' : '30 min Made-up Ride',
    'Total Output': String(250 + index),
  }),
);
const chooseFile = (name: string, text: string): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const told = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
const readDownload = async (download: Download): Promise<string> => textOf(await download.createReadStream());
const status = async (): Promise<StatusAnswer> =>
  (await (
    await fetch(`${url}/api/v1/status`, { signal: AbortSignal.timeout(5_000) })
  ).json()) as StatusAnswer;

describe('a rider who has only a file', () => {
  it('is told on the connect page what a file is that is none', async () => {
    await page.goto(`${url}/connect`);
    await page.getByRole('tab', { name: 'Use a file' }).click();
    await chooseFile('login.csv', '<!doctype html><title>Log in</title>');
    await told(/It is a web page, such as a sign-in page/);
    expect((await status()).rider).toBeNull();
    await page.getByRole('button', { name: 'Another file' }).click();
  });

  it('is told that a folder is none', async () => {
    const box = await page.getByRole('group', { name: 'The files of your workouts' }).boundingBox();
    if (box === null) throw new Error('There is nothing to drop on.');
    const browserSession = await page.context().newCDPSession(page);
    const data = { items: [], files: [home.folder], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await browserSession.send('Input.dispatchDragEvent', { type, x: box.x + 40, y: box.y + 40, data });
    await told(/It cannot be read: it is a folder/);
    await page.getByRole('button', { name: 'Another file' }).click();
  });

  it('sees line by line what would come, and nothing has been written yet', async () => {
    await chooseFile('workouts.csv', csvFile(...rows, csvRow({ 'Workout Timestamp': '1/30/2026 9:30 AM' })));
    await told('1 line cannot be read.');
    await told(/A spreadsheet has rewritten the time/);
    expect((await status()).storedWorkouts).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    expect(await overflowAt(page, 360)).toBeLessThanOrEqual(0);
  });

  it('imports it, and every page has something to show', async () => {
    await page.getByRole('button', { name: 'Another file' }).click();
    await chooseFile('workouts.csv', csvFile(...rows));
    await page.getByRole('button', { name: 'Import 30 workouts' }).click();
    await told('30 new workouts came');
    await page.getByRole('button', { name: 'Show my workouts' }).click();
    await page.waitForURL(`${url}/`);
    await page.getByRole('region').first().waitFor();
    expect(await status()).toMatchObject({ storedWorkouts: 30, hasAccount: false, connection: 'signed-out' });
    expect(await page.getByText('You are signed out.').count()).toBe(0);
  });

  it('is told in the settings that the same file brings nothing', async () => {
    await page.goto(`${url}/settings`);
    await chooseFile('again.csv', csvFile(...rows));
    await told('Nothing new.');
    await page
      .getByRole('list', { name: 'Past imports' })
      .getByRole('button', { name: 'Line by line' })
      .click();
    await page.getByRole('cell', { name: 'New', exact: true }).first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  it('takes several files at once: a look at each, one import for all, and each of them undone by itself', async () => {
    await page.goto(`${url}/settings`);
    const day = (date: string, title: string) =>
      csvRow({ 'Workout Timestamp': `${date} 09:30 (-05)`, Title: title });
    const [both, first, second] = [
      day('2025-03-03', '30 min Ride of Both'),
      day('2025-03-01', '30 min Ride of the First'),
      day('2025-03-02', '30 min Ride of the Second'),
    ];
    const files = {
      'first.csv': csvFile(first, both),
      'second.csv': csvFile(both, second),
      'page.csv': '<html>',
    };
    await page.locator('input[type=file]').setInputFiles(
      Object.entries(files).map(([name, text]) => {
        return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
      }),
    );
    const chosen = page.getByRole('list', { name: 'Chosen files' }).getByRole('listitem');
    const of = (name: string) => chosen.filter({ hasText: name });
    await of('page.csv').getByText('It is a web page').first().waitFor();
    for (const name of ['first.csv', 'second.csv'])
      await of(name).getByText('2 new workouts would come').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await overflowAt(page, 360)).toBeLessThanOrEqual(0);

    await page.getByRole('button', { name: 'Import all 2 files' }).click();
    await of('first.csv').getByText('2 new workouts came').waitFor();
    // What the first has brought is no news of the second.
    await of('second.csv').getByText('1 new workout came').waitFor();
    expect((await status()).storedWorkouts).toBe(33);

    await of('first.csv').getByRole('button', { name: 'Undo this import' }).click();
    await of('first.csv').getByText('Taken back; 1 workout left with it.').waitFor();
    expect((await status()).storedWorkouts).toBe(32);
    await of('second.csv').getByRole('button', { name: 'Undo this import' }).click();
    await of('second.csv').getByText('Taken back; 2 workouts left with it.').waitFor();
    expect((await status()).storedWorkouts).toBe(30);
  });

  it('gets the file back as it came, from the settings and for a selection', async () => {
    const [all] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV', exact: true }).click(),
    ]);
    const text = await readDownload(all);
    expect(text.split('\n')).toHaveLength(32);
    expect(text).toContain("'=HYPERLINK(1)");
    // The file was in miles, and so is what this browser's language shows.
    expect(text.split('\n')[0]).toBe(csvHead);

    await page.goto(`${url}/workouts?from=2026-02-01&to=2026-02-28`);
    const [selection] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'NDJSON' }).click(),
    ]);
    const lines = (await readDownload(selection)).trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(
      lines.every((line) => (JSON.parse(line) as { localDate: string }).localDate.startsWith('2026-02')),
    ).toBe(true);
  });

  it('takes the import back and is where it began', async () => {
    await page.goto(`${url}/settings`);
    const past = page.getByRole('list', { name: 'Past imports' });
    await past.getByRole('button', { name: 'Undo' }).click();
    await past.getByRole('button', { name: 'Take it back' }).click();
    await page.waitForURL(`${url}/connect`);
    expect((await status()).rider).toBeNull();
    expect(watched.complaints).toEqual([]);
  });
});

describe('the import over REST', () => {
  const post = (path: string, headers: Readonly<Record<string, string>>, body: string) =>
    fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) });

  it('cannot be sent by a page of somebody else, nor by a form', async () => {
    const file = csvFile(...rows);
    expect(
      (await post('/imports', { 'content-type': 'text/csv', origin: 'https://evil.test' }, file)).status,
    ).toBe(403);
    expect((await post('/imports', { 'content-type': 'text/plain', origin: url }, file)).status).toBe(415);
    expect((await status()).storedWorkouts).toBe(0);
  });

  it('takes a file far larger than any other body', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) =>
      csvRow({ 'Total Output': String(100 + index), 'Calories Burned': String(index) }),
    );
    const answer = await post(
      '/imports/preview?name=many.csv',
      { 'content-type': 'text/csv', origin: url },
      csvFile(...many),
    );
    expect(await answer.json()).toMatchObject({
      report: { imported: 2_000, file: 'many.csv' },
      linesLeftOut: 0,
    });
    const settings = await post(
      '/session',
      { 'content-type': 'application/json', origin: url },
      `{"token":"${'x'.repeat(100_000)}"}`,
    );
    expect(settings.status).toBe(413);
  });
});
