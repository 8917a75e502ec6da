/**
 * Owns which answers are kept, and sending them: those that say nothing but what the store holds and what day it is. It
 * goes after the doorkeeper, so that nobody is given an answer that was made for somebody else before being let in.
 */
import { localDate } from '@ridebook/domain';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { machineTimeZone } from '../engine/machine-time-zone.ts';
import { acceptedEncoding } from './accepted-encoding.ts';
import type { ChangeMarks } from './change-marks.ts';
import type { Desk } from './desk.ts';
import { isKnown } from './etag.ts';
import { createKeptAnswer, createKeptAnswers, type KeptAnswer, type KeptAnswers } from './kept-answers.ts';

/** The routes whose answers are kept. */
export const keptPaths = [
  '/table',
  '/workouts',
  '/workouts/:id',
  '/reports/:name',
  '/rider-history',
  '/exclusions',
  '/breaks',
  '/instructors',
  '/friends',
  '/syncs',
  '/imports',
] as const;

/**
 * The dashboard adds to the table what it hears of from there on: one that lacks what was told of before would lack it for
 * good, so it is as new as the last write during a sync too.
 */
const exactPaths: readonly string[] = ['/table'];

/** Below this a packet holds it anyway. */
const leastCompressedBytes = 1_024;

/** Puts itself before the routes of these paths. */
export function keepAnswers(rest: Hono, desk: Desk): void {
  const answers = createKeptAnswers();
  for (const path of keptPaths) {
    const kind = exactPaths.includes(path) ? 'exact' : 'recent';
    const markOf: ChangeMarks['exact'] = (book) => desk.marks[kind](book);
    rest.use(path, keepAnswer(desk, answers, markOf));
  }
}

function keepAnswer(desk: Desk, answers: KeptAnswers, markOf: ChangeMarks['exact']): MiddlewareHandler {
  const timeZone = machineTimeZone();
  return async (context, next) => {
    if (context.req.method !== 'GET') return next();
    const book = desk.book();
    // What a streak says at midnight is another answer.
    const today = localDate(book.clock.nowMs() / 1000, timeZone);
    const turn = { isOurs: false };
    const kept = await answers.answer(book, `${today} ${addressOf(context)}`, markOf, async () => {
      turn.isOurs = true;
      await next();
      return maybeAnswer(context.res);
    });
    if (kept !== null) {
      // An answer that is replaced would leave its headers to the next.
      if (turn.isOurs) context.res = undefined;
      context.res = await send(context, kept);
    } else if (!turn.isOurs) await next();
    return undefined;
  };
}

/** Path and query as they were asked for. */
function addressOf({ req: { url } }: Context): string {
  return url.slice(url.indexOf('/', url.indexOf('//') + 2));
}

async function maybeAnswer(response: Response): Promise<KeptAnswer | null> {
  if (response.status !== 200 || response.headers.has('set-cookie')) return null;
  const headers = Object.fromEntries(response.headers);
  return createKeptAnswer(new Uint8Array(await response.arrayBuffer()), headers);
}

async function send(context: Context, kept: KeptAnswer): Promise<Response> {
  const isLarge = kept.byteLength >= leastCompressedBytes;
  const encoding = isLarge ? acceptedEncoding(context.req.header('accept-encoding')) : 'identity';
  const etag = `"${kept.hash}-${encoding}"`;
  const cacheControl = kept.headers['cache-control'];
  const headers = {
    etag,
    vary: 'Accept-Encoding',
    ...(cacheControl === undefined ? {} : { 'cache-control': cacheControl }),
  };
  if (isKnown(context.req.header('if-none-match'), etag)) return context.body(null, 304, headers);
  return context.body(await kept.body(encoding), 200, {
    ...headers,
    'content-type': kept.headers['content-type'] ?? 'application/json',
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  });
}
