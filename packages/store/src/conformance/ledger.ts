/** Owns the rules of the ledger: where every listed workout stands. */
import { describe, expect, it } from 'vitest';
import type { LedgerEntry, Store } from '../port.ts';
import { makeCommit, makeListed, now, riderId } from './made-up.ts';
import type { OpenStore } from './under-test.ts';

const failure = { workoutId: 'w1', reason: 'Peloton answered 500.', retryAt: '2026-11-22T13:00:00Z' };

async function entryOf(store: Store, workoutId: string): Promise<LedgerEntry | undefined> {
  return (await store.listLedger(riderId)).find((entry) => entry.workoutId === workoutId);
}

export function describeLedger(open: OpenStore): void {
  describe('ledger', () => {
    it('adds what a list shows for the first time as discovered', async () => {
      const { store } = await open();
      expect(await store.recordListed(riderId, [makeListed('w1')])).toBe(1);
      expect(await store.listLedger(riderId)).toEqual([
        {
          workoutId: 'w1',
          state: 'discovered',
          fetchedFingerprint: null,
          listedFingerprint: 'fingerprint-1',
          createdAt: '2026-11-21T08:00:00Z',
          discipline: 'cycling',
          isOutdoor: false,
          attempts: 0,
          retryAt: null,
          reason: null,
          missedAt: null,
        },
      ]);
    });

    it('tells what a sync has still to bring', async () => {
      const { store } = await open();
      const run = { discipline: 'running', isOutdoor: true };
      await store.recordListed(riderId, [makeListed('w1'), makeListed('w2', { discipline: 'yoga' })]);
      await store.recordListed(riderId, [makeListed('w3', run), makeListed('w4', run)]);
      await store.commitWorkout(riderId, makeCommit('w1'));
      await store.recordFailure(riderId, { ...failure, workoutId: 'w2' });
      expect(await store.listDiscoveredTypes(riderId)).toEqual([run]);
      await store.recordListed(riderId, [makeListed('w5', { discipline: 'rowing' })]);
      expect(await store.listDiscoveredTypes(riderId)).toHaveLength(2);
      expect(await store.listDiscoveredTypes(riderId, 1)).toHaveLength(1);
    });

    it('writes only what is new or changed of a long list', async () => {
      const { store } = await open();
      const listed = Array.from({ length: 1_000 }, (_, index) => makeListed(`w${index}`));
      expect(await store.recordListed(riderId, listed)).toBe(1_000);
      expect(await store.recordListed(riderId, listed)).toBe(0);
      const changed = [...listed, makeListed('w7', { fingerprint: 'fingerprint-2' }), makeListed('new')];
      expect(await store.recordListed(riderId, changed)).toBe(2);
      expect(await store.recordListed(riderId, [])).toBe(0);
      expect((await entryOf(store, 'w7'))?.listedFingerprint).toBe('fingerprint-2');
      expect(await store.listLedger(riderId)).toHaveLength(1_001);
    });

    it('lists the newest first', async () => {
      const { store } = await open();
      await store.recordListed(riderId, [
        makeListed('old', { createdAt: '2020-01-01T00:00:00Z' }),
        makeListed('new', { createdAt: '2026-01-01T00:00:00Z' }),
      ]);
      expect((await store.listLedger(riderId)).map((entry) => entry.workoutId)).toEqual(['new', 'old']);
    });

    it('keeps what was fetched apart from what is listed since', async () => {
      const { store } = await open();
      await store.recordListed(riderId, [makeListed('w1')]);
      await store.commitWorkout(riderId, makeCommit('w1'));
      await store.recordListed(riderId, [makeListed('w1', { fingerprint: 'fingerprint-2' })]);
      expect(await entryOf(store, 'w1')).toMatchObject({
        state: 'stored',
        fetchedFingerprint: 'fingerprint-1',
        listedFingerprint: 'fingerprint-2',
        createdAt: '2026-11-21T08:00:00Z',
      });
    });

    it('notes a workout stored without its samples as partial, and as stored once they are there', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w1', { failure }));
      expect(await entryOf(store, 'w1')).toMatchObject({
        state: 'partial',
        attempts: 1,
        reason: failure.reason,
      });
      expect(await store.listFailed(riderId)).toEqual([
        { id: 'w1', reason: failure.reason, retryAt: failure.retryAt },
      ]);
      await store.commitWorkout(riderId, makeCommit('w1'));
      expect(await entryOf(store, 'w1')).toMatchObject({ state: 'stored', attempts: 0, retryAt: null });
      expect(await store.listFailed(riderId)).toEqual([]);
    });

    it('counts failed attempts in a row', async () => {
      const { store } = await open();
      await store.recordListed(riderId, [makeListed('w1')]);
      expect(await store.recordFailure(riderId, failure)).toBe(1);
      expect(await store.recordFailure(riderId, failure)).toBe(1);
      expect(await entryOf(store, 'w1')).toMatchObject({
        state: 'failed',
        attempts: 2,
        retryAt: failure.retryAt,
      });
    });

    it('still has the older version of a workout whose newer one failed', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w1'));
      await store.recordFailure(riderId, failure);
      expect(await entryOf(store, 'w1')).toMatchObject({
        state: 'stored',
        attempts: 1,
        reason: failure.reason,
      });
      expect(await store.listFailed(riderId)).toHaveLength(1);
      expect(await store.countWorkouts(riderId)).toBe(1);
    });

    it('lets failed workouts be tried again at once, those asked for or all', async () => {
      const { store } = await open();
      await store.recordListed(riderId, [makeListed('fine')]);
      await store.recordFailure(riderId, failure);
      await store.recordFailure(riderId, { ...failure, workoutId: 'w2', retryAt: null });
      expect(await store.clearRetry(riderId, ['w2', 'fine', 'unknown'])).toBe(1);
      expect(await entryOf(store, 'w2')).toMatchObject({ attempts: 0, retryAt: now, state: 'failed' });
      expect((await entryOf(store, 'w1'))?.attempts).toBe(1);
      expect(await store.clearRetry(riderId)).toBe(2);
      expect((await entryOf(store, 'w1'))?.retryAt).toBe(now);
    });
  });
}
