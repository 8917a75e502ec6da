/** Owns a push from this book to its Coda doc: one at a time, with the rows as they are now, and noted in the history. */
import {
  createCodaClient,
  pushTables,
  wantedTables,
  type CodaClient,
  type PushProgress,
  type PushResult,
  type PushScope,
  type RowStyle,
  type UnitSystem,
} from '@ridebook/coda';
import { isoInstant, type Rider } from '@ridebook/domain';
import type { Book } from '../engine/book.ts';
import { exitCodeOf, exitCodes, UsageError } from '../errors.ts';
import type { DocAccess } from './coda-host.ts';
import { readRowMaterial, readUnitSystem } from './row-material.ts';

export interface CodaPushRequest {
  readonly scope: PushScope;
  /** Absent: as the destination's settings say. */
  readonly isLegacy?: boolean;
  /** Absent: as the account reads. */
  readonly units?: UnitSystem;
  readonly isStopping: () => boolean;
  readonly onProgress: (progress: PushProgress) => void;
}

export interface CodaPush extends PushResult {
  readonly docId: string;
  readonly exitCode: number;
}

/**
 * @throws UsageError without a destination or a rider
 * @throws LockHeldError when another push of this member runs on this store
 */
export async function pushToCoda(book: Book, request: CodaPushRequest): Promise<CodaPush> {
  const access = await book.coda.access();
  const rider = await book.maybeRider();
  if (rider === null)
    throw new UsageError('There is nothing to push yet. Run "ridebook login" and "ridebook sync" first.');
  const push = (): Promise<CodaPush> => pushOnce(book, rider, access, request);
  return request.scope === 'preview' ? push() : book.withLock('push-coda', push);
}

async function pushOnce(
  book: Book,
  rider: Rider,
  access: DocAccess,
  request: CodaPushRequest,
): Promise<CodaPush> {
  const { store, clock } = book;
  const startedAt = isoInstant(clock.nowMs() / 1000);
  const style = await readStyle(book, rider, request);
  const material = await readRowMaterial(store, rider, clock);
  const result = await pushTables(
    {
      client: connectToCoda(book, access, request.isStopping),
      pushed: {
        list: (sink) => store.listPushed(rider.id, sink),
        record: (sink, rows) => store.recordPushed(rider.id, sink, rows),
      },
      nowMs: clock.nowMs,
      sleep: clock.sleep,
      isStopping: request.isStopping,
      onProgress: request.onProgress,
    },
    { docId: access.docId, tables: wantedTables(material, style), scope: request.scope },
  );
  const exitCode = exitCodeOfPush(result);
  if (request.scope !== 'preview')
    await store.recordPush(rider.id, {
      sink: `coda/${access.docId}`,
      startedAt,
      finishedAt: isoInstant(clock.nowMs() / 1000),
      exitCode,
      created: result.created,
      updated: result.updated,
      unchanged: result.unchanged,
      requests: result.requests,
      problems: sentencesOf(result),
    });
  return { ...result, docId: access.docId, exitCode };
}

export async function readStyle(
  book: Book,
  rider: Rider | null,
  { isLegacy, units }: Pick<CodaPushRequest, 'isLegacy' | 'units'>,
): Promise<RowStyle> {
  return {
    isLegacy: isLegacy ?? (await book.coda.read()).isLegacy,
    units: units ?? (rider === null ? 'imperial' : await readUnitSystem(book.store, rider.id)),
  };
}

/** A client for one doc, at this book's pace of time. */
export function connectToCoda(book: Book, access: DocAccess, isStopping: () => boolean): CodaClient {
  const { clock, transport, codaApiUrl } = book;
  const { nowMs, sleep, random } = clock;
  return createCodaClient({ transport, nowMs, sleep, random, isStopping }, { apiUrl: codaApiUrl, ...access });
}

/** What there is to tell of a push beside its counts: what was left out, what was wrong, what ended it. */
export function sentencesOf({ leftOut, problems, endedBy }: PushResult): readonly string[] {
  const told = [...leftOut, ...problems];
  if (endedBy === null) return told;
  return [...told, endedBy instanceof Error ? endedBy.message : 'The push ended unexpectedly.'];
}

/** What a doc has no place for is its owner's choice: the push has done what it can. */
function exitCodeOfPush({ endedBy, isDocEmpty, problems }: PushResult): number {
  if (endedBy !== null) return exitCodeOf(endedBy);
  if (isDocEmpty) return exitCodes.usage;
  return problems.length > 0 ? exitCodes.partial : exitCodes.ok;
}
