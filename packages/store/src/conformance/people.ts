/** Owns the rules of riders, their sync runs, their small facts and their sealed secrets. */
import { describe, expect, it } from 'vitest';
import { makeCommit, makeDocument, makeListed, makePush, makeRider, makeRun, riderId } from './made-up.ts';
import type { OpenStore } from './under-test.ts';

export function describePeople(open: OpenStore): void {
  describe('riders, runs, state and secrets', () => {
    it('keeps riders with the document they came from', async () => {
      const { store } = await open();
      const document = makeDocument('user', riderId, '{"id":"rider-1"}');
      // The document, its head and the rider.
      expect(await store.saveRider(makeRider(), document)).toBe(3);
      expect(await store.saveRider(makeRider(), document)).toBe(0);
      expect(await store.saveRider(makeRider({ totalWorkouts: 322 }), document)).toBe(1);
      expect(await store.listRiders()).toEqual([makeRider({ totalWorkouts: 322 })]);
      expect(await store.maybeRider(riderId)).toEqual(makeRider({ totalWorkouts: 322 }));
      expect(await store.maybeRider('nobody')).toBeNull();
      expect(await store.maybeDocument(riderId, 'user', riderId)).toEqual(document);
    });

    it('forgets everything of one rider and nothing of another', async () => {
      const { store } = await open();
      for (const rider of [riderId, 'rider-2']) {
        await store.saveRider(makeRider({ id: rider }), makeDocument('user', rider, '{}'));
        await store.recordListed(rider, [makeListed('w1'), makeListed('w2')]);
        await store.commitWorkout(rider, makeCommit('w1'));
        await store.recordRun(rider, makeRun('2026-11-22T10:00:00Z'));
        await store.putState(rider, 'key', 'value');
        await store.recordPush(rider, makePush('2026-11-22T10:00:00Z'));
        await store.recordPushed(rider, 'coda', [{ key: 'w1', contentHash: 'a', state: 'sent' }]);
      }
      // Three documents with their heads, two ledger entries, and one row in each of eight other tables.
      expect(await store.forgetRider(riderId)).toBe(16);
      expect(await store.forgetRider(riderId)).toBe(0);
      expect((await store.listRiders()).map((rider) => rider.id)).toEqual(['rider-2']);
      expect(await store.maybeDocument(riderId, 'workout', 'w1')).toBeNull();
      expect(await store.listLedger(riderId)).toEqual([]);
      expect(await store.maybeSamples('rider-2', 'w1')).not.toBeNull();
      expect(await store.listRuns('rider-2')).toHaveLength(1);
    });

    it('keeps the history of runs, newest first, even of runs that began at the same moment', async () => {
      const { store, reopen } = await open();
      expect(await store.maybeLatestRun(riderId)).toBeNull();
      const first = makeRun('2026-11-22T10:00:00Z');
      const second = makeRun('2026-11-22T10:00:00Z', { exitCode: 2 });
      await store.recordRun(riderId, first);
      await store.recordRun(riderId, second);
      await store.recordRun('rider-2', makeRun('2026-11-22T11:00:00Z'));
      const reopened = await reopen();
      expect(await reopened.listRuns(riderId)).toEqual([second, first]);
      expect(await reopened.listRuns(riderId, { limit: 1, offset: 1 })).toEqual([first]);
      expect(await reopened.maybeLatestRun(riderId)).toEqual(second);
    });

    it('keeps small facts per rider until they are deleted', async () => {
      const { store, reopen } = await open();
      await store.putState(riderId, 'friends.fetched-at', '2026-11-22T10:00:00Z');
      await store.putState(riderId, 'friends.fetched-at', '2026-11-22T11:00:00Z');
      const reopened = await reopen();
      expect(await reopened.maybeState(riderId, 'friends.fetched-at')).toBe('2026-11-22T11:00:00Z');
      expect(await reopened.maybeState('rider-2', 'friends.fetched-at')).toBeNull();
      await reopened.putState(riderId, 'friends.fetched-at', null);
      expect(await reopened.maybeState(riderId, 'friends.fetched-at')).toBeNull();
    });

    it('keeps sealed secrets to the byte, replaces them, and deletes those of one account', async () => {
      const { store, reopen } = await open();
      const sealed = Uint8Array.from({ length: 256 }, (_, index) => index);
      await store.putSecret({ account: 'a', kind: 'session', sealed: new Uint8Array([1]) });
      await store.putSecret({ account: 'a', kind: 'session', sealed });
      await store.putSecret({ account: 'b', kind: 'session', sealed });
      const reopened = await reopen();
      const secret = await reopened.maybeSecret('a', 'session');
      expect(secret && [...secret.sealed]).toEqual([...sealed]);
      await reopened.deleteSecrets('a');
      expect(await reopened.maybeSecret('a', 'session')).toBeNull();
      expect(await reopened.maybeSecret('b', 'session')).not.toBeNull();
    });
  });
}
