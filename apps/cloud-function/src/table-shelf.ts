/** Owns the doc's Workouts table as a memory: the ids in it are what is held, and what comes is added in batches. */
import { CodaError, pushTables, type CodaClient, type PushedRow, type PushResult } from '@ridebook/coda';
import { workoutTable, type RowStyle } from '@ridebook/coda/rows';
import { isoInstant, type Workout } from '@ridebook/domain';
import type { LedgerEntry } from '@ridebook/store';
import { unnotedFingerprint, type Shelf } from '@ridebook/sync/carry';

/** A batch is one request to Coda, and what is fetched again when the function is killed. */
const workoutsAtOnce = 25;

const longestUnderWayMs = 24 * 3_600_000;

export interface TableShelfEffects {
  readonly client: CodaClient;
  readonly docId: string;
  readonly style: RowStyle;
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly isStopping: () => boolean;
}

export interface TableShelf extends Shelf {
  /** Writes what is not written yet. */
  flush(): Promise<void>;
  /** Rows that Coda has confirmed, and what was not as it should be. */
  pushed(): Pick<PushResult, 'created' | 'updated' | 'problems'>;
}

/** @throws CodaError where the doc has no such table, or cannot be read */
export async function openTableShelf(effects: TableShelfEffects): Promise<TableShelf> {
  const { client, nowMs } = effects;
  const held = await readHeld(client);
  const ledger = new Map(held.map(({ id }) => [id, heldEntry(id)]));
  const underWay = new Set(held.flatMap(({ id, isUnderWay }) => (isUnderWay ? [id] : [])));
  const rows = new Map<string, PushedRow>(
    // What the rows hold was not looked at: only what is fetched is written.
    [...ledger.keys()].map((key) => [key, { key, contentHash: '', state: 'confirmed' }]),
  );
  let waiting: readonly Workout[] = [];
  const counts = { created: 0, updated: 0 };
  const problems = new Set<string>();

  const change = (workoutId: string, changes: Partial<LedgerEntry>): void => {
    const entry = ledger.get(workoutId);
    if (entry !== undefined) ledger.set(workoutId, { ...entry, ...changes });
  };
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    const { name, keyHeader } = workoutTable;
    const heads = workoutTable.heads(effects.style);
    const table = { name, keyHeader, heads, rows: workoutTable.rows(batch, effects.style) };
    const result = await pushTables(
      {
        ...effects,
        pushed: {
          list: async () => [...rows.values()],
          record: async (_, pushed) => pushed.forEach((row) => rows.set(row.key, row)),
        },
        // What was fetched is handed over, also when the time is up.
        isStopping: () => false,
        onProgress: () => undefined,
      },
      { docId: effects.docId, tables: [table], scope: 'changed' },
    );
    counts.created += result.created;
    counts.updated += result.updated;
    for (const problem of result.problems) problems.add(problem);
    if (result.endedBy instanceof Error) throw result.endedBy;
  };

  return {
    flush,
    pushed: () => ({ ...counts, problems: [...problems] }),
    listLedger: async () => [...ledger.values()],
    async recordListed(listed) {
      for (const { workoutId, fingerprint, createdAt, discipline, isOutdoor } of listed) {
        const known = ledger.get(workoutId);
        // A workout that was under way when it was written is read again, but one that was abandoned not for ever.
        const isOver = !underWay.has(workoutId) || nowMs() - Date.parse(createdAt) > longestUnderWayMs;
        const isHeld = known?.state === 'stored' && isOver;
        ledger.set(workoutId, {
          ...(known ?? discovered(workoutId)),
          listedFingerprint: fingerprint,
          fetchedFingerprint: isHeld ? fingerprint : null,
          createdAt,
          discipline,
          isOutdoor,
        });
      }
    },
    async recordMissing(workoutIds) {
      const missedAt = isoInstant(nowMs() / 1000);
      for (const id of workoutIds) change(id, { missedAt });
    },
    async keep({ workout, fingerprint }) {
      waiting = [...waiting, workout];
      change(workout.id, { state: 'stored', fetchedFingerprint: fingerprint });
      if (waiting.length >= workoutsAtOnce) await flush();
    },
    // The table has no place for it: the next call tries again.
    recordFailure: async () => undefined,
  };
}

const discovered = (workoutId: string): LedgerEntry => ({
  workoutId,
  state: 'discovered',
  fetchedFingerprint: null,
  listedFingerprint: unnotedFingerprint,
  createdAt: '',
  discipline: null,
  isOutdoor: false,
  attempts: 0,
  retryAt: null,
  reason: null,
  missedAt: null,
});

/** What was listed and fetched is taken for the same: the table does not say. */
const heldEntry = (workoutId: string): LedgerEntry => ({
  ...discovered(workoutId),
  state: 'stored',
  fetchedFingerprint: unnotedFingerprint,
});

interface HeldRow {
  readonly id: string;
  readonly isUnderWay: boolean;
}

async function readHeld(client: CodaClient): Promise<readonly HeldRow[]> {
  const table = (await client.findTables([workoutTable.name])).find(({ name }) => name === workoutTable.name);
  if (table === undefined)
    throw new CodaError(
      'not-found',
      `The doc has no table "${workoutTable.name}". Make it as the guide says.`,
    );
  const columns = await client.listColumns(table.id);
  const columnOf = (header: string): string | undefined => columns.find(({ name }) => name === header)?.id;
  const key = columnOf(workoutTable.keyHeader);
  const status = columnOf('Status');
  if (key === undefined)
    throw new CodaError(
      'not-found',
      `The table "${workoutTable.name}" has no column "${workoutTable.keyHeader}".`,
    );
  return (await client.listRows(table.id)).flatMap(({ values }) => {
    const id = values[key];
    const isUnderWay = status !== undefined && values[status] === 'IN_PROGRESS';
    return typeof id === 'string' && id !== '' ? [{ id, isUnderWay }] : [];
  });
}
