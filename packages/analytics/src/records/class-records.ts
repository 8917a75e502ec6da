/** Owns the records by class length: the highest total output, how it came about, and how near the rider is to it lately. */
import type { Workout } from '@ridebook/domain';
import { countedUntil, maybeClassMinutes } from '../counted.ts';
import { fairAttempts, type Fairness } from '../fairness.ts';
import { groupBy } from '../group-by.ts';
import { maybeRecordHistory, type RecordHistory } from './record-history.ts';

export interface RecordStep {
  readonly id: string;
  readonly localDate: string;
  readonly outputJoules: number;
  readonly averageOutputWatts: number | null;
}

export interface ClassRecord extends RecordHistory<RecordStep> {
  readonly classMinutes: number;
  /** The first day of the era it stands in; `null` where none was begun by then. */
  readonly eraStart: string | null;
  /** The average output that would beat the record today: the smallest whole watt that yields more joules over the class. */
  readonly neededWatts: number;
}

/**
 * The records of each class length, shortest first, each of the newest era that has a ride of the length. Equal output
 * later does not replace a record.
 * @param asOf the day that "fresh" and "lately" look back from; rides after it are ignored
 */
export function classRecords(
  workouts: readonly Workout[],
  asOf: string,
  fairness: Fairness,
): readonly ClassRecord[] {
  const rides = countedUntil(workouts, asOf, 'cycling').filter(({ outputJoules }) => outputJoules !== null);
  return [...groupBy(rides, maybeClassMinutes)]
    .flatMap(([classMinutes, ofLength]) => {
      const { eraStart, attempts } = fairAttempts(ofLength, fairness);
      const steps = attempts.flatMap(({ id, localDate, outputJoules, averageOutputWatts }) =>
        outputJoules === null ? [] : [{ id, localDate, outputJoules, averageOutputWatts }],
      );
      const history = maybeRecordHistory(steps, ({ outputJoules }) => outputJoules, asOf);
      if (classMinutes === null || history === null) return [];
      const neededWatts = wattsToBeat(history.record.outputJoules, classMinutes);
      return [{ classMinutes, eraStart, ...history, neededWatts }];
    })
    .sort((a, b) => a.classMinutes - b.classMinutes);
}

/** The smallest whole number of watts that yields more joules over a class. */
export function wattsToBeat(outputJoules: number, classMinutes: number): number {
  return Math.floor(outputJoules / (classMinutes * 60)) + 1;
}
