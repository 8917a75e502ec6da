export { LockHeldError, StorageError } from './errors.ts';
export { goneAfterMilliseconds } from './gone-rule.ts';
export type {
  ApiTokenRecord,
  CommitResult,
  DerivedWorkout,
  FileWorkoutStart,
  ImportedFile,
  ImportRecord,
  ImportRow,
  ImportVerdict,
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
  UndoResult,
  WebSessionRecord,
  WorkoutCommit,
  WorkoutFailure,
  WorkoutSource,
} from './port.ts';
export type { PushedRow, PushRun } from './pushed.ts';
