/** The client that Coda generates from its own description, against the emulated Coda: its types and its addresses. */
import { Client, ResponseError } from '@codahq/packs-sdk/dist/helpers/external-api/coda.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type RunningSandbox } from '../../ridebook/src/sandbox/host.ts';

let sandbox: RunningSandbox;
let client: Client;
/** The emulated Coda's clock: whoever waits for its limits turns it. */
let nowMs = Date.parse('2026-11-22T08:00:00Z');

const clientWith = (apiToken: string): Client =>
  new Client({ apiToken, protocolAndHost: new URL(sandbox.codaUrl).origin });

beforeAll(async () => {
  sandbox = await startSandbox({
    workouts: 2,
    seed: 'coda',
    friends: 0,
    today: nowMs,
    clock: () => nowMs,
  });
  client = clientWith(sandbox.codaToken);
});
afterAll(() => sandbox.close());

async function confirmed(requestId: string): Promise<boolean> {
  for (let tries = 0; tries < 40; tries += 1) {
    const { completed } = await client.getMutationStatus(requestId);
    if (completed) return true;
    nowMs += 1_000;
  }
  return false;
}

describe('the emulated Coda, spoken to by Coda’s own client,', () => {
  it('tells who asks, and refuses a token that it did not give', async () => {
    expect(await client.whoami()).toMatchObject({ type: 'user', scoped: expect.any(Boolean) as boolean });
    const refusal: unknown = await clientWith('nonsense')
      .whoami()
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ResponseError);
    expect((refusal as ResponseError).response.status).toBe(401);
  });

  it('describes doc, tables and columns by name and by id', async () => {
    const doc = await client.getDoc(sandbox.codaDocId);
    expect(doc).toMatchObject({ id: sandbox.codaDocId, type: 'doc' });
    const { items } = await client.listTables(sandbox.codaDocId);
    const table = items.find(({ name }) => name === 'Workouts');
    expect(await client.getTable(sandbox.codaDocId, 'Workouts')).toMatchObject({
      id: table?.id,
      rowCount: 0,
    });
    const columns = await client.listColumns(sandbox.codaDocId, 'Workouts', { limit: 100 });
    const column = columns.items.find(({ name }) => name === 'Workout ID');
    expect(await client.getColumn(sandbox.codaDocId, table?.id ?? '', 'Workout ID')).toMatchObject({
      id: column?.id,
      format: { type: 'text', isArray: false },
    });
  });

  it('upserts by key, changes and deletes rows, each confirmed in its time, and pages through them', async () => {
    const doc = sandbox.codaDocId;
    const row = (id: string, title: string) => ({
      cells: [
        { column: 'Workout ID', value: id },
        { column: 'Workout Name', value: title },
      ],
    });
    const first = await client.upsertRows(
      doc,
      'Workouts',
      { disableParsing: true },
      { rows: [row('a', '=1+1'), row('b', 'B')], keyColumns: ['Workout ID'] },
    );
    expect(await confirmed(first.requestId)).toBe(true);
    const again = await client.upsertRows(
      doc,
      'Workouts',
      { disableParsing: true },
      { rows: [row('b', 'B again')], keyColumns: ['Workout ID'] },
    );
    expect(await confirmed(again.requestId)).toBe(true);

    const page = await client.listRows(doc, 'Workouts', { useColumnNames: true, limit: 1 });
    expect(page.items).toHaveLength(1);
    const rest = await client.listRows(doc, 'Workouts', { pageToken: page.nextPageToken ?? '' });
    const rows = [...page.items, ...rest.items];
    expect(rows.map(({ values }) => values['Workout Name'])).toEqual(
      expect.arrayContaining(['=1+1', 'B again']),
    );
    expect(rows).toHaveLength(2);

    const [one] = rows;
    const change = await client.updateRow(
      doc,
      'Workouts',
      one?.id ?? '',
      { disableParsing: true },
      { row: { cells: [{ column: 'Workout Name', value: 'changed' }] } },
    );
    expect(await confirmed(change.requestId)).toBe(true);
    expect(
      (await client.getRow(doc, 'Workouts', one?.id ?? '', { useColumnNames: true })).values,
    ).toMatchObject({
      'Workout Name': 'changed',
    });
    // Three changes of content in ten seconds are as many as Coda takes.
    await expect(client.deleteRow(doc, 'Workouts', one?.id ?? '')).rejects.toThrow('Too Many Requests');
    nowMs += 10_000;
    const removal = await client.deleteRow(doc, 'Workouts', one?.id ?? '');
    expect(await confirmed(removal.requestId)).toBe(true);
    expect((await client.listRows(doc, 'Workouts')).items).toHaveLength(1);
  });
});
