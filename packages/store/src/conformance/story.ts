/** Owns the rules of what a workout's story rests on: power curves, the rider's dated values, private notes. */
import type { KeptValue } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { makeCommit, makeWorkout, riderId } from './made-up.ts';
import type { OpenStore } from './under-test.ts';

const note = { text: 'Legs of lead – und 💪', writtenAt: '2026-11-22T10:00:00Z' };
const account: KeptValue = {
  kind: 'maximumHeartRateBpm',
  source: 'account',
  validFrom: '2026-11-22',
  value: 188,
};

export function describeStory(open: OpenStore): void {
  describe('power curves, dated values and notes', () => {
    it('keeps the power curve that a commit brings, and leaves or deletes it as the next one says', async () => {
      const { store, reopen } = await open();
      await store.commitWorkout(riderId, makeCommit('w1', { powerCurve: [412.5, 300, 250.1] }));
      await store.commitWorkout(riderId, makeCommit('w2'));
      const reopened = await reopen();
      expect(await reopened.listPowerCurves(riderId)).toEqual(new Map([['w1', [412.5, 300, 250.1]]]));
      expect(await reopened.listPowerCurves('rider-2')).toEqual(new Map());

      const workout = makeWorkout('w1');
      expect(await reopened.saveDerived(riderId, { workout })).toMatchObject({ status: 'unchanged' });
      const same = { workout, powerCurve: [412.5, 300, 250.1] };
      expect(await reopened.saveDerived(riderId, same)).toEqual({ status: 'unchanged', writes: 0 });
      // The curve and the data version.
      const better = { workout, powerCurve: [500, 300, 250.1] };
      expect(await reopened.saveDerived(riderId, better)).toEqual({ status: 'updated', writes: 2 });
      expect(await reopened.saveDerived(riderId, { workout, powerCurve: null })).toMatchObject({
        status: 'updated',
      });
      expect(await reopened.listPowerCurves(riderId)).toEqual(new Map());
    });

    it('replaces what was entered of one kind and leaves the others', async () => {
      const { store, reopen } = await open();
      await store.replaceEnteredValues(riderId, 'weightKilograms', [
        { validFrom: '2025-01-01', value: 71.5 },
      ]);
      await store.replaceEnteredValues(riderId, 'ftpWatts', [
        { validFrom: '2026-05-01', value: 215 },
        { validFrom: '2024-05-01', value: 190 },
      ]);
      const before = await store.dataVersion(riderId);
      expect(
        await store.replaceEnteredValues(riderId, 'ftpWatts', [{ validFrom: '2026-06-01', value: 220 }]),
      ).toBeGreaterThan(0);
      expect(await store.dataVersion(riderId)).toBe(before + 1);
      expect(await (await reopen()).listRiderValues(riderId)).toEqual([
        { kind: 'weightKilograms', source: 'by-hand', validFrom: '2025-01-01', value: 71.5 },
        { kind: 'ftpWatts', source: 'by-hand', validFrom: '2026-06-01', value: 220 },
      ]);
    });

    it('notes what the account says only when it is not what it said last', async () => {
      const { store } = await open();
      expect(await store.noteAccountValues(riderId, [account])).toBeGreaterThan(0);
      const version = await store.dataVersion(riderId);
      expect(await store.noteAccountValues(riderId, [{ ...account, validFrom: '2026-11-23' }])).toBe(0);
      expect(await store.dataVersion(riderId)).toBe(version);
      await store.replaceEnteredValues(riderId, 'maximumHeartRateBpm', [
        { validFrom: '2026-11-23', value: 190 },
      ]);
      const changed = { ...account, validFrom: '2026-11-24', value: 185 };
      await store.noteAccountValues(riderId, [changed]);
      expect((await store.listRiderValues(riderId)).map(({ value }) => value)).toEqual([188, 190, 185]);
    });

    it('keeps a note until it is deleted, whatever becomes of the workout', async () => {
      const { store, reopen } = await open();
      await store.commitWorkout(riderId, makeCommit('w1'));
      const before = await store.dataVersion(riderId);
      expect(await store.putNote(riderId, 'w1', note)).toBe(2);
      expect(await store.putNote(riderId, 'w1', { ...note, writtenAt: '2026-11-23T10:00:00Z' })).toBe(0);
      expect(await store.dataVersion(riderId)).toBe(before + 1);
      await store.saveDerived(riderId, { workout: makeWorkout('w1', { title: 'Another title' }) });
      const reopened = await reopen();
      expect(await reopened.maybeNote(riderId, 'w1')).toEqual(note);
      expect(await reopened.maybeNote('rider-2', 'w1')).toBeNull();
      await reopened.putNote(riderId, 'w1', null);
      expect(await reopened.maybeNote(riderId, 'w1')).toBeNull();
    });

    it('forgets all of it with the rider', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w1', { powerCurve: [200] }));
      await store.putNote(riderId, 'w1', note);
      await store.noteAccountValues(riderId, [account]);
      await store.forgetRider(riderId);
      expect(await store.listPowerCurves(riderId)).toEqual(new Map());
      expect(await store.maybeNote(riderId, 'w1')).toBeNull();
      expect(await store.listRiderValues(riderId)).toEqual([]);
    });
  });
}
