/** Owns the CSV that a member can download: its columns, its labels, and what its time zones got wrong over the years. */
import { localTime } from '@ridebook/domain';
import { disciplineNames } from '../classes/class-kinds.ts';
import type { UnitSystem } from '../options.ts';
import type { Plan } from '../rider/plan.ts';
import type { Digest } from '../samples/digest.ts';
import { displayUnits } from '../samples/display-units.ts';

export function csvHeader(unitSystem: UnitSystem): string {
  const { speed, distance, pace } = displayUnits[unitSystem];
  return [
    'Workout Timestamp',
    'Live/On-Demand',
    'Instructor Name',
    'Length (minutes)',
    'Fitness Discipline',
    'Type',
    'Title',
    'Class Timestamp',
    'Total Output',
    'Avg. Watts',
    'Avg. Resistance',
    'Avg. Cadence (RPM)',
    `Avg. Speed (${speed})`,
    `Distance (${distance})`,
    'Calories Burned',
    'Avg. Heartrate',
    'Avg. Incline',
    `Avg. Pace (${pace})`,
  ].join(',');
}

const yearsOfFrozenLabels = 3;

function numericOffset(seconds: number): string {
  const sign = seconds < 0 ? '-' : '+';
  return `${sign}${String(Math.floor(Math.abs(seconds) / 3600)).padStart(2, '0')}`;
}

/** Old rows carry one abbreviation all year round; newer ones the offset as it was. */
function stamp(epochSeconds: number, plan: Plan, today: number): string {
  const isOld = epochSeconds < today / 1000 - yearsOfFrozenLabels * 31_557_600;
  const { date, minuteOfDay } = localTime(epochSeconds, plan.timeZone);
  const clock = [Math.floor(minuteOfDay / 60), minuteOfDay % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return `${date} ${clock} (${isOld ? 'EST' : numericOffset(plan.utcOffsetSeconds)})`;
}

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const number = (value: number | null | undefined, decimals = 0): string =>
  value == null ? '' : value.toFixed(decimals);

/** @param today milliseconds since 1970 */
export function csvRow(plan: Plan, digest: Digest, today: number): string {
  const { ride } = plan;
  const isBootcamp = plan.machine === 'bike-and-floor';
  const instructor = ride?.instructor?.name ?? '';
  const hasClassTime = ride !== null && ride.instructor !== null;
  return [
    stamp(plan.startAt, plan, today),
    ride === null ? '' : 'On Demand',
    quoted(instructor),
    String(Math.floor(plan.durationSeconds / 60)),
    disciplineNames[plan.discipline] ?? plan.discipline,
    quoted(ride?.typeName ?? ''),
    quoted(ride?.title ?? plan.title ?? plan.name),
    hasClassTime ? stamp(ride.airedAt, plan, today) : '',
    plan.averageOutputWatts === null ? '' : number(plan.totalWorkJoules / 1000),
    isBootcamp ? '' : number(digest.averageOutputWatts),
    isBootcamp || digest.averageResistancePercent === null ? '' : `${digest.averageResistancePercent}%`,
    isBootcamp ? '' : number(digest.averageCadenceRpm),
    number(digest.averageSpeed?.value, 2),
    number(digest.distance?.value, 2),
    number(digest.caloriesKcal),
    number(digest.meanHeartRateBpm, 2),
    number(digest.averageInclinePercent, 2),
    number(digest.averagePace?.value, 2),
  ].join(',');
}
