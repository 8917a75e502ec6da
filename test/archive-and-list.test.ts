/** What is stored can be computed again from the archive, compared with Peloton's list, and a sync foreseen. */
import { previewSync, rebuild, verify, verifyArchive, type SyncOptions } from '@ridebook/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine, type TestEngine } from './in-process/engine.ts';

let engine: TestEngine;
let riderId: string;
beforeAll(async () => {
  engine = await startEngine({ workouts: 60, seed: 'archive' });
  await engine.sync();
  riderId = (await engine.book.maybeRider())?.id ?? '';
});
afterAll(() => engine.close());

const isStopping = (): boolean => false;
const rebuildAll = (change: { readonly isStopping?: () => boolean } = {}) =>
  rebuild(
    {
      store: engine.book.store,
      isStopping,
      onProgress: () => undefined,
      pause: () => Promise.resolve(),
      ...change,
    },
    riderId,
  );
const verifyAll = (types: SyncOptions['types'] = null) =>
  engine.book.ask((peloton) => verify({ peloton, store: engine.book.store, isStopping }, types));
const preview = (options: Partial<SyncOptions> = {}) =>
  engine.book.ask((peloton) =>
    previewSync(
      { peloton, store: engine.book.store, nowMs: engine.clock.nowMs, isStopping },
      { scope: 'new', types: null, ...options },
    ),
  );

describe('rebuild', () => {
  it('changes nothing that the sync computed', async () => {
    const version = await engine.book.store.dataVersion(riderId);
    expect(await rebuildAll()).toEqual({ workouts: 60, updated: 0, unchanged: 60, failed: [] });
    expect(await engine.book.store.dataVersion(riderId)).toBe(version);
  });

  it('puts right what differs from the archive', async () => {
    const [first] = await engine.stored();
    if (first === undefined) throw new Error('nothing is stored');
    await engine.book.store.saveDerived(riderId, { workout: { ...first, title: 'Scribbled over' } });
    expect(await rebuildAll()).toMatchObject({ workouts: 60, updated: 1, unchanged: 59 });
    expect(await engine.book.store.maybeWorkout(riderId, first.id)).toEqual(first);
  });

  it('names what the decoder refuses, and keeps what was stored', async () => {
    const before = await engine.stored();
    const id = before[0]?.id ?? '';
    const document = await engine.book.store.maybeDocument(riderId, 'workout', id);
    if (document === null) throw new Error('nothing is archived');
    await engine.book.store.archive(riderId, [{ ...document, text: '{"id": 7}' }]);
    expect(await rebuildAll()).toMatchObject({ unchanged: 59, failed: [{ id }] });
    expect(await engine.stored()).toEqual(before);
    await engine.book.store.archive(riderId, [document]);
    expect(await rebuildAll()).toMatchObject({ unchanged: 60, failed: [] });
  });

  it('stops when it is asked to', async () => {
    let looks = 0;
    const result = await rebuildAll({ isStopping: () => (looks += 1) > 2 });
    expect(result.workouts).toBe(40);
  });
});

describe('verify --archive', () => {
  const compare = () =>
    verifyArchive(
      {
        store: engine.book.store,
        isStopping: () => false,
        onProgress: () => undefined,
        pause: () => Promise.resolve(),
      },
      riderId,
    );
  const nothing = { differing: [], unreadable: [], withoutArchive: [] };

  it('finds every answer decoded as it is stored, and writes nothing', async () => {
    const before = await engine.book.store.changeMark();
    expect(await compare()).toEqual({ agrees: true, workouts: 60, ...nothing });
    expect(await engine.book.store.changeMark()).toBe(before);
  });

  it('names what is stored otherwise, until a rebuild has put it right', async () => {
    const [first, second] = await engine.stored();
    if (first === undefined || second === undefined) throw new Error('nothing is stored');
    const { store } = engine.book;
    await store.saveDerived(riderId, { workout: { ...first, title: 'Scribbled over' } });
    await store.saveDerived(riderId, { workout: second, samples: new Uint8Array([1]), powerCurve: [1] });
    const { agrees, differing } = await compare();
    expect(agrees).toBe(false);
    expect(new Map(differing.map(({ id, fields }) => [id, fields]))).toEqual(
      new Map([
        [first.id, ['title']],
        [second.id, ['samples', 'powerCurve']],
      ]),
    );
    await rebuildAll();
    expect(await compare()).toMatchObject({ agrees: true, ...nothing });
  });

  it('names what is archived and no workout, and what is stored and not archived', async () => {
    const { store } = engine.book;
    const [first] = await engine.stored();
    if (first === undefined) throw new Error('nothing is stored');
    const document = await store.maybeDocument(riderId, 'workout', first.id);
    if (document === null) throw new Error('nothing is archived');
    await store.archive(riderId, [{ ...document, text: '{"id": 7}' }]);
    expect(await compare()).toMatchObject({ agrees: false, unreadable: [{ id: first.id }] });
    await store.archive(riderId, [document]);
    const orphan = { ...first, id: 'without-an-answer' };
    await store.commitWorkout(riderId, { workout: orphan, documents: [], fingerprint: 'f' });
    expect(await compare()).toMatchObject({ agrees: false, withoutArchive: [orphan.id], differing: [] });
    await store.markMissing(riderId, [orphan.id], '2026-11-01T00:00:00Z');
    await store.markMissing(riderId, [orphan.id], '2026-11-03T00:00:00Z');
    expect(await compare()).toMatchObject({ agrees: true });
  });
});

describe('verify', () => {
  it('agrees after a sync', async () => {
    const result = await verifyAll();
    expect(result).toMatchObject({ agrees: true, missingHere: [], extraHere: [], isListWhole: true });
    expect(result.peloton).toEqual(result.here);
    expect(result.here.workouts).toBe(60);
    expect(result.months.reduce((sum, { peloton }) => sum + peloton, 0)).toBe(60);
  });

  it('leaves out what nobody wants, and still counts what is here', async () => {
    expect(await verifyAll(['cycling'])).toMatchObject({ agrees: true, unwanted: 0 });
  });
});

describe('after workouts were added and deleted upstream', () => {
  let deletedId: string;
  beforeAll(async () => {
    deletedId = (await engine.stored()).at(-1)?.id ?? '';
    await engine.control('workouts', { delete: deletedId });
    await engine.control('workouts', { add: 3 });
  });

  it('verify names them', async () => {
    const result = await verifyAll();
    expect(result).toMatchObject({ agrees: false, extraHere: [deletedId] });
    expect(result.missingHere).toHaveLength(3);
    expect(result.peloton.oldestId).not.toBe(result.here.oldestId);
    expect(result.months.some(({ peloton, here }) => peloton !== here)).toBe(true);
  });

  it('a preview tells them, and writes nothing', async () => {
    const ledger = await engine.book.store.listLedger(riderId);
    const foreseen = await preview();
    expect(foreseen).toMatchObject({ discovered: 3, toRefresh: 0 });
    expect(await engine.book.store.listLedger(riderId)).toEqual(ledger);

    const { outcome } = await engine.sync();
    expect(outcome.discovered).toBe(foreseen.discovered);
    expect(outcome.added + outcome.updated + outcome.failed.length).toBeGreaterThanOrEqual(foreseen.toFetch);
    expect(outcome.unchanged).toBeGreaterThanOrEqual(foreseen.unchanged);
    expect(await preview()).toMatchObject({ discovered: 0, toFetch: 0 });
  });

  it('a preview of everything is everything', async () => {
    expect((await preview({ scope: 'everything' })).toFetch).toBe(63);
  });
});
