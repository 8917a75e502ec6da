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

/** A workout that the table had a row for when the call began. */
export interface HeldWorkout {
  readonly id: string;
  /** Empty while the list has not told it. */
  readonly createdAt: string;
}

export interface TableShelf extends Shelf {
  /** Writes what is not written yet. */
  flush(): Promise<void>;
  /** Rows that Coda has confirmed, and what there is to tell of them. */
  pushed(): Pick<PushResult, 'created' | 'updated' | 'leftOut' | 'problems'>;
  /** Workouts in whose row nothing is measured, as far as the table has columns for it. */
  withoutSamples(): readonly HeldWorkout[];
  /** Whether a workout has something for those columns. */
  fillsSamples(workout: Workout): boolean;
}

/** Columns that are filled from a workout's graph and from nothing else. */
const sampledHeaders: ReadonlySet<string> = new Set([
  'Avg Output (watts)',
  'Avg Cadence',
  'Avg Resistance',
  'Avg Speed (mph)',
  'Avg Speed (kph)',
  'Distance (mi)',
  'Distance (km)',
  'Calories (kcal)',
  'Avg Heart Rate (bpm)',
  'Max Heart Rate (bpm)',
  'Max Output (watts)',
  'Avg Incline',
  'Avg Stroke Rate (spm)',
  'Avg Split (sec/500m)',
  'Elevation Gain (ft)',
  'Elevation Gain (m)',
  'Strive Score',
]);

/** @throws CodaError where the doc has no such table, or cannot be read */
export async function openTableShelf(effects: TableShelfEffects): Promise<TableShelf> {
  const { client, nowMs } = effects;
  const { rows: held, headers } = await readHeld(client);
  const ledger = new Map(held.map(({ id }) => [id, heldEntry(id)]));
  const underWay = new Set(held.flatMap(({ id, isUnderWay }) => (isUnderWay ? [id] : [])));
  const rows = new Map<string, PushedRow>(
    // What the rows hold was not looked at: only what is fetched is written.
    [...ledger.keys()].map((key) => [key, { key, contentHash: '', state: 'confirmed' }]),
  );
  let waiting: readonly Workout[] = [];
  const counts = { created: 0, updated: 0 };
  const leftOut = new Set<string>();
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
    for (const sentence of result.leftOut) leftOut.add(sentence);
    for (const problem of result.problems) problems.add(problem);
    if (result.endedBy instanceof Error) throw result.endedBy;
  };

  const sampledPlaces = workoutTable
    .heads(effects.style)
    .flatMap(({ header }, place) => (headers.has(header) && sampledHeaders.has(header) ? [place] : []));

  return {
    flush,
    withoutSamples: () =>
      held.flatMap(({ id, hasSamples }) =>
        hasSamples || sampledPlaces.length === 0 ? [] : [{ id, createdAt: ledger.get(id)?.createdAt ?? '' }],
      ),
    fillsSamples(workout) {
      const cells = workoutTable.rows([workout], effects.style)[0]?.cells ?? [];
      return sampledPlaces.some((place) => cells[place] != null);
    },
    pushed: () => ({ ...counts, leftOut: [...leftOut], problems: [...problems] }),
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
  /** Something is measured in it. */
  readonly hasSamples: boolean;
}

interface HeldRows {
  readonly rows: readonly HeldRow[];
  /** The columns that the table has. */
  readonly headers: ReadonlySet<string>;
}

async function readHeld(client: CodaClient): Promise<HeldRows> {
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
  const sampled = columns.filter(({ name }) => sampledHeaders.has(name)).map(({ id }) => id);
  const rows = (await client.listRows(table.id)).flatMap(({ values }) => {
    const id = values[key];
    const isUnderWay = status !== undefined && values[status] === 'IN_PROGRESS';
    const hasSamples = sampled.some((column) => (values[column] ?? '') !== '');
    return typeof id === 'string' && id !== '' ? [{ id, isUnderWay, hasSamples }] : [];
  });
  return { rows, headers: new Set(columns.map(({ name }) => name)) };
}
