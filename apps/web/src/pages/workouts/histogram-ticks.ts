/** Owns the few labels below a small histogram: years under months, round numbers under the rest. */
import { dateOfDayNumber } from '@ridebook/analytics';
import type { DimensionName } from '@ridebook/analytics/explorer';
import type { Formatter } from '../../format/formatter.ts';
import { positionOf, type HistogramBar } from './histogram-bars.ts';

export interface HistogramTick {
  /** Counted in bars from the left edge. */
  readonly position: number;
  readonly label: string;
}

/** Room a label takes, with some air. */
const labelPixels = 46;
/** The same for a month with its year. */
const monthPixels = 68;
const niceSteps = [0.5, 1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 100, 200, 250, 500, 1000, 2000, 5000];
const hourSteps = [1, 2, 3, 6, 12];

export function histogramTicks(
  name: DimensionName,
  bars: readonly HistogramBar[],
  widthPixels: number,
  format: Formatter,
): readonly HistogramTick[] {
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined || widthPixels <= 0) return [];
  const most = Math.max(1, Math.floor(widthPixels / labelPixels));
  if (name === 'period') return periodTicks(bars, widthPixels, format);
  const span = last.to - first.from;
  const steps = name === 'hourOfDay' ? hourSteps : niceSteps;
  const step = steps.find((size) => span / size <= most) ?? span;
  const start = Math.ceil(first.from / step);
  const count = Math.floor(last.to / step) - start + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const value = (start + index) * step;
    const label =
      name === 'hourOfDay'
        ? `${String(value).padStart(2, '0')}:00`
        : Number.isInteger(value)
          ? format.number(value)
          : format.decimal(value, 1);
    return { position: positionOf(bars, value), label };
  });
}

/** New Year's days, every second or fifth where there are many; months within a single year. */
function periodTicks(
  bars: readonly HistogramBar[],
  widthPixels: number,
  format: Formatter,
): readonly HistogramTick[] {
  const most = Math.max(1, Math.floor(widthPixels / labelPixels));
  const mostMonths = Math.max(1, Math.floor(widthPixels / monthPixels));
  const dates = bars.map(({ from }, position) => ({ position, date: dateOfDayNumber(from) }));
  const years = dates.filter(({ date }) => date.slice(5, 7) === '01');
  if (years.length >= 2) {
    const step = [1, 2, 5, 10, 20, 50].find((size) => years.length / size <= most) ?? 100;
    return years
      .filter(({ date }) => Number(date.slice(0, 4)) % step === 0)
      .map(({ position, date }) => ({ position, label: date.slice(0, 4) }));
  }
  const step = [1, 2, 3, 6, 12].find((size) => dates.length / size <= mostMonths) ?? 24;
  return dates
    .filter((_, index) => index % step === 0)
    .map(({ position, date }) => ({ position, label: format.month(date) }))
    .slice(0, mostMonths);
}
