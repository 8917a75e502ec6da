/** Owns the chart of an average by period: a dot each, joined where nothing is missing, the same period a year before in timber. */
import { isNarrow, type Chart, type ChartFrame } from './chart.ts';
import { drawFigure } from './figure.ts';
import {
  middleOf,
  periodAxis,
  periodPoints,
  periodTable,
  type PeriodChartOptions,
  type PeriodValue,
} from './period-parts.ts';
import { around, roundNumbers } from './ticks.ts';

export interface PeriodLineOptions extends PeriodChartOptions {
  readonly unit: string;
  readonly write: (value: number) => string;
}

export function periodLine(options: PeriodLineOptions): Chart {
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
  { periods, unit, write, format }: PeriodLineOptions,
  points: Chart['points'],
): ReturnType<Chart['draw']> {
  const { plot, width } = frame;
  const domain = around(periods.flatMap(({ value, yearBefore }) => [value, yearBefore]));
  const measured = periods.filter(({ value }) => value !== null);
  const last = measured.at(-1);
  const path = { x: middleOf, strokeLinejoin: 'round' } as const;
  return drawFigure(frame, {
    height: 300,
    marginRight: isNarrow(frame) ? 54 : 66,
    ...periodAxis(periods, width - 100, format),
    y: { domain: [...domain] },
    yAxis: { ticks: roundNumbers(domain[0], domain[1], 5), write: format.exact },
    points,
    pointing: 'x',
    marks: [
      plot.lineY([...periods], {
        ...path,
        y: 'yearBefore',
        stroke: 'var(--timber)',
        strokeWidth: 1.25,
      }),
      plot.lineY([...periods], { ...path, y: 'value', stroke: 'var(--paper)', strokeWidth: 5 }),
      plot.lineY([...periods], { ...path, y: 'value', stroke: 'var(--accent)', strokeWidth: 2 }),
      plot.dot(measured, {
        x: middleOf,
        y: 'value',
        r: 2.5,
        fill: 'var(--accent)',
        stroke: 'var(--paper)',
        strokeWidth: 1,
      }),
      plot.text(last === undefined ? [] : [last], {
        x: middleOf,
        y: 'value',
        text: ({ value }: PeriodValue) => `${write(value ?? 0)}\u00a0${unit}`,
        textAnchor: 'start',
        dx: 9,
        fontWeight: 600,
        fontSize: 14,
        fill: 'var(--accent-ink)',
      }),
    ],
  });
}
