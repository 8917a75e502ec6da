/** Owns rows from a Ridebook server, over its REST API with an API token: everything is there, computed, and asked for in pages. */
import type { Records } from '@ridebook/analytics';
import type {
  FriendsAnswer,
  InstructorsAnswer,
  StatusAnswer,
  Workout,
  WorkoutsAnswer,
} from '@ridebook/domain';
import { createAsk, type PackTransport } from './ask.ts';
import type { PackSource } from './pack-source.ts';
import { isAskedFor, isPastRange } from './workouts-query.ts';

const workoutsPerPage = 100;

/** @param serverUrl `https://ride.example.org`, without a slash at its end */
export function createRidebookSource(transport: PackTransport, serverUrl: string): PackSource {
  const ask = createAsk(transport, {
    name: 'Ridebook',
    origin: `${serverUrl}/api/v1`,
    headers: {},
    newToken:
      'Make an API token with read access on the Settings page of your Ridebook, then connect this account again with it.',
  });
  return {
    async accountName() {
      const { rider } = (await ask('/status')) as StatusAnswer;
      return rider === null ? 'Ridebook' : `${rider.username} on Ridebook`;
    },
    async workouts(query, page) {
      const offset = page * workoutsPerPage;
      const { workouts, total } = (await ask(
        `/workouts?limit=${workoutsPerPage}&offset=${offset}`,
      )) as WorkoutsAnswer;
      const last = workouts.at(-1);
      const isEnd =
        last === undefined || offset + workouts.length >= total || isPastRange(query, last.startedAt);
      return {
        sources: workouts.filter((workout) => isAskedFor(query, workout)),
        nextPage: isEnd ? null : page + 1,
      };
    },
    workout: async (workoutId) => (await ask(`/workouts/${encodeURIComponent(workoutId)}`)) as Workout,
    async instructors() {
      const { instructors } = (await ask('/instructors')) as InstructorsAnswer;
      return { sources: instructors, nextPage: null };
    },
    async friends() {
      const { friends } = (await ask('/friends')) as FriendsAnswer;
      return { sources: friends, nextPage: null };
    },
    async records(measure) {
      const { groups, discipline } = (await ask(`/reports/records?measure=${measure}`)) as Records;
      return groups.map((group) => ({ discipline, measure, group }));
    },
  };
}
