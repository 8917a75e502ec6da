export type { SyncEffects } from './effects.ts';
export { planSync, type SyncPlan } from './plan-sync.ts';
export { runSync, type SyncOptions, type SyncResult } from './run-sync.ts';
