/** Owns what a person can ask of one sync. */

export interface SyncOptions {
  /**
   * - `new`: what is new or changed, and what is due for another look
   * - `everything`: the whole list, and every workout on it once more
   */
  readonly scope: 'new' | 'everything';
  /** Names of disciplines, or `outdoor` for any outdoor workout; `null` for all. */
  readonly types: readonly string[] | null;
  /** `leave`: the people a rider follows are read by themselves, another time. */
  readonly friends?: 'leave';
}

/** Whether a workout is of a wanted type. One whose discipline the list did not say is wanted. */
export function isWanted(
  types: SyncOptions['types'],
  workout: { readonly discipline: string | null; readonly isOutdoor: boolean },
): boolean {
  if (types === null || workout.discipline === null) return true;
  return types.includes(workout.discipline) || (workout.isOutdoor && types.includes('outdoor'));
}
