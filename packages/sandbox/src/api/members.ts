/** Owns who an id in a path means: the rider by id, name or `me`, or a friend. */
import type { Population } from '../rider/population.ts';
import type { TrainingRecord } from '../rider/training-record.ts';

export interface FoundMember {
  readonly record: TrainingRecord;
  readonly isRider: boolean;
}

export interface Members {
  find(idOrName: string): FoundMember | null;
}

export function openMembers(population: Population): Members {
  const { person } = population.rider;
  return {
    find: (idOrName) => {
      if ([person.id, person.username, 'me'].includes(idOrName)) {
        return { record: population.rider, isRider: true };
      }
      const friend = population.friends.find(({ id, username }) => id === idOrName || username === idOrName);
      return friend === undefined ? null : { record: population.recordOf(friend), isRider: false };
    },
  };
}
