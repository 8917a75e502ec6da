/** Owns the comparison of what is stored with what Peloton lists: ids, counts, totals, ends and months. */
import { RequestError, UpstreamError, type ListedRow, type PelotonClient } from '@ridebook/peloton';
import type { LedgerEntry, Store } from '@ridebook/store';
import type { Workout } from '@ridebook/domain';
import { compareDownload, nothingToCompare, type DownloadComparison } from './imports/compare-download.ts';
import { listWorkouts } from './list-workouts.ts';
import { isWanted, type SyncOptions } from './sync-options.ts';

/** What one side says. */
export interface VerifiedSide {
  readonly workouts: number;
  /** Sum of `total_work`. */
  readonly outputJoules: number;
  readonly newestId: string | null;
  readonly oldestId: string | null;
}

export interface Verification {
  readonly agrees: boolean;
  readonly peloton: VerifiedSide;
  readonly here: VerifiedSide;
  /** On the list and not stored, newest first. */
  readonly missingHere: readonly string[];
  /** Stored and not on the list, newest first. */
  readonly extraHere: readonly string[];
  /** By the month (UTC) in which the list says a workout was created, oldest first. */
  readonly months: readonly { readonly month: string; readonly peloton: number; readonly here: number }[];
  /** On the list, not stored and not wanted: of other types than those that are synced. */
  readonly unwanted: number;
  /** Workouts that only imported files know; Peloton has nothing to compare them with. */
  readonly fromFiles: number;
  /** The same question to Peloton's own download. */
  readonly download: DownloadComparison;
  /** `false` where the list was shorter than it said: then it proves nothing. */
  readonly isListWhole: boolean;
}

export interface VerifyEffects {
  readonly peloton: Pick<PelotonClient, 'me' | 'workoutsPage' | 'workoutsCsv'>;
  readonly store: Pick<Store, 'listLedger' | 'listWorkouts'>;
  readonly isStopping: () => boolean;
}

interface Placed {
  readonly id: string;
  readonly createdAt: string;
  readonly outputJoules: number;
}

/** Reads the whole list once and writes nothing. Both sides are placed in time by what the list says. */
export async function verify(
  { peloton, store, isStopping }: VerifyEffects,
  types: SyncOptions['types'],
): Promise<Verification> {
  const { rider } = await peloton.me();
  const listing = await listWorkouts({
    peloton,
    riderId: rider.id,
    ledger: [],
    isFull: true,
    isStopping,
    onPage: () => Promise.resolve(),
  });
  const stored = await store.listWorkouts(rider.id);
  const ledger = new Map((await store.listLedger(rider.id)).map((entry) => [entry.workoutId, entry]));
  const known = stored.filter(({ id }) => ledger.has(id));
  const here = known.map(({ id, startedAt, outputJoules }): Placed => ({
    id,
    createdAt: createdAt(ledger.get(id), listing.rows.get(id)) ?? startedAt,
    outputJoules: outputJoules ?? 0,
  }));
  const hereIds = new Set(here.map(({ id }) => id));
  const rows = [...listing.rows.values()];
  const wanted = rows.filter((row) => hereIds.has(row.workoutId) || isWanted(types, row));
  const isEmpty = rows.length === 0 && (listing.total ?? 0) === 0;
  const unwanted = rows.filter((row) => !hereIds.has(row.workoutId) && !isWanted(types, row));
  return compare(wanted.map(placed), here, {
    unwanted: unwanted.length,
    fromFiles: stored.length - known.length,
    download: await readDownload(peloton, rider.id, known, unwanted),
    isListWhole: listing.isComplete || isEmpty,
  });
}

/** It is a second opinion: that it cannot be had says nothing about what is stored. */
async function readDownload(
  peloton: VerifyEffects['peloton'],
  riderId: string,
  stored: readonly Workout[],
  unwanted: readonly ListedRow[],
): Promise<DownloadComparison> {
  try {
    const text = await peloton.workoutsCsv(riderId);
    return compareDownload(text, stored, (row) => unwanted.some((listed) => isNear(row, listed)));
  } catch (error) {
    if (!(error instanceof RequestError) && !(error instanceof UpstreamError)) throw error;
    return nothingToCompare(`The download cannot be had: ${error.message.replace(/\.$/, '')}.`);
  }
}

/** The list says when a workout was made, some minutes before pedalling may start. */
const isNear = (row: Omit<Workout, 'id'>, listed: ListedRow): boolean =>
  row.discipline === listed.discipline &&
  Math.abs(Date.parse(row.startedAt) - Date.parse(listed.createdAt)) < 3_600_000 + 600_000;

const createdAt = (entry: LedgerEntry | undefined, row: ListedRow | undefined): string | undefined =>
  entry?.createdAt ?? row?.createdAt;

const placed = (row: ListedRow): Placed => ({
  id: row.workoutId,
  createdAt: row.createdAt,
  outputJoules: row.outputJoules ?? 0,
});

function compare(
  listed: readonly Placed[],
  here: readonly Placed[],
  remarks: Pick<Verification, 'unwanted' | 'fromFiles' | 'download' | 'isListWhole'>,
): Verification {
  const sides = { peloton: describeSide(listed), here: describeSide(here) };
  const missingHere = idsWithout(listed, here);
  const extraHere = idsWithout(here, listed);
  const months = compareMonths(listed, here);
  const agrees =
    remarks.isListWhole &&
    missingHere.length === 0 &&
    extraHere.length === 0 &&
    remarks.download.missingHere.length === 0 &&
    // Sums of the same numbers in another order differ in their last digits.
    Math.abs(sides.peloton.outputJoules - sides.here.outputJoules) < 1 &&
    sides.peloton.newestId === sides.here.newestId &&
    sides.peloton.oldestId === sides.here.oldestId &&
    months.every((month) => month.peloton === month.here);
  return { agrees, ...sides, missingHere, extraHere, months, ...remarks };
}

function describeSide(workouts: readonly Placed[]): VerifiedSide {
  const ordered = newestFirst(workouts);
  return {
    workouts: workouts.length,
    outputJoules: workouts.reduce((sum, { outputJoules }) => sum + outputJoules, 0),
    newestId: ordered[0]?.id ?? null,
    oldestId: ordered.at(-1)?.id ?? null,
  };
}

function idsWithout(workouts: readonly Placed[], others: readonly Placed[]): readonly string[] {
  const known = new Set(others.map(({ id }) => id));
  return newestFirst(workouts)
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => id);
}

function compareMonths(listed: readonly Placed[], here: readonly Placed[]): Verification['months'] {
  const [atPeloton, atHome] = [countByMonth(listed), countByMonth(here)];
  return [...new Set([...atPeloton.keys(), ...atHome.keys()])].sort().map((month) => ({
    month,
    peloton: atPeloton.get(month) ?? 0,
    here: atHome.get(month) ?? 0,
  }));
}

function countByMonth(workouts: readonly Placed[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { createdAt: instant } of workouts) {
    const month = instant.slice(0, 7);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return counts;
}

/** Two of the same second are in the order of their ids, on both sides. */
const newestFirst = (workouts: readonly Placed[]): readonly Placed[] =>
  [...workouts].sort((a, b) =>
    a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? 1 : -1,
  );
