/** Owns the shape of the person whose workouts these are, as their account states it. */

export interface Rider {
  readonly id: string;
  readonly username: string;
  readonly name: string | null;
  readonly location: string | null;
  readonly imageUrl: string | null;
  /** UTC; when the account was made. */
  readonly memberSince: string | null;
  /** Peloton's own count of all workouts; it may differ from the length of the list. */
  readonly totalWorkouts: number | null;
  /** Peloton's own counts per discipline. */
  readonly workoutCounts: readonly { readonly discipline: string; readonly count: number }[];
  readonly maximumHeartRateBpm: number | null;
}
