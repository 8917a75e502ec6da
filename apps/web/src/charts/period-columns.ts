/** Owns the chart of a sum by period: a column each, the running one blue, a timber tick for the same period a year before. */
import type { Chart, ChartFrame } from './chart.ts';
import { drawFigure } from './figure.ts';
import {
  periodAxis,
  periodEnd,
  periodPoints,
  periodStart,
  periodTable,
  type PeriodChartOptions,
  type PeriodValue,
} from './period-parts.ts';
import { fromZero, roundNumbers } from './ticks.ts';

const fills = { now: 'var(--accent)', 'this-year': 'var(--accent)', past: 'var(--past)' } as const;

export function periodColumns(options: PeriodChartOptions): Chart {
  const points = periodPoints(options.periods);
  return {
    sentence: options.sentence,
    points,
    table: periodTable(options),
    draw: (frame) => draw(frame, options, points),
  };
}

function draw(
  frame: ChartFrame,
  { periods, format }: PeriodChartOptions,
  points: Chart['points'],
): ReturnType<Chart['draw']> {
  const { plot, width } = frame;
  const domain = fromZero(periods.flatMap(({ value, yearBefore }) => [value, yearBefore]));
  const inset = Math.min(2, width / Math.max(1, periods.length) / 8);
  const span = { x1: periodStart, x2: periodEnd };
  const measured = periods.filter(({ value }) => value !== null);
  return drawFigure(frame, {
    height: 300,
    ...periodAxis(periods, width - 44, format),
    y: { domain: [...domain] },
    yAxis: { ticks: roundNumbers(domain[0], domain[1], 5).slice(1), write: format.exact },
    marks: [
      plot.rectY(measured, {
        ...span,
        y1: 0,
        y2: 'value',
        insetLeft: inset,
        insetRight: inset,
        fill: (period: PeriodValue) => fills[period.kind],
        fillOpacity: (period: PeriodValue) => (period.kind === 'this-year' ? 0.78 : 1),
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
    isFilled: true,
  });
}
