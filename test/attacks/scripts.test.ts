/** Scripts in whatever others may write, in a real browser: every page shows them as the text they are. */
import type { Instructor } from '@ridebook/domain';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine, type TestEngine } from '../in-process/engine.ts';
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
        classImageUrl: payload(index + 13),
      },
    });
  }
  await plantInInstructors(rider.id);
  server = await attackServer(engine.book);
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

const instructorIds = async (): Promise<readonly string[]> => {
  const { instructors } = (await (await server.ask('/api/v1/instructors')).json()) as {
    instructors: Instructor[];
  };
  return instructors.map(({ id }) => id);
};

describe('sixty scripts in titles, names, quotes, links and pictures', () => {
  it(
    'run on no page, load nothing from elsewhere, and are read as they stand',
    { timeout: 60_000 },
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
    const [workout] = await engine.stored();
    if (rider === null || workout === undefined) throw new Error('There is no workout.');
    await engine.book.store.saveDerived(rider.id, {
      workout: { ...workout, title: '=HYPERLINK("https://evil.test")' },
    });
    const answer = await server.ask('/api/v1/exports/csv');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(await answer.text()).not.toMatch(/(^|,)"?[=@]HYPERLINK/m);
  });
});
