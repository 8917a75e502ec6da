/** Owns the rules for imported files: what they add, what they fill, and that all of it can be taken back. */
import { describe, expect, it } from 'vitest';
import type { Workout } from '@ridebook/domain';
import type { ImportRow, Store } from '../port.ts';
import {
  inBatches,
  makeCommit,
  makeDocument,
  makeImportedFile,
  makeImportRow,
  makeRider,
  makeWorkout,
  riderId,
} from './made-up.ts';
import type { OpenStore } from './under-test.ts';

const file = makeImportedFile();
const save = (store: Store, ...rows: readonly ImportRow[]) =>
  store.saveImport(riderId, file, inBatches(rows));
const idsOf = async (store: Store) => (await store.listWorkouts(riderId)).map(({ id }) => id).toSorted();

export function describeImports(open: OpenStore): void {
  describe('imported files', () => {
    it('make workouts, and are listed with what became of their rows', async () => {
      const { store, reopen } = await open();
      const rows = inBatches([makeImportRow('csv-1')], [makeImportRow('csv-2', { line: 3 })]);
      expect(await store.saveImport(riderId, file, rows)).toMatchObject({ importNumber: 1 });
      expect(await idsOf(store)).toEqual(['csv-1', 'csv-2']);
      expect(await store.dataVersion(riderId)).toBe(1);
      const again = await reopen();
      expect(await again.listImports(riderId)).toEqual([
        { ...file, importNumber: 1, imported: 2, matched: 0, unchanged: 0 },
      ]);
      expect(await again.listImportRows(riderId, 1)).toEqual([
        makeImportRow('csv-1'),
        makeImportRow('csv-2', { line: 3 }),
      ]);
      expect(await again.findImportedRows(riderId, ['csv-2', 'csv-3'])).toEqual(
        new Map([['csv-2', 'csv-2']]),
      );
    });

    it('are stored whole or not at all', async () => {
      const { store } = await open();
      const breaking = async function* () {
        yield await Promise.resolve([makeImportRow('csv-1')]);
        throw new TypeError('The file was taken away.');
      };
      await expect(store.saveImport(riderId, file, breaking)).rejects.toThrow('taken away');
      expect(await idsOf(store)).toEqual([]);
      expect(await store.listImports(riderId)).toEqual([]);
    });

    it('fill what Peloton does not know, and nothing that it knows', async () => {
      const { store } = await open();
      await store.commitWorkout(
        riderId,
        makeCommit('w1', { workout: makeWorkout('w1', { averageHeartRateBpm: null }) }),
      );
      await save(store, makeImportRow('csv-1', { verdict: 'matched', workoutId: 'w1' }));
      expect(await store.maybeWorkout(riderId, 'w1')).toMatchObject({
        caloriesKcal: 412,
        averageHeartRateBpm: 143.2,
      });
      expect(await idsOf(store)).toEqual(['w1']);
    });

    it('go on filling when Peloton tells of the workout anew, until it knows the field itself', async () => {
      const { store } = await open();
      const bare = makeWorkout('w1', { averageHeartRateBpm: null });
      await store.commitWorkout(riderId, makeCommit('w1', { workout: bare }));
      await save(store, makeImportRow('csv-1', { verdict: 'matched', workoutId: 'w1' }));
      expect(await store.compareDerived(riderId, { workout: bare })).toEqual([]);
      expect(await store.saveDerived(riderId, { workout: bare })).toEqual({ status: 'unchanged', writes: 0 });
      await store.saveDerived(riderId, { workout: { ...bare, averageHeartRateBpm: 99 } });
      expect(await store.maybeWorkout(riderId, 'w1')).toMatchObject({ averageHeartRateBpm: 99 });
      await store.undoImport(riderId, 1);
      expect(await store.maybeWorkout(riderId, 'w1')).toMatchObject({ averageHeartRateBpm: 99 });
    });

    it('yield to the kind of class that Peloton names, which stays when they are taken back', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w1'));
      const told = makeWorkout('csv-1', { classType: 'As the file says' });
      await save(store, makeImportRow('csv-1', { verdict: 'matched', workoutId: 'w1', workout: told }));
      const details = makeDocument('ride_details', 'class-1', '{}');
      await store.archiveClass(riderId, details, 'Climb');
      expect(await store.maybeWorkout(riderId, 'w1')).toMatchObject({ classType: 'Climb' });
      await store.undoImport(riderId, 1);
      expect(await store.maybeWorkout(riderId, 'w1')).toMatchObject({ classType: 'Climb' });
    });

    it('can be taken back: the workouts they made, and the fields they filled', async () => {
      const { store } = await open();
      const bare = makeWorkout('w1', { averageHeartRateBpm: null });
      await store.commitWorkout(riderId, makeCommit('w1', { workout: bare }));
      await save(
        store,
        makeImportRow('csv-1', { verdict: 'matched', workoutId: 'w1' }),
        makeImportRow('csv-2', { line: 3 }),
      );
      expect(await store.undoImport(riderId, 1)).toMatchObject({ removed: 1 });
      expect(await store.listWorkouts(riderId)).toEqual([bare]);
      expect(await store.listImports(riderId)).toEqual([]);
      expect(await store.undoImport(riderId, 1)).toBeNull();
    });

    it('hold a workout as long as one of them knows it, under the id it has', async () => {
      const { store } = await open();
      await save(store, makeImportRow('csv-1'));
      const other = makeWorkout('csv-2', { title: 'As the other file says' });
      await save(store, makeImportRow('csv-2', { verdict: 'matched', workoutId: 'csv-1', workout: other }));
      await store.undoImport(riderId, 1);
      expect(await store.listWorkouts(riderId)).toEqual([{ ...other, id: 'csv-1' }]);
      await store.undoImport(riderId, 2);
      expect(await idsOf(store)).toEqual([]);
    });

    it('become Peloton’s workout when it is met, which their ids go on to lead to', async () => {
      const { store } = await open();
      await save(store, makeImportRow('csv-1'));
      expect(
        await store.listFileWorkoutsBetween(riderId, '2026-11-21T08:00:00Z', '2026-11-21T09:00:00Z'),
      ).toEqual([{ workout: makeImportRow('csv-1').workout, uncertaintySeconds: 120 }]);
      const bare = makeWorkout('w1', { averageHeartRateBpm: null });
      await store.commitWorkout(riderId, makeCommit('w1', { workout: bare, meets: ['csv-1'] }));
      expect(await store.listWorkouts(riderId)).toEqual([{ ...bare, averageHeartRateBpm: 143.2 }]);
      expect((await store.maybeWorkout(riderId, 'csv-1'))?.id).toBe('w1');
      expect(
        await store.listFileWorkoutsBetween(riderId, '2026-11-21T08:00:00Z', '2026-11-21T09:00:00Z'),
      ).toEqual([]);
      expect(await store.listImports(riderId)).toMatchObject([{ imported: 0, matched: 1 }]);
      expect(await store.listSources(riderId, ['w1', 'w2'])).toEqual([
        { workoutId: 'w1', isFromFile: false, source: '{"cells":{"title":"csv-1"}}' },
      ]);
    });

    it('are of classes that Peloton is not asked for', async () => {
      const { store } = await open();
      await save(store, makeImportRow('csv-1'));
      expect(await store.listClassIds(riderId)).toEqual([]);
    });

    it('are of the class that Peloton knows by its title, its instructor and the minute of its airing', async () => {
      const { store } = await open();
      const aired = (classAiredAt: string) => ({ title: 'Hills', instructorName: 'Ada', classAiredAt });
      await store.commitWorkout(
        riderId,
        makeCommit('w1', {
          workout: makeWorkout('w1', { classId: 'hills', ...aired('2026-01-20T14:18:30Z') }),
        }),
      );
      const told = (id: string, line: number, changes: Partial<Workout>) => {
        const row = makeImportRow(id, { line });
        return { ...row, workout: { ...row.workout, classId: `csv-class-${id}`, ...changes } };
      };
      await save(
        store,
        told('csv-same', 2, aired('2026-01-20T14:18:00Z')),
        told('csv-hour', 3, aired('2026-01-20T15:18:00Z')),
        told('csv-minute', 4, aired('2026-01-20T14:28:00Z')),
        told('csv-other', 5, { ...aired('2026-01-20T14:18:00Z'), instructorName: 'Grace' }),
        told('csv-first', 6, aired('2026-03-01T10:00:00Z')),
        told('csv-second', 7, aired('2026-03-01T11:00:00Z')),
      );
      const classes = new Map((await store.listWorkouts(riderId)).map(({ id, classId }) => [id, classId]));
      expect(Object.fromEntries(classes)).toEqual({
        w1: 'hills',
        'csv-same': 'hills',
        'csv-hour': 'hills',
        'csv-minute': 'csv-class-csv-minute',
        'csv-other': 'csv-class-csv-other',
        'csv-first': 'csv-class-csv-first',
        'csv-second': 'csv-class-csv-first',
      });
      expect((await store.maybeWorkout(riderId, 'csv-same'))?.classId).toBe('hills');
    });

    it('are handed over with what was chosen over them, and handing them over twice is once', async () => {
      const { store } = await open();
      const local = 'without-account';
      await store.saveRider(makeRider({ id: local }), null);
      await store.saveImport(local, file, inBatches([makeImportRow('csv-1')]));
      await store.putState(local, 'exclusions', '{"excludedIds":["csv-1"]}');
      await store.adoptImports(local, riderId);
      await store.adoptImports(local, riderId);
      expect(await idsOf(store)).toEqual(['csv-1']);
      expect(await store.listImports(riderId)).toMatchObject([{ importNumber: 1, imported: 1 }]);
      expect(await store.maybeState(riderId, 'exclusions')).toBe('{"excludedIds":["csv-1"]}');
      expect(await store.listWorkouts(local)).toEqual([]);
      expect((await store.listRiders()).map(({ id }) => id)).not.toContain(local);
    });

    it('are gone with their rider', async () => {
      const { store } = await open();
      await save(store, makeImportRow('csv-1'));
      await store.forgetRider(riderId);
      expect(await store.listImports(riderId)).toEqual([]);
      expect(await store.findImportedRows(riderId, ['csv-1'])).toEqual(new Map());
    });
  });
}
