/** Owns the eight figures under a workout's title: those that were measured, in their order, each against the compared attempt. */
import { maybeFinishTopPercent } from '@ridebook/analytics';
import type { Workout } from '@ridebook/domain';
import type { TermName } from '../../definitions/terms.ts';
import type { Formatter } from '../../format/formatter.ts';

export interface WorkoutStat {
  readonly term: TermName;
  readonly value: string;
  readonly unit: string;
  /** `+29 vs 22 Feb`, or what else puts it in place; empty where nothing does. */
  readonly detail: string;
}

interface StatRule {
  readonly term: TermName;
  readonly unit: (format: Formatter) => string;
  readonly valueOf: (workout: Workout) => number | null;
  readonly write: (value: number, format: Formatter) => string;
  /** In the unit that is written, so that the difference can be taken. */
  readonly shown: (value: number, format: Formatter) => number;
  readonly digits: number;
}

const asItIs = (value: number): number => value;
const plain = {
  shown: asItIs,
  digits: 0,
  write: (value: number, format: Formatter) => format.number(value),
} as const;

const rules: readonly StatRule[] = [
  {
    ...plain,
    term: 'totalOutput',
    unit: () => 'kJ',
    valueOf: ({ outputJoules }) => outputJoules,
    shown: (joules) => joules / 1000,
    write: (joules, format) => format.kilojoules(joules),
  },
  {
    ...plain,
    term: 'averageOutput',
    unit: () => 'W',
    valueOf: ({ averageOutputWatts }) => averageOutputWatts,
  },
  {
    term: 'distance',
    unit: (format) => format.unitNames.distance,
    valueOf: (workout) =>
      workout.discipline === 'cycling' && !workout.isOutdoor ? null : workout.distanceMetres,
    shown: (metres, format) => format.distanceIn(metres),
    digits: 2,
    write: (metres, format) => format.decimal(format.distanceIn(metres), 2),
  },
  {
    ...plain,
    term: 'cadence',
    unit: () => 'rpm',
    valueOf: ({ averageCadenceRpm }) => averageCadenceRpm,
  },
  {
    ...plain,
    term: 'strokeRate',
    unit: () => 'spm',
    valueOf: ({ averageStrokeRateSpm }) => averageStrokeRateSpm,
  },
  {
    ...plain,
    term: 'resistance',
    unit: () => '%',
    valueOf: ({ averageResistancePercent }) => averageResistancePercent,
  },
  {
    term: 'speed',
    unit: (format) => format.unitNames.speed,
    valueOf: ({ averageSpeedMetresPerSecond }) => averageSpeedMetresPerSecond,
    shown: (speed, format) => format.speedIn(speed),
    digits: 1,
    write: (speed, format) => format.speedNumber(speed),
  },
  {
    term: 'incline',
    unit: () => '%',
    valueOf: ({ averageInclinePercent }) => averageInclinePercent,
    shown: asItIs,
    digits: 1,
    write: (value, format) => format.decimal(value, 1),
  },
  {
    term: 'elevation',
    unit: (format) => format.unitNames.elevation,
    valueOf: ({ elevationGainMetres }) => elevationGainMetres,
    shown: (metres, format) => format.elevationIn(metres),
    digits: 0,
    write: (metres, format) => format.number(format.elevationIn(metres)),
  },
  {
    ...plain,
    term: 'heartRate',
    unit: () => 'bpm',
    valueOf: ({ averageHeartRateBpm }) => averageHeartRateBpm,
  },
  {
    term: 'strive',
    unit: () => '',
    valueOf: ({ striveScore }) => striveScore,
    shown: asItIs,
    digits: 1,
    write: (value, format) => format.decimal(value, 1),
  },
  {
    ...plain,
    term: 'calories',
    unit: () => 'kcal',
    valueOf: ({ caloriesKcal }) => caloriesKcal,
  },
];

const mostStats = 8;

/** Eight at most; the leaderboard's place keeps its own. */
export function workoutStats(
  workout: Workout,
  compared: Workout | null,
  format: Formatter,
): readonly WorkoutStat[] {
  const standing = maybeStanding(workout, format);
  const length: readonly WorkoutStat[] =
    workout.durationSeconds === null || workout.outputJoules !== null
      ? []
      : [
          {
            term: 'time',
            value: format.clock(workout.durationSeconds),
            unit: 'min',
            detail: '',
          },
        ];
  const measured = rules.flatMap((rule) => maybeStat(rule, workout, compared, format));
  const own = standing === null ? [] : [standing];
  return [...length, ...measured].slice(0, mostStats - own.length).concat(own);
}

function maybeStat(
  rule: StatRule,
  workout: Workout,
  compared: Workout | null,
  format: Formatter,
): readonly WorkoutStat[] {
  const value = rule.valueOf(workout);
  if (value === null) return [];
  const before = compared === null ? null : rule.valueOf(compared);
  const details = [
    rule.term === 'heartRate' && workout.maximumHeartRateBpm !== null
      ? `max ${format.number(workout.maximumHeartRateBpm)}`
      : null,
    before === null || compared === null
      ? null
      : `${differenceWords(rule.shown(value, format) - rule.shown(before, format), rule.digits, format)} vs ${format.dayAndMonth(compared.localDate)}`,
  ];
  return [
    {
      term: rule.term,
      value: rule.write(value, format),
      unit: rule.unit(format),
      detail: details.filter((detail) => detail !== null).join('; '),
    },
  ];
}

function differenceWords(difference: number, digits: number, format: Formatter): string {
  if (digits === 0) return format.signed(difference);
  const written = format.decimal(difference, digits);
  return difference > 0 ? `+${written}` : written;
}

function maybeStanding(workout: Workout, format: Formatter): WorkoutStat | null {
  const topPercent = maybeFinishTopPercent(workout);
  if (workout.leaderboardRank === null || topPercent === null) return null;
  return {
    term: 'leaderboard',
    value: format.number(workout.leaderboardRank),
    unit: '',
    detail: `of ${format.number(workout.leaderboardUsers)}, top ${topPercent}\u00a0%`,
  };
}
