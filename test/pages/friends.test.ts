/** The friends in a real browser: everybody at first, by period and length, the classes both took, private and failing profiles. */
import { friends, type FriendsQuery } from '@ridebook/analytics';
import type { FriendLook, FriendsAnswer } from '@ridebook/domain';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers, journeyNow } from '../support/dashboard.ts';
import { openSharedBook, type SeededBook } from '../support/seeded-book.ts';

const query: FriendsQuery = {
  asOf: journeyNow.slice(0, 10),
  days: null,
  classMinutes: null,
  leftOutIds: new Set(),
};
let book: SeededBook;
let page: Page;
let people: readonly FriendLook[];

beforeAll(async () => {
  book = await openSharedBook();
  ({ page } = book);
  const answer = await fetch(`${book.url}/api/v1/friends`, { signal: AbortSignal.timeout(5_000) });
  people = ((await answer.json()) as FriendsAnswer).friends;
});
afterAll(() => book.close());

const rows = (): Locator => page.getByRole('region', { name: 'The riders' }).locator('tbody tr');
const names = async (): Promise<readonly string[]> => rows().locator('b').allTextContents();
const expected = (change: Partial<FriendsQuery> = {}): readonly string[] =>
  friends(people, { ...query, ...change }).rows.map(({ username }) => username);

describe('the friends', () => {
  it('are all there at first, the rider above them', async () => {
    await page.goto(`${book.url}/friends`);
    await rows().first().waitFor();
    expect(await names()).toEqual(expected());
    const [self] = friends(people, query).rows;
    expect(await rows().first().textContent()).toContain(
      String(Math.round(self?.figures.averageOutputWatts ?? 0)),
    );
    await page
      .getByRole('img', { name: /^Average output of/ })
      .locator('svg')
      .waitFor();
    await page.getByText('Bikes agree within about 10 %').waitFor();
  });

  it('name those who keep their rides private, at no cost to the others', async () => {
    const { privateUsernames } = friends(people, query);
    expect(privateUsernames.length).toBeGreaterThan(0);
    for (const name of privateUsernames) await page.getByText(name).first().waitFor();
    await page.getByText(/keeps? a? ?private profiles? and shows? no rides/).waitFor();
  });

  it('are narrowed by length, period and person, which survives a reload', async () => {
    await page
      .getByRole('group', { name: 'Class length in minutes' })
      .getByRole('button', { name: '30', exact: true })
      .click();
    await page.getByRole('group', { name: 'Period' }).getByRole('button', { name: '90 days' }).click();
    const other = people.find(({ friend, rides }) => !friend.isSelf && rides.length > 0)?.friend;
    await page
      .getByRole('group', { name: 'Riders shown' })
      .getByRole('button', { name: other?.username ?? '' })
      .click();
    expect(book.address()).toBe(`/friends?length=30&period=quarter&without=${other?.id}`);
    await page.reload();
    await rows().first().waitFor();
    expect(await names()).toEqual(
      expected({ classMinutes: 30, days: 90, leftOutIds: new Set([other?.id ?? '']) }),
    );
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(book.address()).toBe('/friends?length=30&period=quarter');
    expect(await findBarriers(page)).toEqual([]);
  });

  it('say so when nothing fits', async () => {
    await page.goto(`${book.url}/friends?length=77`);
    await page.getByRole('region', { name: 'Latest rides' }).getByText('No ride fits this choice.').waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/NaN|Invalid|undefined/);
  });

  it('cost only their own rows when a profile fails', async () => {
    const failure = { reason: 'Peloton answered 500.', at: '2026-11-22T08:00:00Z' };
    const broken = people.map((person, index) => (index === 1 ? { ...person, rides: [], failure } : person));
    await page.route('**/api/v1/friends', (route) => route.fulfill({ json: { friends: broken } }));
    await page.goto(`${book.url}/friends`);
    await page
      .getByText(`${broken[1]?.friend.username} could not be read on 22 Nov 2026: Peloton answered 500.`)
      .waitFor();
    expect(await rows().count()).toBe(expected().length - 1);
    await page.unroute('**/api/v1/friends');
  });

  it('are few words when nobody is followed, and when the server refuses', async () => {
    await page.route('**/api/v1/friends', (route) =>
      route.fulfill({ json: { friends: people.slice(0, 1) } }),
    );
    await page.goto(`${book.url}/friends`);
    await page.getByText('You follow nobody yet.').waitFor();
    await page.unroute('**/api/v1/friends');
    await page.route('**/api/v1/friends', (route) =>
      route.fulfill({ status: 507, json: { problem: { kind: 'storage', message: 'The disk is full.' } } }),
    );
    await page.reload();
    await page.getByText('The disk is full.').waitFor();
    await page.unroute('**/api/v1/friends');
    await page.getByRole('button', { name: 'Try again' }).click();
    await rows().first().waitFor();
  });

  it('complained of nothing but the full disk', () => {
    expect(book.complaints.filter((line) => !line.includes('507'))).toEqual([]);
  });
});
