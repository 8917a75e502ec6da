/** Owns the store's methods over any engine: which query runs inside a transaction and which stands alone. */
import type { Store } from './port.ts';
import { listDocumentIds, maybeDocument, writeDocuments } from './queries/archive.ts';
import { commitWorkout } from './queries/commit.ts';
import { dataVersion } from './queries/data-version.ts';
import type { Handle } from './queries/database.ts';
import { writeDerived } from './queries/derived.ts';
import { clearRetry, recordFailure } from './queries/failures.ts';
import { listFailed, listLedger } from './queries/ledger.ts';
import { recordListed } from './queries/listed.ts';
import { markMissing } from './queries/missing.ts';
import { forgetRider, listRiders, saveRider } from './queries/riders.ts';
import { listRuns, recordRun } from './queries/runs.ts';
import { deleteSecrets, maybeSecret, putSecret } from './queries/secrets.ts';
import { maybeState, putState } from './queries/state.ts';
import {
  countWorkouts,
  listClassIds,
  listDecodedBefore,
  listWorkouts,
  maybeSamples,
  maybeWorkout,
} from './queries/workouts.ts';

/** What an engine brings. */
export interface Engine {
  /** Runs one statement outside any transaction of the caller's. Errors of the engine become `StorageError`. */
  readonly run: <T>(work: (handle: Handle) => Promise<T>) => Promise<T>;
  /** Runs `work` in one writing transaction. Errors of the engine become `StorageError`. */
  readonly transact: <T>(work: (handle: Handle) => Promise<T>) => Promise<T>;
  readonly withLock: Store['withLock'];
  readonly close: Store['close'];
  /** UTC */
  readonly now: () => string;
}

export function createStore({ run, transact, withLock, close, now }: Engine): Store {
  return {
    close,
    withLock,

    saveRider: (rider, document) => transact((handle) => saveRider(handle, rider, document)),
    listRiders: () => run(listRiders),
    forgetRider: (riderId) => transact((handle) => forgetRider(handle, riderId)),

    listLedger: (riderId) => run((handle) => listLedger(handle, riderId)),
    recordListed: (riderId, listed) => transact((handle) => recordListed(handle, riderId, listed)),
    markMissing: (riderId, ids, missedAt) =>
      transact((handle) => markMissing(handle, riderId, ids, missedAt)),
    commitWorkout: (riderId, commit) => transact((handle) => commitWorkout(handle, riderId, commit)),
    saveDerived: (riderId, derived) => transact((handle) => writeDerived(handle, riderId, derived)),
    recordFailure: (riderId, failure) => transact((handle) => recordFailure(handle, riderId, failure, now())),
    listFailed: (riderId) => run((handle) => listFailed(handle, riderId)),
    clearRetry: (riderId, ids) => transact((handle) => clearRetry(handle, riderId, ids, now())),

    listWorkouts: (riderId, page) => run((handle) => listWorkouts(handle, riderId, page)),
    maybeWorkout: (riderId, workoutId) => run((handle) => maybeWorkout(handle, riderId, workoutId)),
    countWorkouts: (riderId) => run((handle) => countWorkouts(handle, riderId)),
    listClassIds: (riderId) => run((handle) => listClassIds(handle, riderId)),
    maybeSamples: (riderId, workoutId) => run((handle) => maybeSamples(handle, riderId, workoutId)),
    listDecodedBefore: (riderId, version) => run((handle) => listDecodedBefore(handle, riderId, version)),
    dataVersion: (riderId) => run((handle) => dataVersion(handle, riderId)),

    archive: (riderId, documents) => transact((handle) => writeDocuments(handle, riderId, documents)),
    maybeDocument: (riderId, kind, id) => run((handle) => maybeDocument(handle, riderId, kind, id)),
    listDocumentIds: (riderId, kind) => run((handle) => listDocumentIds(handle, riderId, kind)),

    recordRun: (riderId, syncRun) => transact((handle) => recordRun(handle, riderId, syncRun)),
    maybeLatestRun: (riderId) =>
      run(async (handle) => (await listRuns(handle, riderId, { limit: 1 }))[0] ?? null),
    listRuns: (riderId, page) => run((handle) => listRuns(handle, riderId, page)),

    putState: (riderId, key, value) => transact((handle) => putState(handle, riderId, key, value)),
    maybeState: (riderId, key) => run((handle) => maybeState(handle, riderId, key)),

    putSecret: (secret) => transact((handle) => putSecret(handle, secret)),
    maybeSecret: (account, kind) => run((handle) => maybeSecret(handle, account, kind)),
    deleteSecrets: (account) => transact((handle) => deleteSecrets(handle, account)),
  };
}
