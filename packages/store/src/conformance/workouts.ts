/** Owns the rules of committing and reading workouts. */
import { describe, expect, it } from 'vitest';
import { makeCommit, makeListed, makeWorkout, riderId } from './made-up.ts';
import type { OpenStore } from './under-test.ts';

export function describeWorkouts(open: OpenStore): void {
  describe('workouts', () => {
    it('tells each class once, the one taken last first, and none for a workout without one', async () => {
      const { store } = await open();
      const taken = [
        ['w1', 'hills', '2026-11-01T08:00:00Z'],
        ['w2', 'climb', '2026-11-02T08:00:00Z'],
        ['w3', 'hills', '2026-11-03T08:00:00Z'],
        ['w4', null, '2026-11-04T08:00:00Z'],
      ] as const;
      for (const [id, classId, startedAt] of taken) {
        await store.commitWorkout(
          riderId,
          makeCommit(id, { workout: makeWorkout(id, { classId, startedAt }) }),
        );
      }
      expect(await store.listClassIds(riderId)).toEqual(['hills', 'climb']);
      expect(await store.listClassIds('somebody else')).toEqual([]);
    });

    it('gives back every field of a workout as it was committed', async () => {
      const { store, reopen } = await open();
      const { workout } = makeCommit('w1');
      await store.commitWorkout(riderId, makeCommit('w1'));
      expect(await store.maybeWorkout(riderId, 'w1')).toEqual(workout);
      const reopened = await reopen();
      expect(await reopened.listWorkouts(riderId)).toEqual([workout]);
    });

    it('keeps an absent measurement apart from a zero', async () => {
      const { store } = await open();
      const workout = makeWorkout('w1', {
        outputJoules: 0,
        averageHeartRateBpm: null,
        classRatings: 0,
        title: '',
      });
      await store.commitWorkout(riderId, makeCommit('w1', { workout }));
      expect(await store.maybeWorkout(riderId, 'w1')).toEqual(workout);
    });

    it('refuses a number that is none', async () => {
      const { store } = await open();
      const workout = makeWorkout('w1', { averageOutputWatts: Number.NaN });
      await expect(store.commitWorkout(riderId, makeCommit('w1', { workout }))).rejects.toThrow(
        /averageOutputWatts/,
      );
      expect(await store.countWorkouts(riderId)).toBe(0);
      expect(await store.maybeDocument(riderId, 'workout', 'w1')).toBeNull();
    });

    it('reads all of them oldest first in pieces, those of one instant too, and none that is gone', async () => {
      const { store } = await open();
      const starts = { w1: '03', w2: '01', w3: '02', w4: '02', w5: '02' };
      for (const [id, day] of Object.entries(starts))
        await store.commitWorkout(
          riderId,
          makeCommit(id, { workout: makeWorkout(id, { startedAt: `2026-11-${day}T08:00:00Z` }) }),
        );
      const newestFirst = (await store.listWorkouts(riderId)).map(({ id }) => id);
      const read: string[] = [];
      let last: Awaited<ReturnType<typeof store.listWorkoutsAfter>>[number] | null = null;
      for (;;) {
        const piece: Awaited<ReturnType<typeof store.listWorkoutsAfter>> = await store.listWorkoutsAfter(
          riderId,
          last,
          2,
        );
        read.push(...piece.map(({ id }) => id));
        last = piece.at(-1) ?? null;
        if (piece.length < 2) break;
      }
      expect(read).toEqual(newestFirst.toReversed());
      expect(read).toHaveLength(5);
      expect(await store.listWorkoutsAfter('somebody else', null, 2)).toEqual([]);
    });

    it('counts an added workout with all its rows', async () => {
      const { store } = await open();
      await store.recordListed(riderId, [makeListed('w1')]);
      // Two documents with their heads, the workout, its samples, its ledger entry, the data version.
      expect(await store.commitWorkout(riderId, makeCommit('w1'))).toEqual({ status: 'added', writes: 8 });
    });

    it('writes nothing when the same comes again', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w1'));
      expect(await store.commitWorkout(riderId, makeCommit('w1'))).toEqual({
        status: 'unchanged',
        writes: 0,
      });
    });

    it('writes what changed and nothing else', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w1'));
      const workout = makeWorkout('w1', { leaderboardRank: 1200 });
      // The workout and the data version.
      expect(await store.commitWorkout(riderId, makeCommit('w1', { workout }))).toEqual({
        status: 'updated',
        writes: 2,
      });
      expect(await store.maybeWorkout(riderId, 'w1')).toEqual(workout);
    });

    it('calls a workout unchanged when only its documents changed', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w1'));
      const changed = makeCommit('w1').documents.map((document) => ({
        ...document,
        text: `${document.text} `,
      }));
      expect(await store.commitWorkout(riderId, makeCommit('w1', { documents: changed }))).toEqual({
        status: 'unchanged',
        writes: 4,
      });
      expect(await store.dataVersion(riderId)).toBe(1);
    });

    it('lists the newest first, and pages without losing or repeating one', async () => {
      const { store } = await open();
      const ids = ['d', 'b', 'e', 'a', 'c'];
      for (const [index, id] of ids.entries()) {
        const startedAt = `2026-11-${10 + Math.floor(index / 2)}T08:00:00Z`;
        await store.commitWorkout(riderId, makeCommit(id, { workout: makeWorkout(id, { startedAt }) }));
      }
      const listed = async (page?: { limit?: number; offset?: number }) =>
        (await store.listWorkouts(riderId, page)).map((workout) => workout.id).join('');
      expect(await listed()).toBe('caebd');
      expect(await listed({ limit: 2 })).toBe('ca');
      expect(await listed({ limit: 2, offset: 2 })).toBe('eb');
      expect(await listed({ offset: 3 })).toBe('bd');
      expect(await listed({ limit: 0 })).toBe('');
    });

    it('keeps riders apart', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w1'));
      await store.commitWorkout(
        'rider-2',
        makeCommit('w1', { workout: makeWorkout('w1', { title: 'Theirs' }) }),
      );
      expect((await store.maybeWorkout('rider-2', 'w1'))?.title).toBe('Theirs');
      expect((await store.maybeWorkout(riderId, 'w1'))?.title).not.toBe('Theirs');
      expect(await store.countWorkouts(riderId)).toBe(1);
      expect(await store.dataVersion('rider-3')).toBe(0);
    });

    it('grows the data version with every change of a workout, across openings, and not otherwise', async () => {
      const { store, reopen } = await open();
      await store.commitWorkout(riderId, makeCommit('w1'));
      const before = await store.dataVersion(riderId);
      await store.commitWorkout(riderId, makeCommit('w1'));
      await store.recordListed(riderId, [makeListed('w2')]);
      const reopened = await reopen();
      expect(await reopened.dataVersion(riderId)).toBe(before);
      await reopened.commitWorkout(riderId, makeCommit('w2'));
      expect(await reopened.dataVersion(riderId)).toBe(before + 1);
    });

    it('gives back samples to the byte and removes them when there are none', async () => {
      const { store } = await open();
      const samples = Uint8Array.from({ length: 3000 }, (_, index) => (index * index) % 256);
      await store.commitWorkout(riderId, makeCommit('w1', { samples }));
      expect(Buffer.compare((await store.maybeSamples(riderId, 'w1')) ?? new Uint8Array(), samples)).toBe(0);
      const removed = await store.commitWorkout(riderId, makeCommit('w1', { samples: null }));
      expect(removed).toEqual({ status: 'updated', writes: 2 });
      expect(await store.maybeSamples(riderId, 'w1')).toBeNull();
    });

    it('leaves samples alone when a commit does not speak of them', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w1'));
      const { samples: _samples, ...silent } = makeCommit('w1');
      expect(await store.commitWorkout(riderId, silent)).toEqual({ status: 'unchanged', writes: 0 });
      expect(await store.maybeSamples(riderId, 'w1')).not.toBeNull();
    });

    it('tells which workouts an older decoder made', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w1', { decoderVersion: 1 }));
      await store.commitWorkout(riderId, makeCommit('w2', { decoderVersion: 2 }));
      expect(await store.listDecodedBefore(riderId, 2)).toEqual(['w1']);
      // The same values from a newer decoder: one row, and nothing that a page would show.
      const { workout } = makeCommit('w1');
      expect(await store.saveDerived(riderId, { workout, decoderVersion: 2 })).toEqual({
        status: 'unchanged',
        writes: 1,
      });
      expect(await store.listDecodedBefore(riderId, 2)).toEqual([]);
    });

    it('compares what is computed anew with what is stored, and writes nothing', async () => {
      const { store } = await open();
      const samples = new TextEncoder().encode('samples');
      const { workout } = makeCommit('w1');
      const computed = { workout, samples, powerCurve: [412.5, 300] };
      expect(await store.compareDerived(riderId, computed)).toEqual(['workout']);
      await store.commitWorkout(riderId, makeCommit('w1', { samples, powerCurve: [412.5, 300] }));
      const before = await store.changeMark();
      expect(await store.compareDerived(riderId, computed)).toEqual([]);
      const other = { ...workout, title: 'Another', calories: 1 };
      expect(await store.compareDerived(riderId, { ...computed, workout: other })).toContain('title');
      expect(await store.compareDerived(riderId, { ...computed, samples: null })).toEqual(['samples']);
      expect(await store.compareDerived(riderId, { ...computed, powerCurve: null })).toEqual(['powerCurve']);
      expect(await store.changeMark()).toBe(before);
    });

    it('rebuilds a workout without touching archive and ledger', async () => {
      const { store } = await open();
      await store.commitWorkout(
        riderId,
        makeCommit('w1', { failure: { workoutId: 'w1', reason: 'No graph.', retryAt: null } }),
      );
      const before = await store.listLedger(riderId);
      const rebuilt = makeWorkout('w1', { title: 'Rebuilt' });
      expect(await store.saveDerived(riderId, { workout: rebuilt, samples: null })).toMatchObject({
        status: 'updated',
      });
      expect(await store.maybeWorkout(riderId, 'w1')).toEqual(rebuilt);
      expect(await store.listLedger(riderId)).toEqual(before);
    });

    it('commits many at once as if one after the other', async () => {
      const { store } = await open();
      const ids = Array.from({ length: 50 }, (_, index) => `w${index}`);
      await Promise.all(ids.map((id) => store.commitWorkout(riderId, makeCommit(id))));
      expect(await store.countWorkouts(riderId)).toBe(50);
      expect(await store.dataVersion(riderId)).toBe(50);
    });
  });
}
