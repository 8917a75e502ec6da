/** Owns what the charts of a value by period share: what a period is, its points, its table and its way along the axis. */
import { addDays, daysBetween } from '@ridebook/analytics';
import type { ScaleOptions } from '@observablehq/plot';
import type { Formatter } from '../format/formatter.ts';
import { dayMoment, type ChartPoint, type ChartTable } from './chart.ts';
import { calendarTicks } from './ticks.ts';
import type { LabelledTick } from './figure.ts';

export interface PeriodValue {
  readonly firstDate: string;
  readonly lastDate: string;
  readonly name: string;
  /** `null`: not measured. */
  readonly value: number | null;
  readonly yearBefore: number | null;
  readonly kind: 'now' | 'this-year' | 'past';
  readonly lines: readonly string[];
  readonly href: string | null;
}

export interface PeriodChartOptions {
  readonly sentence: string;
  /** With its unit. */
  readonly valueHead: string;
  readonly periods: readonly PeriodValue[];
  readonly format: Formatter;
}

/** The moment at which a period begins, and the one at which the next does. */
export const periodStart = ({ firstDate }: Pick<PeriodValue, 'firstDate'>): Date => dayMoment(firstDate);
export const periodEnd = ({ lastDate }: Pick<PeriodValue, 'lastDate'>): Date =>
  dayMoment(addDays(lastDate, 1));

/** The moment in the middle of a period. */
export const middleOf = (period: Pick<PeriodValue, 'firstDate' | 'lastDate'>): Date =>
  new Date((periodStart(period).getTime() + periodEnd(period).getTime()) / 2);

export function periodPoints(periods: readonly PeriodValue[]): readonly ChartPoint[] {
  return periods.flatMap((period) =>
    period.value === null
      ? []
      : [
          {
            x: middleOf(period),
            y: period.value,
            title: period.name,
            lines: period.lines,
            href: period.href,
          },
        ],
  );
}

export function periodTable({
  valueHead,
  periods,
}: Pick<PeriodChartOptions, 'valueHead' | 'periods'>): ChartTable {
  return {
    isByDate: true,
    heads: ['Period', 'From', 'To', valueHead, `${valueHead}, a year before`],
    rows: periods.map(({ name, firstDate, lastDate, value, yearBefore }) => [
      name,
      firstDate,
      lastDate,
      value,
      yearBefore,
    ]),
  };
}

/** A year's column has no middle of its own to be named. */
const isOfYears = ([first]: readonly PeriodValue[]): boolean =>
  first !== undefined && daysBetween(first.firstDate, first.lastDate) > 300;

/** From the first period's first day to the last one's end, with as many names as have room in `width`. */
export function periodAxis(
  periods: readonly PeriodValue[],
  width: number,
  format: Formatter,
): { readonly x: ScaleOptions; readonly xTicks: readonly LabelledTick[] } {
  const from = periods[0]?.firstDate ?? '2000-01-01';
  const to = periods.at(-1)?.lastDate ?? '2000-12-31';
  return {
    x: { type: 'utc', domain: [dayMoment(from), dayMoment(addDays(to, 1))] },
    xTicks: calendarTicks(from, to, width, format, isOfYears(periods) ? 12 : 1),
  };
}
