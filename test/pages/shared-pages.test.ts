/** Pages that a member shows, as somebody who only looks on sees them: what they say of a rider is said of that rider. */
import type { CreatedInvitation, HouseholdAnswer } from '@ridebook/domain';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWatchedPage, type WatchedPage } from '../support/dashboard.ts';
import { openSeededBook, type SeededBook } from '../support/seeded-book.ts';
import { stepTo, untilStanding } from './every-page.ts';
import { pageRoutes } from './routes.ts';

let book: SeededBook;
let watched: WatchedPage;
let page: Page;
let prefix: string;

/** A call as the page itself sends it, with whatever lets its browser in. */
const send = <T>(from: Page, method: string, path: string, body: object): Promise<T> =>
  from.evaluate(
    async ([verb, address, text]) => {
      const headers = { 'content-type': 'application/json' };
      const signal = AbortSignal.timeout(10_000);
      const answer = await fetch(`/api/v1${address}`, { method: verb, headers, body: text, signal });
      if (!answer.ok) throw new Error(`${verb} ${address}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    [method, path, JSON.stringify(body)] as const,
  );

beforeAll(async () => {
  book = await openSeededBook({ workouts: 300, seed: 4 });
  await book.page.goto(book.url);
  await send(book.page, 'PUT', '/access/password', { password: 'tide-table-91' });
  const { me, shareablePages } = await send<HouseholdAnswer>(book.page, 'PUT', '/household/me', {
    name: 'Maren',
  });
  await send(book.page, 'PUT', '/household/me/pages', { pages: shareablePages });
  const invitation = { name: 'Ida', role: 'viewer' };
  const { token } = await send<CreatedInvitation>(book.page, 'POST', '/household/invitations', invitation);
  watched = await openWatchedPage(book.browser, book.url);
  ({ page } = watched);
  await page.goto(`${book.url}/login`);
  await send(page, 'POST', '/invitation/accept', { token, name: 'Ida', password: 'ida-tide-table' });
  prefix = `/of/${me.id}`;
  await page.goto(`${book.url}${prefix}/`);
  await untilStanding(page);
}, 120_000);
afterAll(() => book.close());

/** What a class of the made-up Peloton is called. */
const classNamedYou = /Just for You/g;

/** Everything on the page that is read or heard, but for what classes are called and instructors say of themselves. */
async function readAll(): Promise<string> {
  const text = await page.evaluate(() => {
    const main = document.querySelector('main')?.cloneNode(true) as HTMLElement | undefined;
    for (const card of main?.querySelectorAll('section') ?? [])
      if (/^About /.test(card.querySelector('h2')?.textContent ?? '')) card.remove();
    const spoken = [...(main?.querySelectorAll('[title], [aria-label]') ?? [])].flatMap((element) => [
      element.getAttribute('title'),
      element.getAttribute('aria-label'),
    ]);
    return [main?.textContent, ...spoken].join('\n');
  });
  return text.replaceAll(classNamedYou, '');
}

it('speak of their rider by name, and never to whoever looks on', async () => {
  const notShown = /^\/(?:settings|friends|formulas|workouts\/)/;
  for (const { address } of pageRoutes(book.workouts).filter((route) => !notShown.test(route.address))) {
    await stepTo(page, `${prefix}${address}`);
    const words = (await readAll()).match(/.{0,40}\b(?:you|yours?|yourself)\b.{0,40}/gi);
    expect(words, address).toBeNull();
  }
}, 120_000);

it('have a headline about their rider, where the rider’s own begins with them', async () => {
  const headline = page.getByRole('heading', { level: 1 });
  await stepTo(page, `${prefix}/leaderboard`);
  expect(await headline.textContent()).toMatch(/^Maren’s best finish: /);
  await stepTo(book.page, '/leaderboard');
  expect(await book.page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^Your best finish: /);
});

it('complained of nothing', () => {
  expect(watched.complaints).toEqual([]);
});
