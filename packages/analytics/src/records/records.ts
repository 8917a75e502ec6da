/** Owns the records page: bests by class length in any measure, by instructor or class type, all-time and per era. */
import type { Workout } from '@ridebook/domain';
import { addDays } from '../calendar-days.ts';
import { wattsToBeat } from './class-records.ts';
import { maybeClassType } from '../classes/class-type.ts';
import { countedUntil, maybeClassMinutes } from '../counted.ts';
import { fairAttempts, type Fairness } from '../fairness.ts';
import { groupBy } from '../group-by.ts';
import { measureOf, type MeasureName } from '../measures.ts';
import { maybeRecordHistory, type RecordHistory } from './record-history.ts';

/** What records are kept in. */
export const recordMeasures = [
  'outputJoules',
  'averageOutputWatts',
  'distanceMetres',
  'averageSpeedMetresPerSecond',
  'averageCadenceRpm',
  'caloriesKcal',
] as const satisfies readonly MeasureName[];

export type RecordMeasure = (typeof recordMeasures)[number];

export const recordGroupings = ['length', 'instructor', 'classType'] as const;

export type RecordGrouping = (typeof recordGroupings)[number];

export interface RecordsQuery extends Fairness {
  readonly measure: RecordMeasure;
  readonly discipline: string;
  /** Bests of each length, or of each length with each instructor or class type. */
  readonly by: RecordGrouping;
  /** `null` takes every length. */
  readonly classMinutes: number | null;
  readonly asOf: string;
}

/** In the unit that the measure's name says. */
export interface RecordAttempt {
  readonly id: string;
  readonly localDate: string;
  readonly title: string;
  readonly instructorName: string | null;
  readonly value: number;
}

export interface EraRecord extends RecordHistory<RecordAttempt> {
  /** `null` for what was before the first era. */
  readonly firstDate: string | null;
  /** `null` for the era that goes on. */
  readonly lastDate: string | null;
}

/** Of all time; what stands to be beaten is `current`. */
export interface RecordGroup extends RecordHistory<RecordAttempt> {
  readonly classMinutes: number;
  readonly instructorId: string | null;
  readonly instructorName: string | null;
  readonly classType: string | null;
  /** Of the newest era that has a ride; the same as of all time where no era was begun. */
  readonly current: RecordHistory<RecordAttempt> & { readonly eraStart: string | null };
  /** The average output that would beat the current record today; `null` where the measure is no output. */
  readonly neededWatts: number | null;
  /** Oldest first, those without a ride left out; empty where no era was begun. */
  readonly eras: readonly EraRecord[];
}

export interface Records {
  readonly measure: RecordMeasure;
  readonly discipline: string;
  /** Rides left out because the rider excluded them. */
  readonly excludedRides: number;
  /** Shortest class first, then by name. */
  readonly groups: readonly RecordGroup[];
}

export function records(workouts: readonly Workout[], query: RecordsQuery): Records {
  const { valueOf } = measureOf(query.measure);
  const candidates = countedUntil(workouts, query.asOf, query.discipline).filter((workout) => {
    const minutes = maybeClassMinutes(workout);
    return (
      minutes !== null &&
      valueOf(workout) !== null &&
      (query.classMinutes === null || minutes === query.classMinutes)
    );
  });
  const taken = candidates.filter(({ id }) => !query.excludedIds.has(id));
  const groups = [...groupBy(taken, (workout) => groupKey(workout, query.by))].flatMap(
    ([key, members]) => (key === null ? [] : maybeGroup(members, query)) ?? [],
  );
  return {
    measure: query.measure,
    discipline: query.discipline,
    excludedRides: candidates.length - taken.length,
    groups: groups.sort((a, b) => {
      if (a.classMinutes !== b.classMinutes) return a.classMinutes - b.classMinutes;
      const [left, right] = [nameOf(a), nameOf(b)];
      return left < right ? -1 : left > right ? 1 : 0;
    }),
  };
}

const nameOf = (group: RecordGroup): string => group.instructorName ?? group.classType ?? '';

/** `null` for a ride that belongs to no group: no instructor, no class type. */
function groupKey(workout: Workout, by: RecordGrouping): string | null {
  const minutes = maybeClassMinutes(workout);
  if (by === 'length') return String(minutes);
  const name = by === 'instructor' ? workout.instructorId : maybeClassType(workout);
  return name === null ? null : `${minutes} ${name}`;
}

function maybeGroup(members: readonly Workout[], query: RecordsQuery): RecordGroup | null {
  const newest = members.at(-1);
  const classMinutes = newest === undefined ? null : maybeClassMinutes(newest);
  if (newest === undefined || classMinutes === null) return null;
  const { valueOf } = measureOf(query.measure);
  const attempts = members.flatMap((workout): readonly RecordAttempt[] => {
    const { id, localDate, title, instructorName } = workout;
    const value = valueOf(workout);
    return value === null ? [] : [{ id, localDate, title, instructorName, value }];
  });
  const history = maybeRecordHistory(attempts, ({ value }) => value, query.asOf);
  const { eraStart, attempts: ofEra } = fairAttempts(attempts, query);
  const current = maybeRecordHistory(ofEra, ({ value }) => value, query.asOf);
  if (history === null || current === null) return null;
  return {
    classMinutes,
    instructorId: query.by === 'instructor' ? newest.instructorId : null,
    instructorName: query.by === 'instructor' ? newest.instructorName : null,
    classType: query.by === 'classType' ? maybeClassType(newest) : null,
    ...history,
    current: { eraStart, ...current },
    neededWatts: maybeNeededWatts(query.measure, current.record.value, classMinutes),
    eras: erasOf(attempts, query),
  };
}

function maybeNeededWatts(measure: RecordMeasure, value: number, classMinutes: number): number | null {
  if (measure === 'outputJoules') return wattsToBeat(value, classMinutes);
  return measure === 'averageOutputWatts' ? Math.floor(value) + 1 : null;
}

function erasOf(attempts: readonly RecordAttempt[], query: RecordsQuery): readonly EraRecord[] {
  const starts = [...new Set(query.eraStarts)].filter((start) => start <= query.asOf).sort();
  if (starts.length === 0) return [];
  return [null, ...starts].flatMap((firstDate, index) => {
    const next = starts[index];
    const members = attempts.filter(
      ({ localDate }) =>
        (firstDate === null || localDate >= firstDate) && (next === undefined || localDate < next),
    );
    const history = maybeRecordHistory(members, ({ value }) => value, query.asOf);
    const lastDate = next === undefined ? null : addDays(next, -1);
    return history === null ? [] : [{ firstDate, lastDate, ...history }];
  });
}
