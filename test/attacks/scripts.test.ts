/** Scripts in whatever others may write, in a real browser: every page shows them as the text they are. */
import type { ImportAnswer, Instructor, Rider } from '@ridebook/domain';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine, type TestEngine } from '../in-process/engine.ts';
import { csvFile, csvRow } from '../in-process/made-up-csv.ts';
import { launchBrowser } from '../support/chromium.ts';
import { openWatchedPage, type WatchedPage } from '../support/dashboard.ts';
import { attackServer, type AttackedServer } from './attacked-server.ts';
import { scriptPayloads } from './payloads.ts';

let engine: TestEngine;
let server: AttackedServer;
let browser: Browser;
let watched: WatchedPage;

const payload = (index: number): string => scriptPayloads[index % scriptPayloads.length] ?? '';

beforeAll(async () => {
  engine = await startEngine({ workouts: 130, seed: 'scripts' });
  await engine.sync();
  const rider = await engine.book.maybeRider();
  if (rider === null) throw new Error('The engine has no rider.');
  const { store } = engine.book;
  for (const [index, workout] of (await engine.stored()).entries()) {
    await store.saveDerived(rider.id, {
      workout: {
        ...workout,
        title: payload(index),
        instructorName: workout.instructorId === null ? null : payload(index + 7),
        classDescription: payload(index + 19),
        classType: payload(index + 23),
        classImageUrl: payload(index + 13),
      },
    });
  }
  await plantInInstructors(rider.id);
  await plantInPeople(rider);
  server = await attackServer(engine.book);
  await plantInFile();
  await server.desk.access.createToken(payload(3), 'read');
  browser = await launchBrowser();
  watched = await openWatchedPage(browser, server.url);
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await engine.close();
});

/** The archive as Peloton could have answered it: names, quotes and links of instructors that are scripts. */
async function plantInInstructors(riderId: string): Promise<void> {
  const { store } = engine.book;
  for (const id of await store.listDocumentIds(riderId, 'instructor')) {
    const document = await store.maybeDocument(riderId, 'instructor', id);
    if (document === null) continue;
    const page = JSON.parse(document.text) as { data: Record<string, unknown>[] };
    const data = page.data.map((instructor, index) => ({
      ...instructor,
      name: payload(index),
      quote: payload(index + 1),
      bio: payload(index + 2),
      spotify_playlist_uri: `javascript:window.pwned=1`,
      film_link: `javascript:window.pwned=1`,
      strava_profile: payload(index + 36),
      facebook_fan_page: payload(index + 38),
      instagram_profile: payload(index + 5),
      image_url: payload(index + 36),
      ordered_q_and_as: [[payload(index + 8), payload(index + 9)]],
    }));
    await store.archive(riderId, [{ ...document, text: JSON.stringify({ ...page, data }) }]);
  }
}

/** What others call themselves and where they say they live, and what the rider does. */
async function plantInPeople(rider: Rider): Promise<void> {
  const { store } = engine.book;
  const followed = await store.listDocumentIds(rider.id, 'following');
  expect(followed.length).toBeGreaterThan(0);
  for (const id of followed) {
    const document = await store.maybeDocument(rider.id, 'following', id);
    if (document === null) continue;
    const page = JSON.parse(document.text) as { data: Record<string, unknown>[] };
    const data = page.data.map((friend, index) => ({
      ...friend,
      username: payload(index + 4),
      location: payload(index + 11),
      image_url: payload(index + 36),
    }));
    await store.archive(rider.id, [{ ...document, text: JSON.stringify({ ...page, data }) }]);
  }
  const own = { ...rider, username: payload(0), location: payload(2), imageUrl: payload(36) };
  const document = await store.maybeDocument(rider.id, 'user', rider.id);
  if (document === null) throw new Error('The rider is not archived.');
  await store.saveRider(own, document);
}

/** A file in which every cell that may hold a text holds a script, and which is called one. */
async function plantInFile(): Promise<void> {
  const rows = scriptPayloads.map((text, index) => {
    const quoted = (shift: number): string => `"${payload(index + shift).replaceAll('"', '""')}"`;
    const day = String((index % 28) + 1).padStart(2, '0');
    return csvRow({
      'Workout Timestamp': `2019-0${Math.floor(index / 28) + 1}-${day} 06:30 (UTC)`,
      Title: `"${text.replaceAll('"', '""')}"`,
      'Instructor Name': quoted(5),
      Type: quoted(9),
    });
  });
  const answer = await server.ask(`/api/v1/imports?partial=true&name=${encodeURIComponent(payload(3))}`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'text/csv' },
    body: csvFile(...rows),
  });
  const { report } = (await answer.json()) as ImportAnswer;
  expect(report.imported).toBeGreaterThan(55);
}

const instructorIds = async (): Promise<readonly string[]> => {
  const { instructors } = (await (await server.ask('/api/v1/instructors')).json()) as {
    instructors: Instructor[];
  };
  return instructors.map(({ id }) => id);
};

describe('sixty scripts in titles, names, quotes, links, pictures, people and the cells of a file', () => {
  it(
    'run on no page, load nothing from elsewhere, and are read as they stand',
    { timeout: 120_000 },
    async () => {
      expect(new Set(scriptPayloads).size).toBe(60);
      const { page } = watched;
      let dialogs = 0;
      page.on('dialog', (dialog) => {
        dialogs += 1;
        void dialog.dismiss();
      });
      const [classId = ''] = (await engine.stored()).flatMap((workout) => workout.classId ?? []);
      const [workout] = await engine.stored();
      const [teacher = ''] = await instructorIds();
      const fromFile = (await engine.stored()).find(({ id }) => id.startsWith('csv'));
      expect(fromFile).toBeDefined();
      const names = [
        '',
        'workouts',
        'calendar',
        'months',
        'records',
        'lengths',
        'instructors',
        'classes',
        'leaderboard',
      ];
      const pages = [
        ...names,
        'friends',
        'beyond-the-bike',
        'settings',
        `instructors/${teacher}`,
        `classes/${classId}`,
        `workouts/${workout?.id ?? ''}`,
        `workouts/${fromFile?.id ?? ''}`,
      ];
      for (const name of pages) {
        await page.goto(`${server.url}/${name}`);
        await page.locator('h1').first().waitFor();
        await page.waitForFunction(
          () =>
            document.querySelector('h1')?.textContent.trim() !== 'Opening the book.' &&
            document.querySelector('[aria-label="Loading"]') === null,
        );
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        );
        expect(await page.evaluate(() => (window as { pwned?: number }).pwned), name).toBeUndefined();
        const links = await page
          .locator('a')
          .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
        expect(
          links.filter((href) => !/^https?:/.test(href)),
          name,
        ).toEqual([]);
      }
      expect(dialogs).toBe(0);
      // What has no picture is said so by the server; that is no broken policy, no exception and no stranger.
      expect(watched.complaints.filter((complaint) => !complaint.includes('/api/v1/images/'))).toEqual([]);
      await page.goto(`${server.url}/workouts`);
      await page
        .getByText(workout?.title ?? '')
        .first()
        .waitFor();
    },
  );

  it('are not obeyed by a table that is saved: no cell of the CSV begins a formula', async () => {
    const rider = await engine.book.maybeRider();
    if (rider === null) throw new Error('There is no rider.');
    const beginnings = ['=', '+', '-', '@', '\t', '\r', '\0', '\uff1d', '\uff0b', '\uff0d', '\uff20'];
    const workouts = await engine.stored();
    for (const [index, beginning] of beginnings.entries()) {
      const workout = workouts[index];
      if (workout === undefined) throw new Error('There are too few workouts.');
      const title = `${beginning}HYPERLINK("https://evil.test")`;
      await engine.book.store.saveDerived(rider.id, { workout: { ...workout, title } });
    }
    const answer = await server.ask('/api/v1/exports/csv');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="ridebook-workouts.csv"');
    const text = await answer.text();
    expect(text.match(/HYPERLINK/g)).toHaveLength(beginnings.length);
    expect(text).not.toMatch(/(^|,)"?[^\w,'" ]\s*HYPERLINK/m);
  });
});
