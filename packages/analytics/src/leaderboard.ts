/** Owns the leaderboard page: every finish, the best first, and the usual standing by length and instructor. */
import type { Workout } from '@ridebook/domain';
import { countedUntil, maybeClassMinutes } from './counted.ts';
import type { Fairness } from './fairness.ts';
import { groupBy } from './group-by.ts';
import { maybeMeanStanding } from './instructors/instructors.ts';
import { maybeLeaderboardShare } from './measures.ts';
import { maybeSpread, type Spread } from './spread.ts';
import { workoutLine, type WorkoutLine } from './workout-line.ts';

export interface Finish extends WorkoutLine {
  /** Rank over users as a percentage, before it is rounded up to "top N %". */
  readonly standingPercent: number;
}

export interface StandingGroup {
  readonly name: string;
  readonly finishes: number;
  readonly averageStandingPercent: number | null;
  readonly standingSpreadPercent: Spread | null;
  readonly best: Finish;
}

export interface Leaderboard {
  readonly discipline: string;
  /** Best first, of equals the one among more users, then the earlier one. Only those with a rank and users, not left out. */
  readonly finishes: readonly Finish[];
  /** Workouts of the discipline without a place on a leaderboard. */
  readonly unranked: number;
  /** Finishes that the rider left out. */
  readonly excluded: number;
  /** Shortest first; the name is the length in minutes. */
  readonly byLength: readonly StandingGroup[];
  /** Best average first; the name is the instructor's. */
  readonly byInstructor: readonly StandingGroup[];
}

export function leaderboard(
  workouts: readonly Workout[],
  query: {
    readonly discipline: string;
    readonly asOf: string;
    /** A finish is told against others on their own bikes: no era parts it. */
    readonly fairness: Pick<Fairness, 'excludedIds'>;
  },
): Leaderboard {
  const counted = countedUntil(workouts, query.asOf, query.discipline);
  const finished = counted.filter((workout) => maybeLeaderboardShare(workout) !== null);
  const ranked = finished.filter(({ id }) => !query.fairness.excludedIds.has(id));
  return {
    discipline: query.discipline,
    finishes: bestFirst(ranked),
    unranked: counted.length - finished.length,
    excluded: finished.length - ranked.length,
    byLength: groupsOf(ranked, (workout) => maybeClassMinutes(workout)?.toString() ?? null).sort(
      (a, b) => Number(a.name) - Number(b.name),
    ),
    byInstructor: groupsOf(ranked, ({ instructorName }) => instructorName).sort(
      (a, b) => (a.averageStandingPercent ?? 0) - (b.averageStandingPercent ?? 0),
    ),
  };
}

function bestFirst(oldestFirst: readonly Workout[]): readonly Finish[] {
  return oldestFirst
    .flatMap((workout) => {
      const share = maybeLeaderboardShare(workout);
      return share === null ? [] : [{ ...workoutLine(workout), standingPercent: 100 * share }];
    })
    .sort(
      (a, b) =>
        a.standingPercent - b.standingPercent || (b.leaderboardUsers ?? 0) - (a.leaderboardUsers ?? 0),
    );
}

function groupsOf(ranked: readonly Workout[], nameOf: (workout: Workout) => string | null): StandingGroup[] {
  return [...groupBy(ranked, nameOf)].flatMap(([name, members]) => {
    const finishes = bestFirst(members);
    const best = finishes[0];
    if (name === null || best === undefined) return [];
    return [
      {
        name,
        finishes: finishes.length,
        averageStandingPercent: maybeMeanStanding(members),
        standingSpreadPercent: maybeSpread(finishes.map(({ standingPercent }) => standingPercent)),
        best,
      },
    ];
  });
}
