/** Owns the list of all guards. */
import type { Guard } from './guard.ts';
import { guardsOfDoors } from './guards-of-doors.ts';
import { guardsOfFleet } from './guards-of-fleet.ts';
import { guardsOfHistory } from './guards-of-history.ts';

export const guards: readonly Guard[] = [...guardsOfHistory, ...guardsOfDoors, ...guardsOfFleet];
