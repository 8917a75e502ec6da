/** The table of all workouts travels compressed, once, and not at all to who has it already. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { decodeTable } from '@ridebook/analytics/table';
import type { WorkoutTable } from '@ridebook/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDesk } from '../apps/ridebook/src/server/desk.ts';
import { createRest } from '../apps/ridebook/src/server/rest.ts';
import { startEngine, type TestEngine } from './in-process/engine.ts';

let engine: TestEngine;
let rest: ReturnType<typeof createRest>;

beforeAll(async () => {
  engine = await startEngine({ workouts: 40, seed: '7' });
  await engine.sync();
  const desk = createDesk({
    ownBook: engine.book,
    openDemoBook: () => Promise.reject(new Error('there is no demo here')),
  });
  rest = createRest(desk, {
    event(_level, event) {
      throw new Error(event);
    },
  });
});
afterAll(() => engine.close());

const table = async (headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  rest.request('/table', { headers });
const parse = (text: string) => decodeTable(JSON.parse(text) as WorkoutTable);

describe('the table', () => {
  it('holds every workout as it is stored', async () => {
    const response = await table();
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(parse(await response.text())).toEqual(await engine.stored());
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('is the same in %s', async (encoding, decompress) => {
    const response = await table({ 'accept-encoding': encoding });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    const body = decompress(Buffer.from(await response.arrayBuffer())).toString();
    expect(body).toBe(await (await table()).text());
  });

  it('is not sent again to who has it in the same encoding', async () => {
    const etag = (await table({ 'accept-encoding': 'br' })).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await table({ 'accept-encoding': 'br', 'if-none-match': known });
      expect(again.status).toBe(304);
      expect(again.headers.get('etag')).toBe(etag);
      expect(await again.text()).toBe('');
    }
    expect((await table({ 'if-none-match': etag })).status).toBe(200);
    expect((await table({ 'accept-encoding': 'br', 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('is a new one after a sync that brought something, and only then', async () => {
    const before = (await table()).headers.get('etag');
    await engine.sync();
    expect((await table()).headers.get('etag')).toBe(before);
    await engine.control('workouts', { add: 1 });
    await engine.sync();
    const response = await table();
    expect(response.headers.get('etag')).not.toBe(before);
    expect(parse(await response.text())).toEqual(await engine.stored());
  });
});
