/** Owns a measure over time: each workout's value, the rolling median with its middle half, and where the line must break. */
import type { PlannedBreak, Workout } from '@ridebook/domain';
import { addDays, daysBetween } from '../calendar-days.ts';
import { countedUntil, maybeClassMinutes } from '../counted.ts';
import { measureOf, type MeasureName } from '../measures.ts';
import { maybeBreakReason } from '../streaks/planned-break.ts';
import { quantile } from '../quantile.ts';

/** Rides that the rolling median looks back over, itself included. */
const rollingRides = { allLengths: 40, oneLength: 15 } as const;
/** Fewer rides before a point make a median of chance; the line begins here. */
const firstRollingRide = 11;
/** A line over a longer pause would tell of rides that were not ridden. */
const longestBridgedDays = 24;
/** So many days without a workout of the discipline are time off. */
const shortestOffDays = 21;

export interface TrendPoint {
  readonly id: string;
  readonly localDate: string;
  readonly value: number;
  /** `null` before the eleventh ride. */
  readonly rollingMedian: number | null;
  readonly rollingLowerQuartile: number | null;
  readonly rollingUpperQuartile: number | null;
  /** The ride before lies more than 24 days back: no line leads here. */
  readonly isAfterBreak: boolean;
}

export interface OffTime {
  /** The days without a workout, both included. */
  readonly firstDate: string;
  readonly lastDate: string;
  readonly days: number;
  /** A planned break lies in it. */
  readonly isPlanned: boolean;
  /** What the rider calls that break; `null` where it has no name. */
  readonly reason: string | null;
}

export interface Trend {
  readonly measure: MeasureName;
  readonly discipline: string;
  readonly classMinutes: number | null;
  readonly rollingRides: number;
  /** Oldest first; only workouts that measured it. */
  readonly points: readonly TrendPoint[];
  readonly offTimes: readonly OffTime[];
}

export interface TrendQuery {
  readonly measure: MeasureName;
  readonly discipline: string;
  /** `null` takes all lengths, workouts without a class too. */
  readonly classMinutes: number | null;
  readonly asOf: string;
  readonly plannedBreaks: readonly PlannedBreak[];
}

export function trend(workouts: readonly Workout[], query: TrendQuery): Trend {
  const { measure, discipline, classMinutes } = query;
  const window = classMinutes === null ? rollingRides.allLengths : rollingRides.oneLength;
  const ofDiscipline = countedUntil(workouts, query.asOf, discipline);
  const { valueOf } = measureOf(measure);
  const measured = ofDiscipline.flatMap((workout) => {
    const value = valueOf(workout);
    const isOfLength = classMinutes === null || maybeClassMinutes(workout) === classMinutes;
    return value !== null && isOfLength ? [{ id: workout.id, localDate: workout.localDate, value }] : [];
  });
  const ascending: number[] = [];
  const points = measured.map((point, index): TrendPoint => {
    const before = measured[index - 1];
    const leaving = measured[index - window];
    if (leaving !== undefined) ascending.splice(placeOf(leaving.value, ascending), 1);
    ascending.splice(placeOf(point.value, ascending), 0, point.value);
    return {
      ...point,
      ...rollingOf(ascending),
      isAfterBreak:
        before !== undefined && daysBetween(before.localDate, point.localDate) > longestBridgedDays,
    };
  });
  return {
    measure,
    discipline,
    classMinutes,
    rollingRides: window,
    points,
    offTimes: offTimes(
      ofDiscipline.map((workout) => workout.localDate),
      query,
    ),
  };
}

type Rolling = Pick<TrendPoint, 'rollingMedian' | 'rollingLowerQuartile' | 'rollingUpperQuartile'>;

/** @param ascending the values of the window */
function rollingOf(ascending: readonly number[]): Rolling {
  if (ascending.length < firstRollingRide)
    return { rollingMedian: null, rollingLowerQuartile: null, rollingUpperQuartile: null };
  return {
    rollingMedian: quantile(ascending, 0.5),
    rollingLowerQuartile: quantile(ascending, 0.25),
    rollingUpperQuartile: quantile(ascending, 0.75),
  };
}

/** The first place whose value is not below: where it stands, or where it belongs. */
function placeOf(value: number, ascending: readonly number[]): number {
  const place = ascending.findIndex((other) => other >= value);
  return place < 0 ? ascending.length : place;
}

/** Three weeks or more without a workout, and every planned break that lies in none of them, however short. */
function offTimes(
  ascendingDates: readonly string[],
  query: Pick<TrendQuery, 'asOf' | 'plannedBreaks'>,
): readonly OffTime[] {
  const pauses = longPauses(ascendingDates, query);
  const first = ascendingDates[0];
  const shorter = query.plannedBreaks.flatMap(({ firstDate, lastDate, reason }) => {
    const end = lastDate < query.asOf ? lastDate : query.asOf;
    if (first === undefined || firstDate < first || firstDate > query.asOf) return [];
    if (pauses.some((pause) => firstDate <= pause.lastDate && end >= pause.firstDate)) return [];
    const days = daysBetween(firstDate, end) + 1;
    return [{ firstDate, lastDate: end, days, isPlanned: true, reason: reason || null }];
  });
  return [...pauses, ...shorter].sort((a, b) => (a.firstDate < b.firstDate ? -1 : 1));
}

/** The stretch up to today counts once it is long enough, though nobody knows its end yet. */
function longPauses(
  ascendingDates: readonly string[],
  { asOf, plannedBreaks }: Pick<TrendQuery, 'asOf' | 'plannedBreaks'>,
): readonly OffTime[] {
  return ascendingDates.flatMap((date, index) => {
    const firstDate = addDays(date, 1);
    const next = ascendingDates[index + 1];
    const lastDate = next === undefined ? asOf : addDays(next, -1);
    const days = daysBetween(firstDate, lastDate) + 1;
    if (days < shortestOffDays) return [];
    const isPlanned = plannedBreaks.some(
      (planned) => planned.firstDate <= lastDate && planned.lastDate >= firstDate,
    );
    const reason = maybeBreakReason({ firstDate, lastDate }, plannedBreaks);
    return [{ firstDate, lastDate, days, isPlanned, reason }];
  });
}
