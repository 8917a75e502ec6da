export { friendFailuresKey, parseFriendFailures } from './companions/friends.ts';
export { readFriendsAlone } from './companions/read-companions.ts';
export { coolDownSentence, isCoolingDown, maybeCoolDown, type CoolDown } from './cool-down.ts';
export { deriveWorkout } from './derive-workout.ts';
export type { SyncEffects } from './effects.ts';
export { firstDueMs, nextDueMs } from './fleet/due-times.ts';
export {
  longestHoldMs,
  decideMove,
  goodHealth,
  holdAll,
  learnFromJob,
  learnFromProbe,
  parseHealth,
  probeRequests,
  type FleetHealth,
  type FleetMove,
} from './fleet/fleet-pause.ts';
export { laneOrder, laneRules, lanes, probeOrder, type Lane } from './fleet/lanes.ts';
export {
  emptyPace,
  parsePace,
  takePlace,
  type FleetPace,
  type PaceState,
  type PlaceRequest,
} from './fleet/pace-calendar.ts';
export {
  createImportPlanner,
  importRowOf,
  type ImportPlanner,
  type PlannedLine,
} from './imports/plan-import.ts';
export { maybeListedToEndAt } from './listing-schedule.ts';
export { previewSync, type PreviewEffects, type SyncPreview } from './preview-sync.ts';
export { maybeRepairNotice } from './repair-notice.ts';
export { rebuild, type RebuildEffects, type RebuildResult } from './rebuild.ts';
export { runSync, type SyncResult } from './run-sync.ts';
export type { DownloadComparison, DownloadDifference } from './imports/compare-download.ts';
export { isWanted, type SyncOptions } from './sync-options.ts';
export { verify, type Verification, type VerifiedSide, type VerifyEffects } from './verify.ts';
export { verifyArchive, type ArchiveVerification, type VerifyArchiveEffects } from './verify-archive.ts';
