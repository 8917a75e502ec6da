/** Owns the port between the Pack and where its rows come from: a Ridebook server, or Peloton itself. */
import type { RecordMeasure } from '@ridebook/analytics';
import type { RecordRow } from '@ridebook/coda/rows';
import type { FriendLook, Instructor, Workout } from '@ridebook/domain';

/** One call of a sync table brings one page: Coda gives it 60 seconds. */
export interface Page<Source> {
  readonly sources: readonly Source[];
  /** `null` at the end. */
  readonly nextPage: number | null;
}

export interface WorkoutsQuery {
  /** Names of disciplines, or `outdoor`; empty for all. */
  readonly types: readonly string[];
  /** UTC instants, both included; `null` where it is open. */
  readonly from: string | null;
  readonly until: string | null;
}

/** Every call throws `SignInAgainError` for a refused token and `RequestError` for what else cannot be had. */
export interface PackSource {
  /** Whose numbers they are, for the name of the connection. */
  accountName(): Promise<string>;
  /** Newest first, pages counted from 0. */
  workouts(query: WorkoutsQuery, page: number): Promise<Page<Workout>>;
  workout(workoutId: string): Promise<Workout>;
  instructors(page: number): Promise<Page<Instructor>>;
  friends(page: number): Promise<Page<FriendLook>>;
  records(measure: RecordMeasure): Promise<readonly RecordRow[]>;
}
