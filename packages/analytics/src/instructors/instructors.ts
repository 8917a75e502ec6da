/** Owns the instructors page: what was done with each of them, and how hard. */
import type { Workout } from '@ridebook/domain';
import { addDays } from '../calendar-days.ts';
import { countedUntil, maybeClassMinutes } from '../counted.ts';
import { fairAttempts, type Fairness } from '../fairness.ts';
import { figuresOf, type Figures } from '../figures.ts';
import { byText, groupBy } from '../group-by.ts';
import { effortsAgainstUsual, maybeEffortSpread } from './harder-than-usual.ts';
import { maybeLeaderboardShare } from '../measures.ts';
import { periodStart } from '../periods.ts';
import type { Spread } from '../spread.ts';

export interface BestClass {
  readonly id: string;
  readonly localDate: string;
  readonly title: string;
  readonly classMinutes: number | null;
  readonly value: number;
}

export interface InstructorRow {
  readonly instructorId: string;
  readonly instructorName: string | null;
  readonly figures: Figures;
  /** Share of the workouts with an instructor, 0 to 1. */
  readonly share: number;
  /** By total output in joules, among what is fair. */
  readonly bestOutputJoules: BestClass | null;
  /** By average cadence. */
  readonly highestAverageCadenceRpm: BestClass | null;
  /** Mean of rank / users, as a percentage; 25 is a finish in the top quarter on average. */
  readonly averageStandingPercent: number | null;
  readonly firstTaken: string;
  readonly lastTaken: string;
  /** Against one's own median of the same length within 60 days; `null` under eight rides that can tell. */
  readonly harderThanUsual: (Spread & { readonly rides: number }) | null;
  /** Classes in each of the last 20 quarters, oldest first, the one of `asOf` last. */
  readonly classesByQuarter: readonly number[];
}

export interface Instructors {
  readonly discipline: string;
  /** Workouts with an instructor. */
  readonly classes: number;
  /** Counted workouts of the discipline without one. */
  readonly withoutInstructor: number;
  /** Most classes first, then by name. */
  readonly instructors: readonly InstructorRow[];
}

const quartersShown = 20;

export function instructors(
  workouts: readonly Workout[],
  query: { readonly discipline: string; readonly asOf: string; readonly fairness: Fairness },
): Instructors {
  const counted = countedUntil(workouts, query.asOf, query.discipline);
  const guided = counted.filter(({ instructorId }) => instructorId !== null);
  const efforts = effortsAgainstUsual(counted);
  const quarters = lastQuarters(query.asOf);
  const rows = [...groupBy(guided, ({ instructorId }) => instructorId)].flatMap(
    ([instructorId, members]): readonly InstructorRow[] => {
      const [first, last] = [members[0], members.at(-1)];
      if (instructorId === null || first === undefined || last === undefined) return [];
      const fair = fairAttempts(members, query.fairness).attempts;
      const byQuarter = groupBy(members, ({ localDate }) => periodStart(localDate, 'quarter', 1));
      return [
        {
          instructorId,
          instructorName:
            members.findLast(({ instructorName }) => instructorName !== null)?.instructorName ?? null,
          figures: figuresOf(members),
          share: members.length / guided.length,
          bestOutputJoules: maybeBest(fair, (workout) => workout.outputJoules),
          highestAverageCadenceRpm: maybeBest(fair, (workout) => workout.averageCadenceRpm),
          averageStandingPercent: maybeMeanStanding(members),
          firstTaken: first.localDate,
          lastTaken: last.localDate,
          harderThanUsual: maybeEffortSpread(members, efforts),
          classesByQuarter: quarters.map((quarter) => byQuarter.get(quarter)?.length ?? 0),
        },
      ];
    },
  );
  return {
    discipline: query.discipline,
    classes: guided.length,
    withoutInstructor: counted.length - guided.length,
    instructors: rows
      .sort(byText((row) => row.instructorName ?? ''))
      .sort((a, b) => b.figures.workouts - a.figures.workouts),
  };
}

/** The strongest by a value, of equals the earlier one. */
function maybeBest(
  oldestFirst: readonly Workout[],
  valueOf: (workout: Workout) => number | null,
): BestClass | null {
  let best: BestClass | null = null;
  for (const workout of oldestFirst) {
    const value = valueOf(workout);
    if (value === null || (best !== null && value <= best.value)) continue;
    const { id, localDate, title } = workout;
    best = { id, localDate, title, classMinutes: maybeClassMinutes(workout), value };
  }
  return best;
}

/** The mean of rank / users in percent, `null` where nothing was ranked. */
export function maybeMeanStanding(workouts: readonly Workout[]): number | null {
  const shares = workouts.flatMap((workout) => maybeLeaderboardShare(workout) ?? []);
  return shares.length === 0 ? null : (100 * shares.reduce((sum, share) => sum + share, 0)) / shares.length;
}

function lastQuarters(asOf: string): readonly string[] {
  const quarters: string[] = [];
  for (let date = asOf; quarters.length < quartersShown;) {
    const firstDate = periodStart(date, 'quarter', 1);
    quarters.unshift(firstDate);
    date = addDays(firstDate, -1);
  }
  return quarters;
}
