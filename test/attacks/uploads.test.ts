/** Files that are sent to be imported and are none: packed, enormous once unpacked, named to lead elsewhere. Nothing is unpacked. */
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportAnswer, ImportsAnswer } from '@ridebook/domain';
import { openFileBook, type FileBook } from '../in-process/file-book.ts';
import { csvFile, csvRow } from '../in-process/made-up-csv.ts';
import { attackServer, type AttackedServer } from './attacked-server.ts';

let files: FileBook;
let server: AttackedServer;
beforeAll(async () => {
  files = await openFileBook();
  server = await attackServer(files.book);
});
afterAll(async () => {
  await server.close();
  await files.close();
});

const send = (
  body: string | Uint8Array<ArrayBuffer>,
  name = 'workouts.csv',
  headers: Record<string, string> = {},
): Promise<Response> =>
  server.ask(`/api/v1/imports?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'text/csv', ...headers },
    body,
  });
const uploadsLeft = (): readonly string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('ridebook-upload-'));

/** One stored member, as the format lays it out; only its name and its mode are of interest. */
function zipOf(name: string, mode: number, content: Buffer): Buffer {
  const title = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.write('PK\u0003\u0004', 'latin1');
  local.writeUInt32LE(content.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(title.length, 26);
  const central = Buffer.alloc(46);
  central.write('PK\u0001\u0002', 'latin1');
  central.writeUInt32LE(content.length, 20);
  central.writeUInt32LE(content.length, 24);
  central.writeUInt16LE(title.length, 28);
  central.writeUInt32LE((mode << 16) >>> 0, 38);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + title.length, 12);
  end.writeUInt32LE(local.length + title.length + content.length, 16);
  return Buffer.concat([local, title, content, central, title, end]);
}

const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
const packed: readonly (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[] = [
  [
    'a zip whose member climbs out of the folder',
    zipOf('../../../../tmp/ridebook-owned.csv', 0o100644, Buffer.from(csvFile(csvRow()))),
  ],
  ['a zip with a symbolic link', zipOf('workouts.csv', 0o120777, Buffer.from('/etc/passwd'))],
  ['a zip that is a bomb', zipOf('workouts.csv', 0o100644, bomb)],
  ['200 MB of nothing in 200 KB of gzip', bomb],
].map(([name, bytes]) => [name, new Uint8Array(bytes as Buffer)] as [string, Uint8Array<ArrayBuffer>]);

describe('a packed file', () => {
  it.each(packed)('is refused and not unpacked: %s', async (_name, bytes) => {
    const before = process.memoryUsage().rss;
    const answer = await send(bytes);
    const { report } = (await answer.json()) as ImportAnswer;
    expect(report).toMatchObject({ imported: 0, matched: 0 });
    expect(report.rejected.map(({ reason }) => reason).join()).toMatch(/zip file|compressed/);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    expect(readdirSync(tmpdir())).not.toContain('ridebook-owned.csv');
    expect(uploadsLeft()).toEqual([]);
  });

  it('is not unpacked on its way either, whatever its header says', async () => {
    const answer = await send(new Uint8Array(gzipSync(csvFile(csvRow()))), 'workouts.csv', {
      'content-encoding': 'gzip',
    });
    const { report } = (await answer.json()) as ImportAnswer;
    expect(report.imported).toBe(0);
  });
});

describe('the name of a file', () => {
  it.each([
    '../../../../tmp/ridebook-owned.csv',
    '..\\..\\ridebook-owned.csv',
    '/tmp/ridebook-owned.csv',
    'C:\\ridebook-owned.csv',
    'ridebook-owned.csv\0.png',
    'CON',
    '\r\nSet-Cookie: owned=1',
    '\u001b[31mred',
  ])('leads nowhere and is shown without what moves a cursor: %j', async (name) => {
    const answer = await send(csvFile(csvRow()), name);
    expect(answer.headers.get('set-cookie')).toBeNull();
    const { report } = (await answer.json()) as ImportAnswer;
    expect(report.imported + report.unchanged).toBe(1);
    expect(readdirSync(tmpdir()).filter((file) => file.includes('owned'))).toEqual([]);
    expect(uploadsLeft()).toEqual([]);
    const { imports } = (await (await server.ask('/api/v1/imports')).json()) as ImportsAnswer;
    expect(JSON.stringify(imports)).not.toMatch(/\\u00[01]|\\[rn]/);
  });
});
