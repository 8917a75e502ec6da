/** Owns telling a deleted workout from an endpoint that has moved: one unknown workout is its own matter, many in a row are not. */
import { UpstreamError } from '@ridebook/peloton';
import type { FetchedWorkout } from './fetch-workout.ts';

/** The list has just named these workouts: more unknown ones in a row than this cannot be chance. */
const mostUnknownInARow = 3;

/** @returns a check to be shown each fetched workout; it throws an `UpstreamError` `moved` */
export function createMovedCheck(): (fetched: Pick<FetchedWorkout, 'isUnknown'>) => void {
  let unknownInARow = 0;
  return ({ isUnknown }) => {
    unknownInARow = isUnknown ? unknownInARow + 1 : 0;
    if (unknownInARow <= mostUnknownInARow) return;
    throw new UpstreamError(
      'moved',
      'Peloton lists workouts and does not know them when asked (404): its address for a workout has moved. A newer version of Ridebook may know it.',
    );
  };
}
