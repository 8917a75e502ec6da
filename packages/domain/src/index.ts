export { disciplineLabel, disciplines, type DisciplineName } from './discipline.ts';
export { isoInstant, localDate, localTime, type LocalTime } from './local-calendar.ts';
export type { Friend, FriendRides, Instructor } from './people.ts';
export type {
  ConnectionState,
  Era,
  Exclusions,
  FriendsAnswer,
  InstructorsAnswer,
  ProblemAnswer,
  RestEvents,
  ForgetAnswer,
  ForgetBody,
  RetryAnswer,
  RetryBody,
  Settings,
  SettingsBody,
  SignInBody,
  StatusAnswer,
  SyncRecord,
  SyncsAnswer,
  WorkoutsAnswer,
} from './rest.ts';
export type { Rider } from './rider.ts';
export type { SampleChannel, Samples } from './samples.ts';
export type { FailedWorkout, SyncOutcome, SyncPhase, SyncProgress } from './sync-report.ts';
export {
  kilometresPerHourFromMetresPerSecond,
  maybeMetres,
  maybeMetresPerSecond,
  metresPerFoot,
  metresPerMile,
  milesPerHourFromMetresPerSecond,
} from './units.ts';
export type { PlainColumn, TableColumn, WordsColumn, WorkoutTable } from './workout-table.ts';
export type { Workout } from './workout.ts';
