/** Owns what Ridebook asks of a store. Engines live in sibling folders; the sync engine and the server see only this. */
import type { DoorStore } from './door.ts';
import type { PushedRow } from './pushed.ts';
import type {
  EnteredValue,
  FailedWorkout,
  KeptValue,
  PushRecord,
  Rider,
  RiderValueKind,
  SyncOutcome,
  Workout,
  WorkoutNote,
} from '@ridebook/domain';

/** What a raw document is: which endpoint answered it, or `list_item` for one row of a workouts list. */
export type RawKind =
  | 'user'
  | 'settings'
  | 'overview'
  | 'achievements'
  | 'list_item'
  | 'workout'
  | 'graph'
  | 'ride'
  | 'ride_details'
  | 'instructor'
  | 'following'
  | 'friend_workouts'
  | 'friend_graph'
  | 'calendar'
  | 'metadata'
  | 'csv';

/** One response of the API, as it came. `text` is the body to the byte. */
export interface RawDocument {
  readonly kind: RawKind;
  /** The id the endpoint was asked for. */
  readonly id: string;
  readonly text: string;
  /** UTC. A body that came twice is kept once, with the time it came first. */
  readonly fetchedAt: string;
  /** It differs from the newest version in nothing that lasts, and takes its place instead of joining it. */
  readonly replacesNewest?: boolean;
  /** What is stored of it cannot be read: it is written anew. */
  readonly isRepair?: boolean;
}

/**
 * Where one upstream workout stands. Every id that was ever listed has exactly one entry.
 * - `discovered`: listed, not fetched yet
 * - `stored`: archived, decoded and in the workouts table; with a `reason`, an older version of it is stored and the
 *   newer one could not be had
 * - `partial`: stored without its samples, because the graph could not be had
 * - `failed`: nothing could be stored
 * - `gone`: missing upstream for good; the row is kept and hidden. Listed again, it is what it was before
 */
export type LedgerState = 'discovered' | 'stored' | 'partial' | 'failed' | 'gone';

/** What the list says of the kind of a workout. */
export type ListedType = Pick<LedgerEntry, 'discipline' | 'isOutdoor'>;

export interface LedgerEntry {
  readonly workoutId: string;
  readonly state: LedgerState;
  /** What the list said of the workout when it was last fetched; a difference means it changed upstream. `null` before. */
  readonly fetchedFingerprint: string | null;
  /** What the list said of it last. */
  readonly listedFingerprint: string;
  /** UTC, from the list: the order of work, newest first. */
  readonly createdAt: string;
  /** As the list said last: what it takes to fetch some disciplines only. */
  readonly discipline: string | null;
  readonly isOutdoor: boolean;
  /** Failed attempts in a row. */
  readonly attempts: number;
  /** UTC; not to be tried again before. */
  readonly retryAt: string | null;
  /** Why the last attempt failed; `null` when it did not. */
  readonly reason: string | null;
  /** UTC; since when the complete list has been without it. `null` while it is listed. */
  readonly missedAt: string | null;
}

/** One row of the workouts list, reduced to what the ledger needs. */
export interface ListedWorkout {
  readonly workoutId: string;
  readonly fingerprint: string;
  readonly createdAt: string;
  readonly discipline: string | null;
  readonly isOutdoor: boolean;
}

/** What is computed from a workout's raw documents, and can be computed again. */
export interface DerivedWorkout {
  readonly workout: Workout;
  /** The workout's encoded samples, opaque to the store. `null`: it has none. Absent: leave what is stored. */
  readonly samples?: Uint8Array | null;
  /** Best mean power by duration. `null`: it has none. Absent: leave what is stored. */
  readonly powerCurve?: readonly number[] | null;
  /** Which decoder made this, counting up. Absent: leave what is stored. */
  readonly decoderVersion?: number;
}

/** Everything one workout brings, committed in one transaction. */
export interface WorkoutCommit extends DerivedWorkout {
  readonly documents: readonly RawDocument[];
  readonly fingerprint: string;
  /** Workouts known from files alone that this one is: their rows belong to it from now on, and they are no more. */
  readonly meets?: readonly string[];
  /** Present when the samples could not be had: the workout is stored as `partial`. */
  readonly failure?: WorkoutFailure;
}

export interface WorkoutFailure {
  readonly workoutId: string;
  readonly reason: string;
  readonly retryAt: string | null;
}

export interface CommitResult {
  /** What became of the workout and its samples; the archive and the ledger may have changed regardless. */
  readonly status: 'added' | 'updated' | 'unchanged';
  /** Rows written: 0 when everything was there already. */
  readonly writes: number;
}

export interface MissingResult {
  /** The ids that are `gone` as of this call. */
  readonly gone: readonly string[];
  /** Rows written. */
  readonly writes: number;
}

/** A file of workouts as it was imported. */
export interface ImportedFile {
  readonly fileName: string;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
  /** UTC */
  readonly importedAt: string;
  readonly units: 'imperial' | 'metric';
  /** Lines that say nothing, of a file that was imported without them. */
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
}

/**
 * What an import did with a row: it made a workout, it met one that was there, or the row had been imported before.
 */
export type ImportVerdict = 'imported' | 'matched' | 'unchanged';

export interface ImportRecord extends ImportedFile {
  /** Counts up from 1 per rider. */
  readonly importNumber: number;
  readonly imported: number;
  readonly matched: number;
  readonly unchanged: number;
}

/** One row of an imported file and the workout it belongs to. */
export interface ImportRow {
  readonly line: number;
  readonly verdict: ImportVerdict;
  /** The row as a workout. Its id is the row's own, the same for the same row of any file. */
  readonly workout: Workout;
  /** The workout it belongs to: that of its own id, or the one it met. */
  readonly workoutId: string;
  /** How far its start may be off. */
  readonly uncertaintySeconds: number;
  /** The row as it came, opaque to the store. */
  readonly source: string;
}

export interface UndoResult {
  /** Workouts that no other source knows, and that are gone with the import. */
  readonly removed: number;
  /** Rows written or deleted. */
  readonly writes: number;
}

/** Newest first. `limit` absent means all. */
export interface Page {
  readonly limit?: number;
  readonly offset?: number;
}

export interface SyncRun {
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The program's exit code for this run. */
  readonly exitCode: number;
  readonly outcome: SyncOutcome;
}

/** A secret as the vault sealed it; the store never sees what is inside. */
export interface SealedSecret {
  readonly account: string;
  readonly kind: string;
  readonly sealed: Uint8Array;
}

export interface FileWorkoutStart {
  readonly workout: Workout;
  readonly uncertaintySeconds: number;
}

export interface WorkoutSource {
  readonly workoutId: string;
  /** Files alone know the workout. */
  readonly isFromFile: boolean;
  readonly source: string;
}

/**
 * A place for one or more riders' data. Every method is one transaction; a returned promise that resolved means the
 * data is durable. Methods throw `StorageError` when the engine fails.
 */
export interface Store extends DoorStore {
  close(): Promise<void>;

  /**
   * Runs `work` while holding a lock that every process sharing this store sees and that dies with its holder.
   * @throws LockHeldError when another process or task holds it, without waiting
   */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>;
  /**
   * Takes a lock away from its holder, whose next write is refused.
   * @returns `false` where the engine cannot: its holder has to end by itself
   */
  revokeLock(name: string): Promise<boolean>;

  /** @param document the account as it came; `null` for a rider without one @returns rows written */
  saveRider(rider: Rider, document: RawDocument | null): Promise<number>;
  listRiders(): Promise<readonly Rider[]>;
  maybeRider(riderId: string): Promise<Rider | null>;
  /**
   * Deletes everything stored of a rider, the archive included, beyond recovery. Secrets belong to accounts: see
   * `deleteSecrets`.
   * @returns rows deleted
   */
  forgetRider(riderId: string): Promise<number>;

  listLedger(riderId: string): Promise<readonly LedgerEntry[]>;
  /**
   * The types of the entries that are `discovered`, each once, in no order: what a sync has still to bring.
   * @param limit no more types than this; absent: all
   */
  listDiscoveredTypes(riderId: string, limit?: number): Promise<readonly ListedType[]>;
  /**
   * Adds unknown ids as `discovered`, notes changed fingerprints, and brings back what was missing or gone.
   * @returns rows written
   */
  recordListed(riderId: string, listed: readonly ListedWorkout[]): Promise<number>;
  /**
   * Notes that a complete list was without these workouts. The first sighting is remembered; a later one at least
   * `goneAfterMilliseconds` (a day) after it makes the workout `gone`: hidden from every list of workouts, never dropped.
   * The caller answers for the list being complete: one that is empty or cut short proves nothing.
   * @param missedAt UTC
   */
  markMissing(riderId: string, workoutIds: readonly string[], missedAt: string): Promise<MissingResult>;
  commitWorkout(riderId: string, commit: WorkoutCommit): Promise<CommitResult>;
  /**
   * Replaces what was computed from a workout's documents and leaves the archive and the ledger alone: the step of a
   * rebuild.
   */
  saveDerived(riderId: string, derived: DerivedWorkout): Promise<CommitResult>;
  /**
   * Compares what was computed from a workout's documents with what is stored of it, as `saveDerived` would, and writes
   * nothing.
   * @returns what differs: fields of the workout, `samples`, `powerCurve`; `workout` where nothing is stored
   */
  compareDerived(riderId: string, derived: DerivedWorkout): Promise<readonly string[]>;
  /** Notes that nothing could be stored of this workout this time. @returns rows written */
  recordFailure(riderId: string, failure: WorkoutFailure): Promise<number>;
  /** Newest first; without what is gone. */
  listFailed(riderId: string): Promise<readonly FailedWorkout[]>;
  /**
   * Lets failed workouts be tried again at once: back-off counted from zero, `retryAt` now. The reason stays until an
   * attempt succeeds.
   * @param workoutIds absent means all that failed
   * @returns rows written
   */
  clearRetry(riderId: string, workoutIds?: readonly string[]): Promise<number>;

  listWorkouts(riderId: string, page?: Page): Promise<readonly Workout[]>;
  /**
   * Up to `limit` of the same workouts oldest first, those that come after one of them: for whoever reads all of them
   * without holding them.
   * @param after `null` begins with the oldest
   */
  listWorkoutsAfter(
    riderId: string,
    after: Pick<Workout, 'id' | 'startedAt'> | null,
    limit: number,
  ): Promise<readonly Workout[]>;
  maybeWorkout(riderId: string, workoutId: string): Promise<Workout | null>;
  countWorkouts(riderId: string): Promise<number>;
  /** The classes a rider took by Peloton's own ids, each once, the one taken last first. */
  listClassIds(riderId: string): Promise<readonly string[]>;
  maybeSamples(riderId: string, workoutId: string): Promise<Uint8Array | null>;
  /** The power curves of all rides that have one, by workout; hidden ones too. */
  listPowerCurves(riderId: string): Promise<ReadonlyMap<string, readonly number[]>>;
  /** Keeps a private note to a workout, or with `null` deletes it. @returns rows written */
  putNote(riderId: string, workoutId: string, note: WorkoutNote | null): Promise<number>;
  maybeNote(riderId: string, workoutId: string): Promise<WorkoutNote | null>;
  /** The workouts that a decoder older than this made, newest first; hidden ones too. */
  listDecodedBefore(riderId: string, decoderVersion: number): Promise<readonly string[]>;
  /** Grows with every change of what a rider's workouts show, samples included; 0 before the first. */
  dataVersion(riderId: string): Promise<number>;
  /**
   * A text that is another one after every committed write, whosever data it was about and whichever process wrote. What
   * was read after asking for it still holds while it is the same.
   */
  changeMark(): Promise<string>;

  /** FTP, maximum heart rate and weight as they were entered or as the account told them, oldest first. */
  listRiderValues(riderId: string): Promise<readonly KeptValue[]>;
  /** Puts the values in the place of all that were entered of this kind. @returns rows written */
  replaceEnteredValues(
    riderId: string,
    kind: RiderValueKind,
    values: readonly EnteredValue[],
  ): Promise<number>;
  /** Notes what the account says of the rider, where it differs from what it said last. @returns rows written */
  noteAccountValues(riderId: string, values: readonly KeptValue[]): Promise<number>;
  /**
   * Stores the rows of a file in one transaction. What a file knows of a workout that Peloton knows fills its missing
   * fields, and nothing more.
   * @param batches the rows; it may be called again, since an engine may repeat a transaction
   */
  saveImport(
    riderId: string,
    file: ImportedFile,
    batches: () => AsyncIterable<readonly ImportRow[]>,
  ): Promise<{ readonly importNumber: number; readonly writes: number }>;
  /** Newest first. */
  listImports(riderId: string): Promise<readonly ImportRecord[]>;
  /** The rows of an import in the order of their lines. */
  listImportRows(riderId: string, importNumber: number): Promise<readonly ImportRow[]>;
  /**
   * Takes an import back: its rows, the fields they filled, and the workouts that nothing else knows.
   * @returns `null` where there is no such import
   */
  undoImport(riderId: string, importNumber: number): Promise<UndoResult | null>;
  /** Which of these rows have been imported, and the workout each belongs to. */
  findImportedRows(riderId: string, rowIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The workouts that began in a stretch of time (UTC, both ends included), oldest first; hidden ones too. */
  listWorkoutsBetween(riderId: string, from: string, to: string): Promise<readonly Workout[]>;
  /** Of the workouts known from files alone that began in a stretch of time: how far the start of each may be off. */
  listFileWorkoutsBetween(riderId: string, from: string, to: string): Promise<readonly FileWorkoutStart[]>;
  /** The row that each of these workouts was imported from first, for those that were imported. */
  listSources(riderId: string, workoutIds: readonly string[]): Promise<readonly WorkoutSource[]>;
  /**
   * Gives one rider's imports, and what was chosen over them, to another, and forgets the first. Repeated after an
   * interruption it ends the same.
   */
  adoptImports(fromRiderId: string, toRiderId: string): Promise<void>;

  /** Archives documents that belong to no single workout: classes, instructors, settings. @returns rows written */
  archive(riderId: string, documents: readonly RawDocument[]): Promise<number>;
  /**
   * Archives the details of a class, and notes its kind on every workout that took it.
   * @param classType `null` where the details do not name one
   * @returns rows written
   */
  archiveClass(riderId: string, document: RawDocument, classType: string | null): Promise<number>;
  /** The newest version of a raw document, or `null`. */
  maybeDocument(riderId: string, kind: RawKind, id: string): Promise<RawDocument | null>;
  /** Every version of a raw document, the newest last. */
  listDocumentVersions(riderId: string, kind: RawKind, id: string): Promise<readonly RawDocument[]>;
  /** The ids that have a document of this kind, in the order of the ids. */
  listDocumentIds(riderId: string, kind: RawKind): Promise<readonly string[]>;

  recordRun(riderId: string, run: SyncRun): Promise<void>;
  maybeLatestRun(riderId: string): Promise<SyncRun | null>;
  listRuns(riderId: string, page?: Page): Promise<readonly SyncRun[]>;

  /** What was sent to a sink, such as one table of one doc, in the order of the keys. */
  listPushed(riderId: string, sink: string): Promise<readonly PushedRow[]>;
  /** Keeps these in the place of what was known of their keys. */
  recordPushed(riderId: string, sink: string, rows: readonly PushedRow[]): Promise<void>;
  recordPush(riderId: string, run: PushRecord): Promise<void>;
  /** Newest first. */
  listPushes(riderId: string, page?: Page): Promise<readonly PushRecord[]>;

  /** Small facts that must outlive the process: when a schedule ran last, until when not to ask. `null` deletes. */
  putState(riderId: string, key: string, value: string | null): Promise<void>;
  maybeState(riderId: string, key: string): Promise<string | null>;

  putSecret(secret: SealedSecret): Promise<void>;
  maybeSecret(account: string, kind: string): Promise<SealedSecret | null>;
  deleteSecrets(account: string): Promise<void>;
}
