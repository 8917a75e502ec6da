/** A friend whose rides Peloton refuses: told apart from one who rode nothing, and what was known of them stays. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FriendLook } from '@ridebook/domain';
import { readFriends } from '../apps/ridebook/src/engine/read-people.ts';
import { startEngine, type TestEngine } from './in-process/engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await startEngine({ workouts: 3, seed: 'company', friends: 3 });
});
afterEach(() => engine.close());

const overADayMs = 26 * 3_600_000;

async function friends(): Promise<readonly FriendLook[]> {
  const rider = await engine.book.maybeRider();
  if (rider === null) throw new Error('Nobody is signed in.');
  return (await readFriends(engine.book.store, rider)).filter(({ friend }) => !friend.isSelf);
}

it.each([500, 404] as const)('costs only their own rows when Peloton answers %i', async (fault) => {
  await engine.sync();
  const before = await friends();
  const victim = before.find(({ friend, rides }) => !friend.isPrivate && rides.length > 0);
  if (victim === undefined) throw new Error('Nobody who is followed shows a ride.');
  expect(before.map(({ failure }) => failure)).toEqual(before.map(() => null));

  await engine.control('faults', [{ match: `/api/user/${victim.friend.id}/workouts`, fault }]);
  engine.clock.advance(overADayMs);
  const { endedBy } = await engine.sync();
  expect(endedBy).toBeNull();
  const failing = await friends();
  const found = failing.find(({ friend }) => friend.id === victim.friend.id);
  expect(found?.rides).toEqual(victim.rides);
  expect(found?.failure?.reason).toContain(String(fault));
  expect(failing.filter(({ failure }) => failure !== null)).toHaveLength(1);

  await engine.control('faults', []);
  engine.clock.advance(overADayMs);
  await engine.sync();
  expect((await friends()).every(({ failure }) => failure === null)).toBe(true);
});
