/** An imported file and a sync meet, in either order: nothing is doubled, nothing is lost, and all of it can be taken back. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readExclusions, writeExclusions } from '../../apps/ridebook/src/engine/exclusions.ts';
import { signInToBook } from '../../apps/ridebook/src/engine/sign-in.ts';
import { undoImport } from '../../apps/ridebook/src/imports/undo-import.ts';
import { verify } from '@ridebook/sync';
import { startEngine, type TestEngine } from '../in-process/engine.ts';
import { importContents, openFileBook, type FileBook } from '../in-process/file-book.ts';
import { differences } from '../support/same-workouts.ts';

const workouts = 60;
let engine: TestEngine;
let download: string;
beforeAll(async () => {
  engine = await startEngine({ workouts, seed: 'files-and-sync' });
  await engine.sync();
  const rider = await engine.book.maybeRider();
  download = await engine.book.ask((peloton) => peloton.workoutsCsv(rider?.id ?? ''));
});
afterAll(() => engine.close());

describe('a file imported after a sync', () => {
  it('meets every workout that is stored, and changes none of what Peloton says', async () => {
    const report = await importContents(engine.book, engine.book.folder, download);
    expect(report.rejected).toEqual([]);
    expect(report).toMatchObject({ imported: 0, unchanged: 0, remarks: [] });
    expect(report.matched).toBe(download.trim().split('\n').length - 1);
    const truth = new Map((await engine.truth()).map((workout) => [workout.id, workout]));
    for (const workout of await engine.stored()) {
      const told = truth.get(workout.id);
      expect(told).toBeDefined();
      for (const [field, value] of Object.entries(told ?? {})) {
        const kept = workout[field as keyof typeof workout];
        if (value !== null && typeof value !== 'number') expect([field, kept]).toEqual([field, value]);
      }
    }
    expect(await engine.stored()).toHaveLength(truth.size);
  });

  it('is taken back without a trace', async () => {
    const imports = await engine.book.store.listImports((await engine.book.maybeRider())?.id ?? '');
    expect(imports).toHaveLength(1);
    await undoImport(engine.book, 1);
    expect(differences(await engine.stored(), await engine.truth())).toEqual([]);
  });

  it('agrees with what is stored when verify asks Peloton for it', async () => {
    const effects = { store: engine.book.store, isStopping: () => false };
    const { agrees, download: compared } = await engine.book.ask((peloton) =>
      verify({ ...effects, peloton }, null),
    );
    expect(agrees).toBe(true);
    expect(compared).toMatchObject({ missingHere: [], unreadable: [], problem: null });
    expect(compared.matched).toBe(compared.rows);
    // Whatever differs has its reason: a heart rate that was lost, calories that were counted anew.
    const explained = ['averageHeartRateBpm', 'caloriesKcal'];
    expect(compared.differences.filter(({ field }) => !explained.includes(field))).toEqual([]);
  });
});

describe('a file imported before the sign-in', () => {
  let files: FileBook;
  afterEach(() => files.close());

  it('is the account’s own history from then on: no workout twice, what was chosen stays chosen', async () => {
    files = await openFileBook({ apiUrl: engine.sandbox.url, authUrl: engine.sandbox.authUrl });
    const taught = (await engine.truth()).find(({ instructorId }) => instructorId !== null);
    const older = `2019-05-01 08:00 (EST),On Demand,${taught?.instructorName ?? ''},20,Cycling,,20 min Ride That Is Gone,,150,125,40%,80,17.00,5.60,200,,,`;
    const report = await files.importContents(`${download.trim()}\n${older}\n`);
    expect(report).toMatchObject({ matched: 0, rejected: [] });
    const local = await files.book.maybeRider();
    const [first] = await files.book.store.listWorkouts(local?.id ?? '');
    await writeExclusions(files.book.store, local?.id ?? '', { excludedIds: [first?.id ?? ''], eras: [] });

    const { username, password } = engine.sandbox;
    const rider = await signInToBook(files.book, { kind: 'password', username, password });
    expect(await files.book.store.listWorkouts(rider.id)).toHaveLength(report.imported);
    const result = await files.book.sync({
      options: { scope: 'new', types: null },
      isStopping: () => false,
      onProgress: () => undefined,
      onStored: () => undefined,
    });
    expect(result.endedBy).toBeNull();

    const stored = await files.book.store.listWorkouts(rider.id);
    const truth = await engine.truth();
    const fromFiles = stored.filter(({ id }) => id.startsWith('csv-'));
    expect(fromFiles.map(({ title }) => title)).toEqual(['20 min Ride That Is Gone']);
    expect(stored).toHaveLength(truth.length + 1);
    // Whom the file only names is the instructor whom Peloton knows, once and not twice.
    expect(fromFiles[0]?.instructorId).toBe(taught?.instructorId);
    expect((await files.book.store.maybeWorkout(rider.id, fromFiles[0]?.id ?? ''))?.instructorId).toBe(
      taught?.instructorId,
    );
    const newest = stored.find(({ startedAt }) => startedAt.slice(0, 16) === first?.startedAt.slice(0, 16));
    expect((await readExclusions(files.book.store, rider.id)).excludedIds).toEqual([newest?.id]);
    expect(newest?.id.startsWith('csv-')).toBe(false);

    await undoImport(files.book, 1);
    expect(differences(await files.book.store.listWorkouts(rider.id), truth)).toEqual([]);
  });
});
