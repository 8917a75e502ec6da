export { carryWorkouts, type CarryEffects, type CarryRequest, type CarryResult } from './carry-workouts.ts';
export { isCoolingDown, maybeCoolDown, type CoolDown } from '../cool-down.ts';
export type { KeptWorkout, Shelf } from './shelf.ts';
export { unnotedFingerprint } from '../list-workouts.ts';
export { askOne, hasNextPage, maximumPages } from '../companions/companion.ts';
export { parseWantedTypes } from './wanted-types.ts';
