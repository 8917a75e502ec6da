/** Owns the rules of what is pushed elsewhere: the rows of each sink and the history of pushes. */
import { describe, expect, it } from 'vitest';
import type { PushedRow } from '../pushed.ts';
import { makePush, riderId } from './made-up.ts';
import type { OpenStore } from './under-test.ts';

const sent = (key: string, contentHash = 'hash-1'): PushedRow => ({ key, contentHash, state: 'sent' });
const confirmed = (key: string, contentHash = 'hash-1'): PushedRow => ({
  key,
  contentHash,
  state: 'confirmed',
});

export function describePushes(open: OpenStore): void {
  describe('pushed rows', () => {
    it('are known by sink, with what they held last and whether that was confirmed', async () => {
      const { store, reopen } = await open();
      await store.recordPushed(riderId, 'one', [sent('b'), sent('a')]);
      await store.recordPushed(riderId, 'one', [confirmed('a'), confirmed('c', 'hash-2')]);
      await store.recordPushed(riderId, 'two', [confirmed('b', 'hash-3')]);
      const reopened = await reopen();
      expect(await reopened.listPushed(riderId, 'one')).toEqual([
        confirmed('a'),
        sent('b'),
        confirmed('c', 'hash-2'),
      ]);
      expect(await reopened.listPushed(riderId, 'two')).toEqual([confirmed('b', 'hash-3')]);
      expect(await reopened.listPushed('rider-2', 'one')).toEqual([]);
    });

    it('are taken in any number, and a key that comes twice counts as it came last', async () => {
      const { store } = await open();
      await store.recordPushed(riderId, 'one', []);
      const many = Array.from({ length: 450 }, (_, place) => sent(`key-${place}`));
      await store.recordPushed(riderId, 'one', [...many, confirmed('key-7')]);
      const known = await store.listPushed(riderId, 'one');
      expect(known).toHaveLength(450);
      expect(known.filter(({ state }) => state === 'confirmed')).toEqual([confirmed('key-7')]);
    });
  });

  describe('pushes', () => {
    it('are kept newest first with what was not as it should be', async () => {
      const { store, reopen } = await open();
      const first = makePush('2026-11-22T10:00:00Z');
      const second = makePush('2026-11-22T11:00:00Z', { exitCode: 0, problems: [] });
      await store.recordPush(riderId, first);
      await store.recordPush(riderId, second);
      await store.recordPush('rider-2', first);
      const reopened = await reopen();
      expect(await reopened.listPushes(riderId)).toEqual([second, first]);
      expect(await reopened.listPushes(riderId, { limit: 1, offset: 1 })).toEqual([first]);
    });
  });
}
