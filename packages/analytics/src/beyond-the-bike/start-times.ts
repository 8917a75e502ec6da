/** Owns when in the day workouts begin: by hour, the average time, and how far the times spread around it. */
import { localTime, type Workout } from '@ridebook/domain';
import { weekdayOf } from '../calendar-days.ts';
import { isCounted } from '../counted.ts';

const minutesPerDay = 1440;
const hoursPerDay = 24;

/** Below this length of the mean vector the times are all round the clock and no average of them means anything. */
const leastConcentration = 0.05;

export interface AverageStart {
  /** Minutes since local midnight, 0 up to but not including 1440. */
  readonly minuteOfDay: number;
  /** Circular standard deviation. */
  readonly spreadMinutes: number;
}

export interface StartTimes {
  readonly workouts: number;
  /** `null` without a workout, or when the times cancel each other out. */
  readonly average: AverageStart | null;
  /** 24 counts, from midnight on, by each workout's own time zone. */
  readonly workoutsByHour: readonly number[];
  /** For each weekday from Monday on, 24 counts; the weekday is the one of the local date. */
  readonly workoutsByWeekdayAndHour: readonly (readonly number[])[];
}

/** Minutes since midnight where the workout was begun, by its own time zone. */
export function startMinuteOf({ startedAt, timeZone }: Workout): number {
  return localTime(Date.parse(startedAt) / 1000, timeZone).minuteOfDay;
}

/** The start times of the counted workouts. */
export function startTimes(workouts: readonly Workout[]): StartTimes {
  const counted = workouts.filter(isCounted);
  const starts = counted.map((workout) => ({
    minute: startMinuteOf(workout),
    weekday: weekdayOf(workout.localDate),
  }));
  const byHour = (minutes: readonly number[]): readonly number[] => {
    const counts = new Array<number>(hoursPerDay).fill(0);
    for (const minute of minutes) {
      const hour = Math.floor(minute / 60);
      counts[hour] = (counts[hour] ?? 0) + 1;
    }
    return counts;
  };
  return {
    workouts: counted.length,
    average: maybeAverageStart(starts.map(({ minute }) => minute)),
    workoutsByHour: byHour(starts.map(({ minute }) => minute)),
    workoutsByWeekdayAndHour: [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
      byHour(starts.filter((start) => start.weekday === weekday).map(({ minute }) => minute)),
    ),
  };
}

/**
 * The circular mean of times of day and their circular standard deviation, sqrt(-2 ln R) (Mardia and Jupp, Directional
 * Statistics, 2000): 23:00 and 01:00 average to midnight, where an ordinary mean would say noon.
 * @param minutesOfDay 0 to 1439
 * @returns `null` without a time, or when they cancel each other out
 */
export function maybeAverageStart(minutesOfDay: readonly number[]): AverageStart | null {
  let sine = 0;
  let cosine = 0;
  for (const minute of minutesOfDay) {
    const angle = (2 * Math.PI * minute) / minutesPerDay;
    sine += Math.sin(angle);
    cosine += Math.cos(angle);
  }
  const concentration = Math.min(1, Math.hypot(sine, cosine) / minutesOfDay.length);
  if (!(concentration >= leastConcentration)) return null;
  const minutesPerRadian = minutesPerDay / (2 * Math.PI);
  const minuteOfDay = thousandths(Math.atan2(sine, cosine) * minutesPerRadian);
  return {
    minuteOfDay: (minuteOfDay + minutesPerDay) % minutesPerDay,
    spreadMinutes: thousandths(Math.sqrt(Math.abs(2 * Math.log(concentration))) * minutesPerRadian),
  };
}

/** JavaScript engines differ in the last digits of sines and logarithms; thousandths of a minute are the same in all. */
function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
