/** The API changes overnight: what is stored stays, what comes is kept as it came, it is told once, and a rebuild mends it. */
import { DatabaseSync } from 'node:sqlite';
import { deriveWorkout, rebuild } from '@ridebook/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { readStatus } from '../apps/ridebook/src/engine/book-status.ts';
import { startEngine, type TestEngine } from './in-process/engine.ts';
import { differences } from './support/same-workouts.ts';

let engine: TestEngine;
afterEach(() => engine.close());

const dayMs = 24 * 3_600_000;
const details = '?joins=ride,ride.instructor';
const start = async (workouts: number): Promise<string> => {
  engine = await startEngine({ workouts, seed: 'drift', friends: 0 });
  await engine.sync();
  return (await engine.book.maybeRider())?.id ?? '';
};
const repair = async () => (await readStatus(engine.book, null)).repair;
const breakAnswers = (fault: string) => engine.control('faults', [{ match: details, fault }]);

const rebuildWith = (riderId: string, derive: typeof deriveWorkout) =>
  rebuild(
    {
      store: engine.book.store,
      derive,
      isStopping: () => false,
      onProgress: () => undefined,
      pause: () => Promise.resolve(),
    },
    riderId,
  );

describe('a field that is renamed', () => {
  it('is told once, costs nothing that is stored, and is mended by a rebuild once its new name is known', async () => {
    const riderId = await start(45);
    expect(await repair()).toBeNull();
    await breakAnswers('renamed-field');
    await engine.control('workouts', { add: 20 });
    engine.clock.advance(dayMs);
    expect((await engine.sync()).endedBy).toBeNull();
    expect(await repair()).toEqual({ fields: ['total_work'], since: '2026-11-23T09:00:00Z' });

    // A whole sync reads every workout without the field, and forgets none.
    await engine.sync({ scope: 'everything' });
    const truth = await engine.truth();
    const wrong = differences(await engine.stored(), truth);
    expect(wrong.every((line) => /outputJoules: null/.test(line))).toBe(true);
    const added = truth.slice(0, 20).filter(({ outputJoules }) => outputJoules !== null);
    expect(wrong).toHaveLength(added.length);
    expect(added.length).toBeGreaterThan(0);
    const archived = await engine.book.store.maybeDocument(riderId, 'workout', added[0]?.id ?? '');
    expect(archived?.text).toContain('"total_work_v2"');

    // The decoder learns the new name; nothing is asked of Peloton.
    const learnt = (json: unknown): unknown =>
      JSON.parse(JSON.stringify(json).replaceAll('"total_work_v2"', '"total_work"'));
    const mended = await rebuildWith(riderId, (answers) =>
      deriveWorkout({ ...answers, details: answers.details.map(learnt) }),
    );
    expect(mended).toMatchObject({ updated: added.length, failed: [] });
    expect(differences(await engine.stored(), truth)).toEqual([]);
  });

  it('is told until it is back', async () => {
    await start(45);
    await breakAnswers('renamed-field');
    await engine.control('workouts', { add: 20 });
    await engine.sync();
    expect((await repair())?.fields).toEqual(['total_work']);
    await engine.control('faults', []);
    await engine.sync({ scope: 'everything' });
    expect(await repair()).toBeNull();
    expect(differences(await engine.stored(), await engine.truth())).toEqual([]);
  });
});

describe('answers whose fields are', () => {
  it.each(['nulls', 'retyped', 'renamed-field', 'numbers-as-text', 'unknown-fields', 'new-discipline'])(
    '%s leave every stored value as it was, and nothing odd in the database',
    async (fault) => {
      const riderId = await start(24);
      const before = await engine.stored();
      await breakAnswers(fault);
      expect((await engine.sync({ scope: 'everything' })).endedBy).toBeNull();
      const after = await engine.stored();
      const lost = after.flatMap((workout, index) =>
        Object.entries(before[index] ?? {})
          .filter(([field, value]) => value !== null && workout[field as keyof typeof workout] === null)
          .map(([field]) => `${workout.id} ${field}`),
      );
      expect(lost).toEqual([]);
      expect(JSON.stringify(after)).not.toMatch(/NaN|undefined|\[object/);
      await engine.control('faults', []);
      await engine.sync({ scope: 'everything' });
      expect(differences(await engine.stored(), await engine.truth())).toEqual([]);
      expect((await rebuildWith(riderId, deriveWorkout)).updated).toBe(0);
    },
  );
});

describe('the archive', () => {
  it('keeps one version of a workout whose class is ranked and rated again and again', async () => {
    const riderId = await start(6);
    const ranked = (await engine.truth()).find(({ leaderboardRank }) => leaderboardRank !== null);
    const id = ranked?.id ?? '';
    for (const leaderboardRank of [11, 12, 13]) {
      await engine.control('workouts', { change: id, set: { leaderboardRank } });
      await engine.sync({ scope: 'everything' });
    }
    expect(await engine.book.store.listDocumentVersions(riderId, 'workout', id)).toHaveLength(1);
    expect((await engine.book.store.maybeWorkout(riderId, id))?.leaderboardRank).toBe(13);
    await engine.control('workouts', { change: id, set: { title: 'Another title' } });
    await engine.sync({ scope: 'everything' });
    expect(await engine.book.store.listDocumentVersions(riderId, 'workout', id)).toHaveLength(2);
    expect((await rebuildWith(riderId, deriveWorkout)).updated).toBe(0);
  });

  it('keeps the samples of a graph that Peloton no longer has, in a sync as in a rebuild', async () => {
    const riderId = await start(6);
    const before = await engine.stored();
    await engine.control('faults', [{ match: '/performance_graph', fault: 404 }]);
    const { outcome } = await engine.sync({ scope: 'everything' });
    expect(outcome).toMatchObject({ updated: 0, failed: [] });
    expect(await engine.stored()).toEqual(before);
    expect((await rebuildWith(riderId, deriveWorkout)).updated).toBe(0);
  });

  it('that is damaged is told, costs no other workout anything, and is mended by a whole sync', async () => {
    const riderId = await start(6);
    const id = (await engine.stored())[0]?.id ?? '';
    const database = new DatabaseSync(`${engine.book.folder}/ridebook.db`);
    database
      .prepare("update raw_document set body = x'00' where kind = 'workout' and upstream_id = ?")
      .run(id);
    // As after an update: everything is to be computed anew, and that of one cannot be.
    database.exec('update workout set decoder_version = 0');
    database.close();
    await expect(engine.book.store.maybeDocument(riderId, 'workout', id)).rejects.toThrow(/sync --full/);
    const { failed, unchanged } = await rebuildWith(riderId, deriveWorkout);
    expect(failed).toMatchObject([{ id, reason: expect.stringContaining('sync --full') as string }]);
    expect(unchanged).toBe(5);
    expect((await engine.sync({ scope: 'everything' })).endedBy).toBeNull();
    expect((await rebuildWith(riderId, deriveWorkout)).failed).toEqual([]);
  });
});
