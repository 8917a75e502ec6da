export { DamagedError, LockHeldError, StorageError } from './errors.ts';
export { goneAfterMilliseconds } from './gone-rule.ts';
export type {
  ApiTokenRecord,
  DoorStore,
  InvitationAnswer,
  InvitationRecord,
  MemberRecord,
  MemberRole,
  WebSessionRecord,
} from './door.ts';
export type {
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
  WorkoutCommit,
  WorkoutFailure,
  WorkoutSource,
} from './port.ts';
export { ownerId, placeOfMember } from './places.ts';
export type { PushedRow } from './pushed.ts';
