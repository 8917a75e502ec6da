/** Owns what Ridebook asks of a store. Engines live in sibling folders; the sync engine and the server see only this. */
import type { FailedWorkout, Rider, SyncOutcome, Workout } from '@ridebook/domain';

/** What a raw document is: which endpoint answered it. */
export type RawKind = 'user' | 'workout' | 'graph';

/** One response of the API, as it came. `text` is the body to the byte. */
export interface RawDocument {
  readonly kind: RawKind;
  /** The id the endpoint was asked for. */
  readonly id: string;
  readonly text: string;
  /** UTC */
  readonly fetchedAt: string;
}

/**
 * Where one upstream workout stands. Every id that was ever listed has exactly one entry.
 * - `discovered`: listed, not fetched yet
 * - `stored`: archived, decoded and in the workouts table
 * - `partial`: stored without its samples, because the graph could not be had
 * - `failed`: nothing could be stored
 */
export type LedgerState = 'discovered' | 'stored' | 'partial' | 'failed';

export interface LedgerEntry {
  readonly workoutId: string;
  readonly state: LedgerState;
  /** What the list said of the workout when it was last fetched; a difference means it changed upstream. `null` before. */
  readonly fetchedFingerprint: string | null;
  /** What the list said of it last. */
  readonly listedFingerprint: string;
  /** UTC, from the list: the order of work, newest first. */
  readonly createdAt: string;
  /** Failed attempts in a row. */
  readonly attempts: number;
  /** UTC; not to be tried again before. */
  readonly retryAt: string | null;
  readonly reason: string | null;
}

/** One row of the workouts list, reduced to what the ledger needs. */
export interface ListedWorkout {
  readonly workoutId: string;
  readonly fingerprint: string;
  readonly createdAt: string;
}

/** Everything one workout brings, committed in one transaction. */
export interface WorkoutCommit {
  readonly documents: readonly RawDocument[];
  readonly workout: Workout;
  readonly fingerprint: string;
  /** Present when the samples could not be had: the workout is stored as `partial`. */
  readonly failure?: WorkoutFailure;
}

export interface WorkoutFailure {
  readonly workoutId: string;
  readonly reason: string;
  readonly retryAt: string | null;
}

export interface CommitResult {
  readonly status: 'added' | 'updated' | 'unchanged';
  /** Rows written: 0 when everything was there already. */
  readonly writes: number;
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

/**
 * A place for one or more riders' data. Every method is one transaction; a returned promise that resolved means the
 * data is durable. Methods throw `StorageError` when the engine fails.
 */
export interface Store {
  close(): Promise<void>;

  /**
   * Runs `work` while holding a lock that every process sharing this store sees and that dies with its holder.
   * @throws LockHeldError when another process or task holds it, without waiting
   */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>;

  /** @returns rows written */
  saveRider(rider: Rider, document: RawDocument): Promise<number>;
  listRiders(): Promise<readonly Rider[]>;

  listLedger(riderId: string): Promise<readonly LedgerEntry[]>;
  /** Adds unknown ids as `discovered` and notes changed fingerprints. @returns rows written */
  recordListed(riderId: string, listed: readonly ListedWorkout[]): Promise<number>;
  commitWorkout(riderId: string, commit: WorkoutCommit): Promise<CommitResult>;
  /** Notes that nothing could be stored of this workout this time. @returns rows written */
  recordFailure(riderId: string, failure: WorkoutFailure): Promise<number>;
  listFailed(riderId: string): Promise<readonly FailedWorkout[]>;

  /** Newest first. `limit` absent means all. */
  listWorkouts(
    riderId: string,
    page?: { readonly limit?: number; readonly offset?: number },
  ): Promise<readonly Workout[]>;
  maybeWorkout(riderId: string, workoutId: string): Promise<Workout | null>;
  countWorkouts(riderId: string): Promise<number>;
  /** Grows with every change of a rider's stored workouts. */
  dataVersion(riderId: string): Promise<number>;

  /** The newest version of a raw document, or `null`. */
  maybeDocument(riderId: string, kind: RawKind, id: string): Promise<RawDocument | null>;

  recordRun(riderId: string, run: SyncRun): Promise<void>;
  maybeLatestRun(riderId: string): Promise<SyncRun | null>;

  putSecret(secret: SealedSecret): Promise<void>;
  maybeSecret(account: string, kind: string): Promise<SealedSecret | null>;
  deleteSecrets(account: string): Promise<void>;
}
