/**
 * Owns one push: which tables are there, what of each travels, and that a row counts only when Coda has confirmed it. It
 * may be ended at any moment: what was not confirmed is sent again, and an upsert by key doubles nothing.
 */
import { CodaError } from '../client/coda-error.ts';
import type { ColumnHead, Row } from '../rows/table.ts';
import { createBatchSender, type BatchEffects, type BatchSender } from './batch-sender.ts';
import { batchesOf } from './batches.ts';
import { fitColumns, type FittedColumn } from './fit-columns.ts';
import { isAllPushed, mustBeRead, planRows, type RowsPlan } from './plan-rows.ts';
import type { PushedRow } from './pushed-rows.ts';
import * as sentences from './sentences.ts';

/** A table as it should be. */
export interface WantedTable {
  readonly name: string;
  readonly keyHeader: string;
  readonly heads: readonly ColumnHead[];
  readonly rows: readonly Row[];
}

export interface PushEffects extends BatchEffects {
  readonly onProgress: (progress: PushProgress) => void;
}

export interface PushProgress {
  readonly table: string;
  readonly sentRows: number;
  readonly rowsToSend: number;
}

/**
 * - `changed`: what differs from what was pushed last
 * - `everything`: reads every table back and writes what differs, whatever was pushed
 * - `preview`: as `changed`, without writing
 */
export type PushScope = 'changed' | 'everything' | 'preview';

export interface PushRequest {
  readonly docId: string;
  readonly tables: readonly WantedTable[];
  readonly scope: PushScope;
}

/** In a preview, `created` and `updated` are what would be. */
export interface PushResult {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly requests: number;
  /** Tables and columns that the doc does not have, which may be its owner's choice, in sentences. */
  readonly leftOut: readonly string[];
  /** What is not as it should be, in sentences. */
  readonly problems: readonly string[];
  /** None of the tables is there. */
  readonly isDocEmpty: boolean;
  /** What ended the push early, or `null`. */
  readonly endedBy: unknown;
  readonly wasStopped: boolean;
}

export async function pushTables(effects: PushEffects, request: PushRequest): Promise<PushResult> {
  const told: Told = { leftOut: [], problems: [] };
  const sender = createBatchSender(effects, told.problems);
  const counts = { created: 0, updated: 0, unchanged: 0 };
  let isDocEmpty = false;
  let endedBy: unknown = null;
  try {
    const there = await effects.client.findTables(request.tables.map(({ name }) => name));
    const present = request.tables.flatMap((wanted) => {
      const found = there.find(({ name }) => name === wanted.name);
      return found === undefined ? [] : [{ wanted, tableId: found.id }];
    });
    isDocEmpty = present.length === 0;
    if (isDocEmpty) told.problems.push(sentences.noTables(request.tables.map(({ name }) => name)));
    else told.leftOut.push(...missingTables(request.tables, present));
    for (const { wanted, tableId } of present) {
      if (effects.isStopping()) break;
      const target = { wanted, tableId, sink: sinkOf(request.docId, tableId) };
      counts.unchanged += await pushTable(effects, request.scope, target, sender, told, counts);
    }
    await sender.settle();
  } catch (error) {
    endedBy = error;
  }
  const confirmed = sender.confirmed();
  return {
    created: counts.created + confirmed.created,
    updated: counts.updated + confirmed.updated,
    unchanged: counts.unchanged,
    requests: effects.client.requestCount(),
    ...told,
    isDocEmpty,
    endedBy,
    wasStopped: effects.isStopping(),
  };
}

/** What is said of a push, gathered while it runs. */
interface Told {
  readonly leftOut: string[];
  readonly problems: string[];
}

function missingTables(
  wanted: readonly WantedTable[],
  present: readonly { readonly wanted: WantedTable }[],
): readonly string[] {
  const there = new Set(present.map((table) => table.wanted.name));
  const names = wanted.map(({ name }) => name).filter((name) => !there.has(name));
  return names.length === 0 ? [] : [sentences.missingTables(names)];
}

/** A table that was deleted and made anew is another sink: nothing of it counts as pushed. */
const sinkOf = (docId: string, tableId: string): string => `coda/${docId}/${tableId}`;

interface Target {
  readonly wanted: WantedTable;
  readonly tableId: string;
  readonly sink: string;
}

/** @returns how many rows were as they should be; a preview adds to `counts` what would be done */
async function pushTable(
  effects: PushEffects,
  scope: PushScope,
  target: Target,
  sender: BatchSender,
  told: Told,
  counts: { created: number; updated: number },
): Promise<number> {
  const { wanted, tableId, sink } = target;
  const pushed = await effects.pushed.list(sink);
  const headers = wanted.heads.map(({ header }) => header);
  if (scope !== 'everything' && isAllPushed(headers, wanted.rows, pushed)) return wanted.rows.length;
  try {
    const columns = await fittedColumns(effects, target, told);
    if (columns === null) return 0;
    const plan = await planTable(effects, scope, target, columns, pushed);
    if (plan.doubledKeys.length > 0)
      told.problems.push(sentences.doubledKeys(wanted.name, wanted.keyHeader, plan.doubledKeys));
    if (scope === 'preview') {
      counts.created += plan.toWrite.filter(({ change }) => change === 'create').length;
      counts.updated += plan.toWrite.filter(({ change }) => change === 'update').length;
      return plan.unchanged;
    }
    if (plan.foundRight.length > 0) await effects.pushed.record(sink, plan.foundRight);
    const keyColumnId = columns.find(({ header }) => header === wanted.keyHeader)?.columnId ?? '';
    let sentRows = 0;
    for (const batch of batchesOf(plan.toWrite)) {
      if (effects.isStopping()) break;
      effects.onProgress({ table: wanted.name, sentRows, rowsToSend: plan.toWrite.length });
      await sender.send({ table: wanted.name, tableId, sink, keyColumnId }, batch);
      sentRows += batch.length;
    }
    return plan.unchanged;
  } catch (error) {
    if (!isAboutThisTable(error)) throw error;
    told.problems.push(sentences.refusedTable(wanted.name, error.message));
    return 0;
  }
}

/** Gone or changed while it was written to: the other tables may be all right. */
const isAboutThisTable = (error: unknown): error is CodaError =>
  error instanceof CodaError && (error.kind === 'not-found' || error.kind === 'refused');

/** `null` where the table cannot be written to. */
async function fittedColumns(
  { client }: PushEffects,
  { wanted, tableId }: Target,
  { leftOut, problems }: Told,
): Promise<readonly FittedColumn[] | null> {
  const { fitted, missing, calculated } = fitColumns(wanted.heads, await client.listColumns(tableId));
  if (missing.includes(wanted.keyHeader)) {
    problems.push(sentences.missingKey(wanted.name, wanted.keyHeader));
    return null;
  }
  if (calculated.includes(wanted.keyHeader)) {
    problems.push(sentences.calculatedKey(wanted.name, wanted.keyHeader));
    return null;
  }
  if (missing.length > 0) leftOut.push(sentences.missingColumns(wanted.name, missing));
  if (calculated.length > 0) problems.push(sentences.calculatedColumns(wanted.name, calculated));
  return fitted;
}

async function planTable(
  { client }: PushEffects,
  scope: PushScope,
  { wanted, tableId }: Target,
  columns: readonly FittedColumn[],
  pushed: readonly PushedRow[],
): Promise<RowsPlan> {
  const isReading = scope === 'everything' || mustBeRead(wanted.rows, pushed);
  const found = isReading ? await client.listRows(tableId) : null;
  return planRows({ rows: wanted.rows, columns, keyHeader: wanted.keyHeader, pushed, found });
}
