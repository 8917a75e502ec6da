/** Owns the records by class length: the highest total output, how it came about, and how near the rider is to it lately. */
import type { Workout } from '@ridebook/domain';
import { addDays } from './calendar-days.ts';
import { isCountedClassRide, maybeClassMinutes, newestFirst } from './counted.ts';

/** A record stays marked as new for this long. */
export const freshRecordDays = 60;
/** How far back "lately" looks. */
export const latelyDays = 90;

export interface RecordStep {
  readonly id: string;
  readonly localDate: string;
  readonly outputJoules: number;
  readonly averageOutputWatts: number | null;
}

export interface ClassRecord {
  readonly classMinutes: number;
  /** Rides of this length with a total output. */
  readonly rides: number;
  readonly record: RecordStep;
  /** Each ride that was the best so far when it was ridden, oldest first; the last one is the record. */
  readonly steps: readonly RecordStep[];
  /** Set within 60 days, and over an earlier ride: a first ride of its length beats nothing. */
  readonly isFresh: boolean;
  /** The best of the last 90 days, with its share of the record (0 to 1). */
  readonly lately: (RecordStep & { readonly shareOfRecord: number }) | null;
  /** The average output that would beat the record today: the smallest whole watt that yields more joules over the class. */
  readonly neededWatts: number;
}

/**
 * The records of each class length, shortest first. Equal output later does not replace a record.
 * @param asOf the day that "fresh" and "lately" look back from; rides after it are ignored
 */
export function classRecords(workouts: readonly Workout[], asOf: string): readonly ClassRecord[] {
  const byLength = new Map<number, RecordStep[]>();
  const oldestFirst = workouts
    .filter((workout) => isCountedClassRide(workout) && workout.localDate <= asOf)
    .sort(newestFirst)
    .reverse();
  for (const ride of oldestFirst) {
    const minutes = maybeClassMinutes(ride);
    if (minutes === null || ride.outputJoules === null) continue;
    const { id, localDate, outputJoules, averageOutputWatts } = ride;
    const rides = byLength.get(minutes) ?? [];
    rides.push({ id, localDate, outputJoules, averageOutputWatts });
    byLength.set(minutes, rides);
  }
  return [...byLength]
    .sort(([a], [b]) => a - b)
    .map(([classMinutes, rides]) => recordOf(classMinutes, rides, asOf));
}

function recordOf(classMinutes: number, oldestFirst: readonly RecordStep[], asOf: string): ClassRecord {
  const steps: RecordStep[] = [];
  let lately: RecordStep | null = null;
  const latelyAfter = addDays(asOf, -latelyDays);
  for (const ride of oldestFirst) {
    const best = steps.at(-1);
    if (best === undefined || ride.outputJoules > best.outputJoules) steps.push(ride);
    if (ride.localDate > latelyAfter && (lately === null || ride.outputJoules > lately.outputJoules))
      lately = ride;
  }
  const record = steps.at(-1);
  if (record === undefined) throw new RangeError('A class length without a ride has no record.');
  return {
    classMinutes,
    rides: oldestFirst.length,
    record,
    steps,
    isFresh: steps.length > 1 && record.localDate > addDays(asOf, -freshRecordDays),
    lately: lately && {
      ...lately,
      shareOfRecord: record.outputJoules > 0 ? lately.outputJoules / record.outputJoules : 1,
    },
    neededWatts: Math.floor(record.outputJoules / (classMinutes * 60)) + 1,
  };
}
