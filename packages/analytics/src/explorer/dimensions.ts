/** Owns the dimensions workouts can be filtered by: what each reads of a workout, and how its values fall into bins. */
import { disciplineLabel, maybeAttendance, type Workout } from '@ridebook/domain';
import { dateOfDayNumber, dayNumber, weekdayOf } from '../calendar-days.ts';
import { maybeClassType } from '../classes/class-type.ts';
import { maybeClassMinutes } from '../counted.ts';
import { maybeLeaderboardShare } from '../measures.ts';
import { startMinuteOf } from '../beyond-the-bike/start-times.ts';

/** A dimension whose values are words: a filter names those it wants. */
export interface WordDimension {
  readonly kind: 'words';
  readonly keyOf: (workout: Workout) => string | null;
  /** What a person reads for a key; without it the key itself. */
  readonly labelOf?: (workout: Workout) => string | null;
}

/** A dimension whose values are numbers: a filter names a stretch of them. */
export interface NumberDimension {
  readonly kind: 'numbers';
  readonly valueOf: (workout: Workout) => number | null;
  /** Bins are counted from zero, in both directions. */
  readonly binOf: (value: number) => number;
  /** The least value of a bin. */
  readonly startOf: (bin: number) => number;
}

export type Dimension = WordDimension | NumberDimension;

const evenBins = (width: number): Pick<NumberDimension, 'binOf' | 'startOf'> => ({
  binOf: (value) => Math.floor(value / width),
  startOf: (bin) => bin * width,
});

/** A bin a month; values are days since 1970. */
const monthBins: Pick<NumberDimension, 'binOf' | 'startOf'> = {
  binOf: (day) => {
    const date = dateOfDayNumber(day);
    return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  },
  startOf: (bin) => {
    const month = (bin % 12) + 1;
    return dayNumber(`${String(Math.floor(bin / 12)).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
  },
};

/** In the order of the page. A dimension's place is its bit in the masks of the explorer: at most 31. */
export const dimensions = {
  period: { kind: 'numbers', valueOf: (workout) => dayNumber(workout.localDate), ...monthBins },
  discipline: {
    kind: 'words',
    keyOf: (workout) => workout.discipline,
    labelOf: (workout) => disciplineLabel(workout.discipline),
  },
  length: { kind: 'words', keyOf: (workout) => maybeClassMinutes(workout)?.toString() ?? null },
  instructor: {
    kind: 'words',
    keyOf: (workout) => workout.instructorId,
    labelOf: (workout) => workout.instructorName,
  },
  classType: { kind: 'words', keyOf: maybeClassType },
  kind: { kind: 'words', keyOf: (workout) => workout.kind },
  attendance: { kind: 'words', keyOf: maybeAttendance },
  company: { kind: 'words', keyOf: (workout) => (workout.classId === null ? 'solo' : 'class') },
  weekday: { kind: 'words', keyOf: (workout) => weekdayOf(workout.localDate).toString() },
  hourOfDay: { kind: 'numbers', valueOf: (workout) => startMinuteOf(workout) / 60, ...evenBins(1) },
  device: { kind: 'words', keyOf: (workout) => workout.deviceType },
  source: { kind: 'words', keyOf: (workout) => (workout.isImported ? 'imported' : 'peloton') },
  classMinutes: { kind: 'numbers', valueOf: maybeClassMinutes, ...evenBins(5) },
  averageOutputWatts: {
    kind: 'numbers',
    valueOf: (workout) => workout.averageOutputWatts,
    ...evenBins(10),
  },
  outputKilojoules: {
    kind: 'numbers',
    valueOf: (workout) => workout.outputJoules && workout.outputJoules / 1000,
    ...evenBins(20),
  },
  heartRateBpm: { kind: 'numbers', valueOf: (workout) => workout.averageHeartRateBpm, ...evenBins(5) },
  standingPercent: {
    kind: 'numbers',
    valueOf: (workout) => {
      const share = maybeLeaderboardShare(workout);
      return share === null ? null : share * 100;
    },
    ...evenBins(5),
  },
  difficulty: { kind: 'numbers', valueOf: (workout) => workout.difficulty, ...evenBins(0.5) },
} as const satisfies Readonly<Record<string, Dimension>>;

export type DimensionName = keyof typeof dimensions;

export const dimensionNames = Object.keys(dimensions) as readonly DimensionName[];

/** What the text filter looks into, in lower case. */
export function searchedText({ title, instructorName, discipline, classDescription }: Workout): string {
  return [title, instructorName, disciplineLabel(discipline), classDescription]
    .filter((part) => part !== null)
    .join('\n')
    .toLowerCase();
}
