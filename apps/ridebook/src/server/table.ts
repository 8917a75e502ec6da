/** Owns the route of the table: all workouts as columns, compressed once for each version of the data. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { encodeTable } from '@ridebook/analytics/table';
import type { Workout } from '@ridebook/domain';
import { Hono } from 'hono';
import { acceptedEncoding, type ContentEncoding } from './accepted-encoding.ts';
import type { Desk } from './desk.ts';
import { isKnown } from './etag.ts';
import type { ReadWorkoutsAtHand } from './workouts-at-hand.ts';

/** What is notably smaller takes 25 times as long; benchmarks/table.ts has the figures. */
const brotliQuality = 5;

/** One version of the table, in each encoding once it was asked for. */
interface KeptTable {
  readonly hash: string;
  readonly bodies: Readonly<Record<ContentEncoding, () => Promise<Uint8Array<ArrayBuffer>>>>;
}

export function createTableRoutes(desk: Desk, workoutsAtHand: ReadWorkoutsAtHand): Hono {
  const tables = new WeakMap<readonly Workout[], KeptTable>();
  const routes = new Hono();
  routes.get('/table', async (context) => {
    const { workouts } = await workoutsAtHand(desk.book());
    const table = tables.get(workouts) ?? keepTable(workouts);
    tables.set(workouts, table);
    const encoding = acceptedEncoding(context.req.header('accept-encoding'));
    const etag = `"${table.hash}-${encoding}"`;
    const headers = { etag, vary: 'Accept-Encoding', 'cache-control': 'private, no-cache' };
    if (isKnown(context.req.header('if-none-match'), etag)) return context.body(null, 304, headers);
    return context.body(await table.bodies[encoding](), 200, {
      ...headers,
      'content-type': 'application/json',
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    });
  });
  return routes;
}

function keepTable(workouts: readonly Workout[]): KeptTable {
  const json = new TextEncoder().encode(JSON.stringify(encodeTable(workouts)));
  return {
    hash: createHash('sha256').update(json).digest('base64url').slice(0, 22),
    bodies: {
      identity: () => Promise.resolve(json),
      br: once(() => compressBrotli(json, brotliOptions(json.byteLength))),
      gzip: once(() => compressGzip(json)),
    },
  };
}

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

const brotliOptions = (bytes: number) => ({
  params: {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes,
  },
});

/** Works at the first call, and gives its result to all that come after or meanwhile. */
function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let working: Promise<Result> | null = null;
  return () => (working ??= work());
}
