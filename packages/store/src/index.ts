export { LockHeldError, StorageError } from './errors.ts';
export type {
  CommitResult,
  LedgerEntry,
  LedgerState,
  ListedWorkout,
  RawDocument,
  RawKind,
  SealedSecret,
  Store,
  SyncRun,
  WorkoutCommit,
  WorkoutFailure,
} from './port.ts';
