/** A push to Coda, end to end in this process: a real book, real HTTP to an emulated Coda, a clock that is turned. */
import { workoutTable } from '@ridebook/coda/rows';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  sentencesOf,
  pushToCoda,
  type CodaPush,
  type CodaPushRequest,
} from '../apps/ridebook/src/coda/push-coda.ts';
import { startEngine, type TestEngine } from './in-process/engine.ts';
import { readCodaDoc, shownRows, type CodaDocReader } from './support/coda-doc.ts';

let engine: TestEngine;
let doc: CodaDocReader;

beforeAll(async () => {
  engine = await startEngine({ workouts: 12, seed: 'coda' });
  doc = readCodaDoc(engine.sandbox);
  await engine.sync();
});
afterAll(() => engine.close());

const push = (request: Partial<CodaPushRequest> = {}): Promise<CodaPush> => {
  // Whatever a test did before, the limits of Coda have been waited out.
  engine.clock.advance(20_000);
  return pushToCoda(engine.book, {
    scope: 'changed',
    isStopping: () => false,
    onProgress: () => undefined,
    ...request,
  });
};

const setFaults = (...faults: readonly object[]): Promise<unknown> => engine.control('faults', faults);

async function codaRequests(): Promise<readonly { method: string; path: string; status: number }[]> {
  const answer = await fetch(`${engine.sandbox.url}/__sandbox/requests`, {
    signal: AbortSignal.timeout(5_000),
  });
  const requests = (await answer.json()) as readonly { method: string; path: string; status: number }[];
  return requests.filter(({ path }) => path.startsWith('/apis/v1'));
}

async function tableId(name: string): Promise<string> {
  return String((await doc.get(`/tables/${encodeURIComponent(name)}`))['id']);
}

describe('a push to Coda', () => {
  it('says what it would do, does it, and then has nothing to do', async () => {
    const preview = await push({ scope: 'preview' });
    expect(await doc.rows('Workouts')).toEqual([]);
    const first = await push();
    expect(first.exitCode).toBe(0);
    expect(first.created).toBe(preview.created);
    expect(first.updated + first.unchanged).toBe(0);
    const before = (await codaRequests()).length;
    const second = await push();
    expect(second).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: first.created,
      requests: 1,
      exitCode: 0,
    });
    const sent = (await codaRequests()).slice(before);
    expect(sent.map(({ method }) => method)).toEqual(['GET']);
  });

  it('fills Workouts with what the REST API answers, to the last digit', async () => {
    const stored = await engine.stored();
    const style = { units: 'imperial', isLegacy: false } as const;
    const heads = workoutTable.heads(style);
    const wanted = shownRows({ heads, rows: workoutTable.rows(stored, style) });
    const shown = await doc.rows('Workouts');
    expect(shown).toHaveLength(stored.length);
    expect(shown.toSorted(byId)).toEqual(wanted.toSorted(byId));
  });

  it('sends what changed and no more, as text even where it begins like a formula', async () => {
    const [workout] = await engine.truth();
    await engine.control('workouts', { change: workout?.id, set: { title: '=HYPERLINK("x")' } });
    await engine.sync({ scope: 'everything' });
    const result = await push();
    expect(result.created).toBe(0);
    const row = (await doc.rows('Workouts')).find((shown) => shown['Workout ID'] === workout?.id);
    expect(row?.['Workout Name']).toBe('=HYPERLINK("x")');
    expect(result.updated).toBeLessThanOrEqual(4);
  });

  it('leaves the columns and rows of the user alone', async () => {
    await doc.makeTables([{ name: 'Other', columns: ['Mine'] }]);
    const id = await tableId('Workouts');
    engine.clock.advance(20_000);
    await doc.send('POST', `/tables/${id}/rows`, {
      rows: [{ cells: [{ column: 'Workout ID', value: 'mine' }] }],
    });
    await push({ scope: 'everything' });
    const rows = await doc.rows('Workouts');
    expect(rows.filter((row) => row['Workout ID'] === 'mine')).toHaveLength(1);
    expect(await doc.rows('Other')).toEqual([]);
  });

  it('puts right with --full what somebody changed or deleted in the doc', async () => {
    const id = await tableId('Workouts');
    const items = (await doc.get(`/tables/${id}/rows?limit=2`))['items'] as { id: string; name: string }[];
    engine.clock.advance(20_000);
    await doc.send('DELETE', `/tables/${id}/rows`, { rowIds: [items[0]?.id] });
    await doc.send('PUT', `/tables/${id}/rows/${items[1]?.id}`, {
      row: { cells: [{ column: 'Workout Name', value: 'vandalised' }] },
    });
    expect(await push({ scope: 'everything' })).toMatchObject({ created: 1, updated: 1, exitCode: 0 });
    const names = (await doc.rows('Workouts')).map((row) => row['Workout Name']);
    expect(names).not.toContain('vandalised');
  });

  it.each([
    ['is refused as too many', 'coda-limited'],
    ['fails', 503],
    ['loses its answer', 'reset'],
    ['is not known of at first', 'mutation-hidden'],
    ['takes its time', 'mutation-slow'],
  ])('doubles nothing when a request %s', async (_, fault) => {
    await engine.control('workouts', { add: 1 });
    await engine.sync();
    await setFaults({ match: '/rows?disableParsing', fault, times: 1 });
    const result = await push();
    await setFaults();
    expect(sentencesOf(result)).toEqual([]);
    expect(result.created).toBeGreaterThanOrEqual(1);
    await expectEachOnce();
    expect(await push()).toMatchObject({ created: 0, updated: 0, requests: 1 });
  });

  it('sends again what Coda took and never confirmed', async () => {
    await engine.control('workouts', { add: 1 });
    await engine.sync();
    await setFaults({ match: '/rows?disableParsing', fault: 'mutation-lost', times: 1 });
    const lost = await push();
    await setFaults();
    expect(lost.exitCode).toBe(2);
    expect(sentencesOf(lost).join()).toMatch(/has not confirmed/u);
    expect((await push()).created).toBe(1);
    await expectEachOnce();
  });

  it('doubles nothing when what it reads is not up to date', async () => {
    await setFaults({ match: '/rows?limit', fault: 'stale-read' });
    await push({ scope: 'everything' });
    await setFaults();
    await expectEachOnce();
  });

  it('names rows that were doubled by others, and keeps each copy right', async () => {
    const id = await tableId('Workouts');
    const [row] = await doc.rows('Workouts');
    engine.clock.advance(20_000);
    await doc.send('POST', `/tables/${id}/rows`, {
      rows: [{ cells: [{ column: 'Workout ID', value: row?.['Workout ID'] }] }],
    });
    const result = await push({ scope: 'everything' });
    expect(sentencesOf(result).join()).toMatch(/more than one row for Workout ID/u);
    const copies = (await doc.rows('Workouts')).filter(
      (other) => other['Workout ID'] === row?.['Workout ID'],
    );
    expect(copies).toHaveLength(2);
    expect(copies[0]).toEqual(copies[1]);
  });

  it('has kept the history of all that', async () => {
    const rider = await engine.book.maybeRider();
    const pushes = await engine.book.store.listPushes(rider?.id ?? '');
    expect(pushes.length).toBeGreaterThan(10);
    expect(pushes.at(-1)).toMatchObject({ exitCode: 0, updated: 0 });
  });
});

const byId = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): number =>
  String(a['Workout ID']) < String(b['Workout ID']) ? -1 : 1;

async function expectEachOnce(): Promise<void> {
  const shown = (await doc.rows('Workouts'))
    .map((row) => String(row['Workout ID']))
    .filter((id) => id !== 'mine');
  expect(shown.toSorted()).toEqual((await engine.stored()).map(({ id }) => id).toSorted());
}
