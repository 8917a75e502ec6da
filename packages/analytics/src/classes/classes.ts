/** Owns the classes page: the same class taken more than once, its attempts side by side, and classes like it. */
import type { Workout } from '@ridebook/domain';
import { maybeClassType } from './class-type.ts';
import { countedUntil, maybeClassMinutes, newestFirst } from '../counted.ts';
import { fairAttempts, maybeEraStart, type Fairness } from '../fairness.ts';
import { groupBy } from '../group-by.ts';
import { workoutLine, type WorkoutLine } from '../workout-line.ts';

export interface RepeatedClass {
  readonly classId: string;
  readonly title: string;
  readonly discipline: string;
  readonly classMinutes: number | null;
  readonly instructorName: string | null;
  readonly attempts: number;
  readonly firstTaken: string;
  readonly lastTaken: string;
  /** The strongest total output among what is fair; `null` where none was measured. */
  readonly bestOutputJoules: number | null;
  /** The last attempt's output less the first one's; `null` where either is missing or there is one. */
  readonly gainJoules: number | null;
}

/** Classes taken at least twice, most attempts first, of equals the one taken last. */
export function repeatedClasses(
  workouts: readonly Workout[],
  query: { readonly discipline: string | null; readonly asOf: string; readonly fairness: Fairness },
): readonly RepeatedClass[] {
  const classes = countedUntil(workouts, query.asOf, query.discipline).filter(
    ({ classId }) => classId !== null,
  );
  return [...groupBy(classes, ({ classId }) => classId)]
    .flatMap(([classId, attempts]): readonly (RepeatedClass & { readonly last: Workout })[] => {
      const [first, last] = [attempts[0], attempts.at(-1)];
      if (classId === null || first === undefined || last === undefined || attempts.length < 2) return [];
      return [
        {
          classId,
          title: last.title,
          discipline: last.discipline,
          classMinutes: maybeClassMinutes(last),
          instructorName: maybeInstructorName(attempts),
          attempts: attempts.length,
          firstTaken: first.localDate,
          lastTaken: last.localDate,
          bestOutputJoules: maybeBestOutput(fairAttempts(attempts, query.fairness).attempts),
          gainJoules:
            first.outputJoules === null || last.outputJoules === null
              ? null
              : last.outputJoules - first.outputJoules,
          last,
        },
      ];
    })
    .sort((a, b) => b.attempts - a.attempts || newestFirst(a.last, b.last))
    .map(({ last: _, ...row }) => row);
}

export interface ClassAttempt extends WorkoutLine {
  /** 1 is the first time. */
  readonly attempt: number;
  /** Against the attempt before; `null` for the first, or where either did not measure it. */
  readonly gainJoules: number | null;
  /** The rider left it out: it is no best, and has no share of one. */
  readonly isExcluded: boolean;
  /** The first day of its era; `null` before the first one. */
  readonly eraStart: string | null;
  /** Share of the best fair attempt's output in the same era, 0 to 1. */
  readonly shareOfBest: number | null;
}

export interface ClassHistory {
  readonly classId: string;
  readonly title: string;
  readonly discipline: string;
  readonly classMinutes: number | null;
  readonly classType: string | null;
  readonly instructorName: string | null;
  /** Oldest first. */
  readonly attempts: readonly ClassAttempt[];
  /** Other classes of the discipline and length, of the same type or instructor: those that share both first, then newest first. */
  readonly similar: readonly (WorkoutLine & {
    readonly isSameType: boolean;
    readonly isSameInstructor: boolean;
  })[];
}

/** @returns `null` for a class that was not taken */
export function maybeClassHistory(
  workouts: readonly Workout[],
  classId: string,
  query: { readonly asOf: string; readonly similarLimit: number; readonly fairness: Fairness },
): ClassHistory | null {
  const counted = countedUntil(workouts, query.asOf, null);
  const attempts = counted.filter((workout) => workout.classId === classId);
  const last = attempts.at(-1);
  if (last === undefined) return null;
  const { fairness } = query;
  const taken = attempts.filter(({ id }) => !fairness.excludedIds.has(id));
  const byEra = groupBy(taken, ({ localDate }) => maybeEraStart(localDate, fairness));
  return {
    classId,
    title: last.title,
    discipline: last.discipline,
    classMinutes: maybeClassMinutes(last),
    classType: maybeClassType(last),
    instructorName: maybeInstructorName(attempts),
    attempts: attempts.map((workout, index) => {
      const before = attempts[index - 1]?.outputJoules ?? null;
      const { outputJoules } = workout;
      const isExcluded = fairness.excludedIds.has(workout.id);
      const eraStart = maybeEraStart(workout.localDate, fairness);
      const best = maybeBestOutput(byEra.get(eraStart) ?? []);
      return {
        ...workoutLine(workout),
        attempt: index + 1,
        gainJoules: outputJoules === null || before === null ? null : outputJoules - before,
        isExcluded,
        eraStart,
        shareOfBest:
          isExcluded || outputJoules === null || best === null || best <= 0 ? null : outputJoules / best,
      };
    }),
    similar: similarTo(last, counted).slice(0, query.similarLimit),
  };
}

function maybeBestOutput(attempts: readonly Workout[]): number | null {
  const outputs = attempts.flatMap(({ outputJoules }) => outputJoules ?? []);
  return outputs.length === 0 ? null : Math.max(...outputs);
}

/** The one named last: an attempt may have lost the name of who taught it. */
function maybeInstructorName(attempts: readonly Workout[]): string | null {
  return attempts.findLast(({ instructorName }) => instructorName !== null)?.instructorName ?? null;
}

function similarTo(taken: Workout, oldestFirst: readonly Workout[]): ClassHistory['similar'] {
  const type = maybeClassType(taken);
  const minutes = maybeClassMinutes(taken);
  return oldestFirst
    .filter(
      (other) =>
        other.classId !== null &&
        other.classId !== taken.classId &&
        other.discipline === taken.discipline &&
        maybeClassMinutes(other) === minutes,
    )
    .map((other) => ({
      ...workoutLine(other),
      isSameType: type !== null && maybeClassType(other) === type,
      isSameInstructor: taken.instructorId !== null && other.instructorId === taken.instructorId,
    }))
    .filter(({ isSameType, isSameInstructor }) => isSameType || isSameInstructor)
    .reverse()
    .sort((a, b) => Number(b.isSameType && b.isSameInstructor) - Number(a.isSameType && a.isSameInstructor));
}
