export { maybeAttendance } from './attendance.ts';
export type {
  AccessAnswer,
  ApiToken,
  ApiTokensAnswer,
  ApiTokenScope,
  CreatedApiToken,
  PasswordBody,
  PasswordSignInBody,
  VisitorKind,
} from './access.ts';
export type {
  CreatedInvitation,
  HouseholdAnswer,
  HouseholdMember,
  HouseholdRole,
  InvitationLook,
  OpenInvitation,
} from './household.ts';
export { disciplineLabel, disciplines, type DisciplineName } from './discipline.ts';
export { fillMissing, type FilledWorkout } from './fill-missing.ts';
export type {
  ExportBody,
  ImportAnswer,
  ImportedLine,
  ImportLinesAnswer,
  ImportReport,
  ImportsAnswer,
  LineVerdict,
  PastImport,
  UndoneImport,
} from './imports.ts';
export {
  describedClassPrefix,
  fileWorkoutPrefix,
  isDescribedClass,
  isFromFileAlone,
  isNameMade,
  namedInstructorPrefix,
} from './imports.ts';
export { isoInstant, localDate, localTime, type LocalTime } from './local-calendar.ts';
export type { Friend, FriendFailure, FriendLook, FriendRides, Instructor } from './people.ts';
export type {
  CodaDestination,
  CodaDestinationBody,
  CodaTestAnswer,
  ConnectionState,
  Era,
  BreaksAnswer,
  Exclusions,
  PlannedBreak,
  FriendsAnswer,
  MovementsAnswer,
  InstructorsAnswer,
  ProblemAnswer,
  PushesAnswer,
  PushRecord,
  RestEvents,
  ForgetAnswer,
  ForgetBody,
  RepairNotice,
  RetryAnswer,
  RetryBody,
  Settings,
  SettingsBody,
  SignInBody,
  StatusAnswer,
  SyncRecord,
  SyncsAnswer,
  WorkoutsAnswer,
  WorkoutMovements,
} from './rest.ts';
export type { Rider } from './rider.ts';
export {
  riderValueKinds,
  riderValueLimits,
  type DatedValue,
  type EnteredValue,
  type KeptValue,
  type RiderHistory,
  type RiderHistoryBody,
  type RiderValueKind,
  type RiderValueSource,
} from './rider-history.ts';
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
export { workoutFields } from './workout-fields.ts';
export {
  targetChannels,
  type Achievement,
  type ClassAverages,
  type ClassFacts,
  type ClassSegment,
  type MuscleGroup,
  type PlannedMovement,
  type PlannedTargets,
  type RoutePoint,
  type Song,
  type Split,
  type Stretch,
  type TargetChannel,
  type TargetRange,
  type TrackedMovement,
  type TrackedMovements,
  type WorkoutFacts,
} from './workout-facts.ts';
export type {
  AgainstClass,
  Attempt,
  AverageHeartRate,
  BestEffort,
  ChannelFigures,
  ChannelTargets,
  ClassRating,
  EffortHolder,
  FriendAttempt,
  HeartRateZones,
  Movements,
  NoteBody,
  PowerZones,
  Race,
  Route,
  SamplesSummary,
  SegmentFigures,
  Splits,
  Standing,
  StoryBasis,
  StorySection,
  StriveScore,
  TargetScore,
  TargetsMet,
  WorkoutNote,
  WorkoutStory,
} from './workout-story.ts';
