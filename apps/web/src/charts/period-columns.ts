/** Owns the chart of a sum by period: a column each, the running one blue, a timber tick for the same period a year before. */
import type { Chart, ChartFrame, ChartPoint } from './chart.ts';
import { dayMoment } from './chart.ts';
import { drawFigure } from './figure.ts';
import { calendarTicks, fromZero, roundNumbers } from './ticks.ts';
import type { Formatter } from '../format/formatter.ts';
import { addDays } from '@ridebook/analytics';

export interface PeriodColumn {
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

export interface PeriodColumnsOptions {
  readonly sentence: string;
  /** With its unit. */
  readonly valueHead: string;
  readonly periods: readonly PeriodColumn[];
  readonly format: Formatter;
}

const fills = { now: 'var(--accent)', 'this-year': 'var(--accent)', past: 'var(--past)' } as const;

export function periodColumns(options: PeriodColumnsOptions): Chart {
  const { sentence, valueHead, periods, format } = options;
  const points = periods.flatMap((period): ChartPoint[] =>
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
  return {
    sentence,
    points,
    table: {
      heads: ['Period', 'From', 'To', valueHead, `${valueHead}, a year before`],
      rows: periods.map((period) => [
        period.name,
        period.firstDate,
        period.lastDate,
        period.value,
        period.yearBefore,
      ]),
    },
    draw: (frame) => draw(frame, periods, points, format),
  };
}

/** The moment in the middle of a period. */
export const middleOf = ({ firstDate, lastDate }: Pick<PeriodColumn, 'firstDate' | 'lastDate'>): Date =>
  new Date((dayMoment(firstDate).getTime() + dayMoment(addDays(lastDate, 1)).getTime()) / 2);

function draw(
  frame: ChartFrame,
  periods: readonly PeriodColumn[],
  points: readonly ChartPoint[],
  format: Formatter,
): ReturnType<Chart['draw']> {
  const { plot, width } = frame;
  const [from, to] = [periods[0]?.firstDate ?? '2000-01-01', periods.at(-1)?.lastDate ?? '2000-12-31'];
  const domain = fromZero(periods.flatMap(({ value, yearBefore }) => [value, yearBefore]));
  const inset = Math.min(2, width / Math.max(1, periods.length) / 8);
  const span = {
    x1: (period: PeriodColumn) => dayMoment(period.firstDate),
    x2: (period: PeriodColumn) => dayMoment(addDays(period.lastDate, 1)),
  };
  const measured = periods.filter(({ value }) => value !== null);
  return drawFigure(frame, {
    height: 300,
    x: { type: 'utc', domain: [dayMoment(from), dayMoment(addDays(to, 1))] },
    y: { domain: [...domain] },
    yAxis: { ticks: roundNumbers(domain[0], domain[1], 5).slice(1), write: format.number },
    xTicks: calendarTicks(from, to, width - 44, format),
    marks: [
      plot.rectY(measured, {
        ...span,
        y1: 0,
        y2: 'value',
        insetLeft: inset,
        insetRight: inset,
        fill: (period: PeriodColumn) => fills[period.kind],
        fillOpacity: (period: PeriodColumn) => (period.kind === 'this-year' ? 0.78 : 1),
      }),
      plot.ruleY(
        periods.filter(({ yearBefore }) => yearBefore !== null && yearBefore > 0),
        { ...span, y: 'yearBefore', stroke: 'var(--paper)', strokeWidth: 4.5 },
      ),
      plot.ruleY(
        periods.filter(({ yearBefore }) => yearBefore !== null && yearBefore > 0),
        { ...span, y: 'yearBefore', stroke: 'var(--timber)', strokeWidth: 2 },
      ),
    ],
    points,
    pointing: 'x',
  });
}
