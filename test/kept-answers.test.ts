/** An answer is given again as long as nothing was written, and never a moment longer, whoever wrote. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Exclusions, StatusAnswer } from '@ridebook/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptPaths } from '../apps/ridebook/src/server/keep-answers.ts';
import { attackServer, cookieOf, type AttackedServer } from './attacks/attacked-server.ts';
import { startEngine, type TestEngine } from './in-process/engine.ts';
import { createProgramHome } from './support/program.ts';

let engine: TestEngine;
let server: AttackedServer;

beforeAll(async () => {
  engine = await startEngine({ workouts: 30, seed: 'kept' });
  await engine.sync();
  server = await attackServer(engine.book);
});
afterAll(async () => {
  await server.close();
  await engine.close();
});

const read = async (address: string, headers: Record<string, string> = {}): Promise<string> => {
  const answer = await server.ask(`/api/v1${address}`, { headers });
  expect(answer.status, address).toBe(200);
  return answer.text();
};
const readId = async (): Promise<string> => (await engine.stored())[3]?.id ?? '';

/** Each address whose answer is kept, with what stands for its parameters. */
async function keptAddresses(): Promise<readonly string[]> {
  const id = await readId();
  return keptPaths.map((kept) => kept.replace(':name', 'records').replace(':id', id));
}

describe('an answer that is kept', () => {
  it('is what a server that has answered nothing yet says', async () => {
    for (const address of await keptAddresses()) {
      const [first, again] = [await read(address), await read(address)];
      const fresh = await attackServer(engine.book);
      const anew = await (await fresh.ask(`/api/v1${address}`)).text();
      await fresh.close();
      expect([first, again], address).toEqual([anew, anew]);
    }
  });

  it('is the same in every encoding, and not sent again to who has it', async () => {
    const address = '/api/v1/workouts?limit=20';
    const plain = await server.ask(address, { headers: { 'accept-encoding': 'identity' } });
    const etag = plain.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+-identity"$/);
    const known = await server.ask(address, {
      headers: { 'accept-encoding': 'identity', 'if-none-match': etag },
    });
    expect([known.status, await known.text()]).toEqual([304, '']);
    const raw = await server.raw(
      `GET ${address} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n`,
    );
    const [head = '', ...body] = raw.split('\r\n\r\n');
    expect(head.toLowerCase()).toContain('content-encoding: br');
    const bytes = Buffer.from(body.join('\r\n\r\n'), 'latin1');
    expect(brotliDecompressSync(bytes).toString()).toBe(await plain.text());
  });

  it('is told apart by its query, and refused ones are not kept', async () => {
    expect(JSON.parse(await read('/workouts?limit=1'))).toMatchObject({ workouts: [{}] });
    expect(JSON.parse(await read('/workouts?limit=2'))).toMatchObject({ workouts: [{}, {}] });
    for (let time = 0; time < 2; time += 1) {
      expect((await server.ask('/api/v1/workouts?limit=many')).status).toBe(400);
      expect((await server.ask('/api/v1/workouts/unknown')).status).toBe(404);
    }
  });

  it('is forgotten at midnight', async () => {
    const before = await read('/reports/streaks');
    engine.clock.advance(40 * 24 * 60 * 60 * 1000);
    expect(await read('/reports/streaks')).not.toBe(before);
  });

  it('is given to nobody who is not let in', async () => {
    const addresses = await keptAddresses();
    for (const address of addresses) await read(address);
    const answer = await server.askAsPage('PUT', '/api/v1/access/password', { password: 'tide-table-91' });
    const cookie = cookieOf(answer);
    for (const address of addresses) {
      expect((await server.ask(`/api/v1${address}`)).status, address).toBe(401);
      await read(address, { cookie });
    }
    await server.askAsPage('DELETE', '/api/v1/access/session', {}, { cookie });
    expect((await server.ask('/api/v1/table', { headers: { cookie } })).status).toBe(401);
    await server.desk.access.setPassword(null);
  });
});

describe('the very next read sees', () => {
  it('a write of the server’s own, each time', async () => {
    const id = await readId();
    for (let round = 0; round < 20; round += 1) {
      const exclusions: Exclusions = { excludedIds: round % 2 === 0 ? [id] : [], eras: [] };
      await server.askAsPage('PUT', '/api/v1/exclusions', exclusions);
      expect(JSON.parse(await read('/exclusions'))).toEqual(exclusions);
    }
  });

  it('a sync, in the table and everything that is made of it', async () => {
    const addresses = ['/table', '/workouts', '/reports/records', '/syncs'];
    const before = await Promise.all(addresses.map((address) => read(address)));
    await engine.control('workouts', { add: 3 });
    await engine.sync();
    const after = await Promise.all(addresses.map((address) => read(address)));
    for (const [index, address] of addresses.entries()) expect(after[index], address).not.toBe(before[index]);
    expect(JSON.parse(after[1] ?? '')).toMatchObject({ total: (await engine.stored()).length });
    expect(JSON.parse(await read('/status'))).toMatchObject({ storedWorkouts: 33 });
  });

  it('a write of another process', async () => {
    const home = createProgramHome();
    try {
      const { firstLine } = await home.start(['serve', '--port', '0', '--no-open', '--schedule', 'off']);
      const url = /http:\/\/\S+/.exec(firstLine)?.[0] ?? '';
      const ask = async (address: string): Promise<unknown> =>
        (await fetch(`${url}/api/v1${address}`, { signal: AbortSignal.timeout(10_000) })).json();
      expect(await ask('/workouts')).toEqual({ workouts: [], total: 0 });
      expect(await ask('/status')).toMatchObject({ storedWorkouts: 0 } satisfies Partial<StatusAnswer>);
      const file = path.join(home.folder, 'workouts.csv');
      const header =
        'Workout Timestamp,Live/On-Demand,Instructor Name,Length (minutes),Fitness Discipline,Title';
      for (let rides = 1; rides <= 3; rides += 1) {
        const row = (day: number): string =>
          `2024-03-0${day} 08:00 (UTC),On Demand,JUST RIDE,30,Cycling,30 min ride`;
        const rows = Array.from({ length: rides }, (_, index) => row(index + 1));
        writeFileSync(file, [header, ...rows, ''].join('\n'));
        const { exitCode, stderr } = await home.run(['import', file]);
        expect(exitCode, stderr).toBe(0);
        expect(await ask('/workouts')).toMatchObject({ total: rides });
        expect(await ask('/status')).toMatchObject({ storedWorkouts: rides });
      }
    } finally {
      await home.remove();
    }
  });
});
