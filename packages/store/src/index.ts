export { LockHeldError, StorageError } from './errors.ts';
export { goneAfterMilliseconds } from './gone-rule.ts';
export type {
  CommitResult,
  DerivedWorkout,
  LedgerEntry,
  LedgerState,
  ListedWorkout,
  MissingResult,
  Page,
  RawDocument,
  RawKind,
  SealedSecret,
  Store,
  SyncRun,
  WorkoutCommit,
  WorkoutFailure,
} from './port.ts';
