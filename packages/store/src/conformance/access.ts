/** Owns the rules of who may come in: tokens and sessions are found by their hash, and gone when they are revoked. */
import { describe, expect, it } from 'vitest';
import type { ApiTokenRecord } from '../door.ts';
import { now } from './made-up.ts';
import type { OpenStore } from './under-test.ts';

const token = (id: string): ApiTokenRecord => ({
  id,
  name: `Program ${id}`,
  scope: 'read',
  memberId: 'owner',
  tokenHash: `hash of ${id}`,
  createdAt: now,
  lastUsedAt: null,
});

export function describeAccess(open: OpenStore): void {
  describe('access', () => {
    it('finds a token by its hash, notes its use, and forgets it when it is revoked', async () => {
      const { store, reopen } = await open();
      await store.addApiToken(token('b'));
      await store.addApiToken({ ...token('a'), scope: 'write' });
      await store.noteApiTokenUse('b', '2026-11-23T10:00:00Z');
      const reopened = await reopen();
      expect(await reopened.listApiTokens('owner')).toEqual([
        { ...token('a'), scope: 'write' },
        { ...token('b'), lastUsedAt: '2026-11-23T10:00:00Z' },
      ]);
      expect((await reopened.maybeApiToken('hash of a'))?.id).toBe('a');
      expect(await reopened.maybeApiToken('a')).toBeNull();
      expect(await reopened.deleteApiToken('owner', 'a')).toBe(1);
      expect(await reopened.deleteApiToken('owner', 'a')).toBe(0);
      expect(await reopened.deleteApiToken('somebody', 'b')).toBe(0);
      expect(await reopened.listApiTokens('somebody')).toEqual([]);
      expect(await reopened.maybeApiToken('hash of a')).toBeNull();
    });

    it('never takes two tokens of the same hash', async () => {
      const { store } = await open();
      await store.addApiToken(token('a'));
      await expect(store.addApiToken({ ...token('b'), tokenHash: 'hash of a' })).rejects.toThrow();
    });

    it('ends sessions that were not seen for long or began long ago', async () => {
      const { store } = await open();
      const [old, fresh] = ['2026-10-01T00:00:00Z', '2026-11-22T00:00:00Z'];
      await store.putWebSession({
        sessionHash: 'idle',
        memberId: 'owner',
        createdAt: fresh,
        lastSeenAt: old,
      });
      await store.putWebSession({
        sessionHash: 'aged',
        memberId: 'owner',
        createdAt: old,
        lastSeenAt: fresh,
      });
      await store.putWebSession({
        sessionHash: 'good',
        memberId: 'owner',
        createdAt: fresh,
        lastSeenAt: fresh,
      });
      expect(await store.deleteStaleWebSessions('2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z')).toBe(2);
      expect(await store.maybeWebSession('good')).not.toBeNull();
    });

    it('keeps sessions until one or all of them end, and moves only when they were seen', async () => {
      const { store, reopen } = await open();
      await store.putWebSession({ sessionHash: 'one', memberId: 'owner', createdAt: now, lastSeenAt: now });
      await store.putWebSession({ sessionHash: 'two', memberId: 'owner', createdAt: now, lastSeenAt: now });
      await store.putWebSession({
        sessionHash: 'one',
        memberId: 'owner',
        createdAt: '2030-01-01T00:00:00Z',
        lastSeenAt: '2026-11-23T10:00:00Z',
      });
      const reopened = await reopen();
      expect(await reopened.maybeWebSession('one')).toEqual({
        sessionHash: 'one',
        memberId: 'owner',
        createdAt: now,
        lastSeenAt: '2026-11-23T10:00:00Z',
      });
      expect(await reopened.deleteWebSession('one')).toBe(1);
      expect(await reopened.maybeWebSession('one')).toBeNull();
      expect(await reopened.deleteWebSessions('somebody')).toBe(0);
      expect(await reopened.deleteWebSessions('owner')).toBe(1);
      expect(await reopened.maybeWebSession('two')).toBeNull();
    });
  });
}
