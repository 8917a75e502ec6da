/** Owns where the lines and ticks of the axes stand: round numbers, and beginnings of months and years. */
import { addDays, dayNumber, daysBetween } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { dayMoment } from './chart.ts';
import type { LabelledTick } from './figure.ts';

/** The narrowest steps of 1, 2 or 5 times a power of ten that leave at most so many round numbers between two values. */
export function roundNumbers(low: number, high: number, most: number): readonly number[] {
  const step = roundStep((high - low) / most);
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}

function roundStep(least: number): number {
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least) ?? 10 * power;
}

/** From zero to a little over the highest value; one whole unit where nothing was measured. */
export function fromZero(values: readonly (number | null)[]): readonly [number, number] {
  return [0, values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0) * 1.04 || 1];
}

/** Around the values, with a twelfth of their range free at both ends. */
export function around(values: readonly (number | null)[]): readonly [number, number] {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return [0, 1];
  const low = known.reduce((least, value) => Math.min(least, value));
  const high = known.reduce((most, value) => Math.max(most, value));
  const free = (high - low) / 12 || Math.abs(high) / 12 || 1;
  return [low - free, high + free];
}

const daysOfYear = 365;

/**
 * The day on which a chart over time ends: today, unless it has been empty for longer than all that there is to show, and
 * for a year; then a little after the last of it. An axis of six years for a history of one would show nothing.
 */
export function lastDayDrawn(firstDate: string, lastDate: string, today: string): string {
  const ridden = daysBetween(firstDate, lastDate);
  const isEmptyFor = daysBetween(lastDate, today);
  if (isEmptyFor <= Math.max(daysOfYear, ridden)) return today;
  return addDays(lastDate, Math.max(7, Math.round(ridden / 20)));
}

/** The same for a chart of periods, oldest first: without the empty ones at its end, where those are more than half. */
export function withoutEmptyEnd<T>(periods: readonly T[], isEmpty: (period: T) => boolean): readonly T[] {
  const kept = periods.findLastIndex((period) => !isEmpty(period)) + 1;
  return kept > 0 && kept < periods.length / 2 ? periods.slice(0, kept) : periods;
}

/** A label needs so many pixels. */
const labelWidth = 46;

/**
 * Ticks at the beginning of months, quarters or years between two days, as dense as the width can bear.
 * @param leastMonths from one tick to the next, where what is drawn has no finer step
 */
export function calendarTicks(
  firstDate: string,
  lastDate: string,
  width: number,
  format: Pick<Formatter, 'monthName'>,
  leastMonths = 1,
): readonly LabelledTick[] {
  const most = Math.max(1, Math.floor(width / labelWidth));
  const months = (dayNumber(lastDate) - dayNumber(firstDate)) / 30.4;
  const step = [1, 3, 6, 12, 24, 60].find((size) => size >= leastMonths && months / size <= most) ?? 120;
  const ticks: LabelledTick[] = [];
  let [year, month] = [Number(firstDate.slice(0, 4)), 1];
  for (;;) {
    const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
    if (date > lastDate) return ticks;
    const isYear = month === 1;
    const isOnStep = step <= 12 || year % (step / 12) === 0;
    if (date >= firstDate && isOnStep)
      ticks.push({ x: dayMoment(date), label: isYear ? String(year) : format.monthName(month) });
    month += Math.min(step, 12);
    if (month > 12) [year, month] = [year + 1, 1];
  }
}
