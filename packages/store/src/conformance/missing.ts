/** Owns the rules for workouts that the list no longer shows. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../port.ts';
import { makeCommit, makeListed, riderId } from './made-up.ts';
import type { OpenStore } from './under-test.ts';

const monday = '2026-11-16T08:00:00Z';
const mondayEvening = '2026-11-16T20:00:00.000Z';
const tuesday = '2026-11-17T08:00:00.000Z';

async function makeGone(store: Store): Promise<void> {
  await store.recordListed(riderId, [makeListed('w1'), makeListed('w2')]);
  await store.commitWorkout(riderId, makeCommit('w1'));
  await store.commitWorkout(riderId, makeCommit('w2'));
  await store.markMissing(riderId, ['w1'], monday);
  await store.markMissing(riderId, ['w1'], tuesday);
}

export function describeMissing(open: OpenStore): void {
  describe('missing workouts', () => {
    it('remembers since when one is missing and still shows it', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w1'));
      expect(await store.markMissing(riderId, ['w1'], monday)).toEqual({ gone: [], writes: 1 });
      expect(await store.markMissing(riderId, ['w1'], mondayEvening)).toEqual({ gone: [], writes: 0 });
      expect((await store.listLedger(riderId))[0]).toMatchObject({ state: 'stored', missedAt: monday });
      expect(await store.countWorkouts(riderId)).toBe(1);
    });

    it('takes it for gone at a second sighting a day later, and hides it', async () => {
      const { store } = await open();
      await makeGone(store);
      expect((await store.listLedger(riderId)).map((entry) => [entry.workoutId, entry.state])).toEqual([
        ['w1', 'gone'],
        ['w2', 'stored'],
      ]);
      expect((await store.listWorkouts(riderId)).map((workout) => workout.id)).toEqual(['w2']);
      expect(await store.maybeWorkout(riderId, 'w1')).toBeNull();
      expect(await store.countWorkouts(riderId)).toBe(1);
      expect(await store.dataVersion(riderId)).toBe(3);
      expect(await store.maybeDocument(riderId, 'workout', 'w1')).not.toBeNull();
    });

    it('says once which are gone', async () => {
      const { store } = await open();
      await store.recordListed(riderId, [makeListed('w1')]);
      await store.markMissing(riderId, ['w1'], monday);
      // The ledger entry and the data version.
      expect(await store.markMissing(riderId, ['w1'], tuesday)).toEqual({ gone: ['w1'], writes: 2 });
      expect(await store.markMissing(riderId, ['w1'], '2026-11-20T08:00:00Z')).toEqual({
        gone: [],
        writes: 0,
      });
    });

    it('brings it back as it was when it is listed again', async () => {
      const { store } = await open();
      await makeGone(store);
      // The ledger entry and the data version.
      expect(await store.recordListed(riderId, [makeListed('w1')])).toBe(2);
      expect(await store.countWorkouts(riderId)).toBe(2);
      expect((await store.listLedger(riderId))[0]).toMatchObject({ state: 'stored', missedAt: null });
      expect(await store.dataVersion(riderId)).toBe(4);
    });

    it('brings it back when it could be fetched', async () => {
      const { store } = await open();
      await makeGone(store);
      expect(await store.commitWorkout(riderId, makeCommit('w1'))).toEqual({
        status: 'unchanged',
        writes: 2,
      });
      expect(await store.maybeWorkout(riderId, 'w1')).not.toBeNull();
    });

    it('starts counting again once it was listed in between', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w1'));
      await store.markMissing(riderId, ['w1'], monday);
      await store.recordListed(riderId, [makeListed('w1')]);
      expect(await store.markMissing(riderId, ['w1'], tuesday)).toMatchObject({ gone: [] });
    });

    it('starts counting again when the first sighting lies in the future: a clock was wrong', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w1'));
      await store.markMissing(riderId, ['w1'], '2036-01-01T00:00:00Z');
      await store.markMissing(riderId, ['w1'], monday);
      expect(await store.markMissing(riderId, ['w1'], tuesday)).toMatchObject({ gone: ['w1'] });
    });

    it('leaves what is gone out of the failures, and an unknown id alone', async () => {
      const { store } = await open();
      await store.recordFailure(riderId, { workoutId: 'w1', reason: 'Peloton answered 500.', retryAt: null });
      await store.markMissing(riderId, ['w1', 'unknown'], monday);
      await store.markMissing(riderId, ['w1', 'unknown'], tuesday);
      expect(await store.listFailed(riderId)).toEqual([]);
      expect(await store.listLedger(riderId)).toHaveLength(1);
    });
  });
}
