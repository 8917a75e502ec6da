/** Owns taking in a file that a page sends: onto the disk as it comes, never into memory, and gone when it has been read. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Context } from 'hono';
import { refuse } from './refusal.ts';

/** A million workouts are 150 MB; no history is larger. */
const mostBytes = 256 * 1024 * 1024;

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** @param work is given the file's path, which is gone afterwards */
export async function withUpload(
  context: Context,
  work: (path: string) => Promise<Response>,
): Promise<Response> {
  const folder = await mkdtemp(join(tmpdir(), 'ridebook-upload-'));
  const path = join(folder, 'upload.csv');
  try {
    const { body } = context.req.raw;
    const bytes = body === null ? Readable.from([]) : Readable.fromWeb(body as ReadableStream<Uint8Array>);
    await pipeline(bytes, refuseMoreThan(mostBytes), createWriteStream(path, { mode: 0o600 }));
    return await work(path);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return refuse(context, 413, 'too-large', error.message);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function refuseMoreThan(limit: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length;
      if (bytes > limit) done(new TooLarge(`The file is larger than ${limit / 1024 / 1024} MB.`));
      else done(null, piece);
    },
  });
}
