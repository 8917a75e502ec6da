export { deriveWorkout } from './derive-workout.ts';
export type { SyncEffects } from './effects.ts';
export { runSync, type SyncResult } from './run-sync.ts';
export { isWanted, type SyncOptions } from './sync-options.ts';
