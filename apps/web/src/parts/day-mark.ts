/** Owns how one day of a year is drawn: filled, hatched, framed or only outlined, in a colour named by its classes. */
import type { ActiveDay } from '@ridebook/analytics';
import { disciplines } from '@ridebook/domain';

export interface DayMark {
  readonly shape: 'fill' | 'hatch' | 'frame' | 'outline';
  readonly classes: string;
}

/** A day nobody knows yet: still to come, or not read so far. */
export const openDay: DayMark = { shape: 'outline', classes: 'open' };
/** A day that is known to be without a workout. */
export const restDay: DayMark = { shape: 'fill', classes: 'heat-0' };

const knownDisciplines = new Set(disciplines.map(({ slug }) => slug));

/** A day in the colour of its discipline. An unknown name never becomes a class: it is the API's text. */
export function disciplineMark(day: Pick<ActiveDay, 'mainDiscipline' | 'isMainlyOutdoor'>): DayMark {
  const known = knownDisciplines.has(day.mainDiscipline) ? ` d-${day.mainDiscipline}` : '';
  if (day.isMainlyOutdoor) return { shape: 'frame', classes: `d${known} d-outdoor` };
  if (day.mainDiscipline.endsWith('bootcamp')) return { shape: 'hatch', classes: `d${known} d-hatched` };
  return { shape: 'fill', classes: `d${known}` };
}

/** Where each of the four shades of minutes begins. */
export const heatMinutes = [1, 25, 45, 65] as const;

/** A day in the shade of its minutes: none, under 25, 25 to 44, 45 to 64, 65 or more. */
export const minutesMark = (seconds: number): DayMark => shadeMark(Math.round(seconds / 60), heatMinutes);

/** A day in the shade of any value; each threshold is where a shade begins, four at most. */
export function shadeMark(value: number, thresholds: readonly number[]): DayMark {
  const step = thresholds.filter((least) => value >= least).length;
  return { shape: 'fill', classes: `heat-${step}` };
}
