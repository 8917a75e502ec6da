/** Owns the chart of an average by period: a dot each, joined where nothing is missing, the same period a year before in timber. */
import { addDays } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { dayMoment, isNarrow, type Chart, type ChartFrame } from './chart.ts';
import { drawFigure } from './figure.ts';
import { middleOf, type PeriodColumn } from './period-columns.ts';
import { around, calendarTicks, roundNumbers } from './ticks.ts';

export interface PeriodLineOptions {
  readonly sentence: string;
  readonly valueHead: string;
  readonly periods: readonly PeriodColumn[];
  readonly unit: string;
  readonly write: (value: number) => string;
  readonly format: Formatter;
}

export function periodLine(options: PeriodLineOptions): Chart {
  const { sentence, valueHead, periods } = options;
  const points: Chart['points'] = periods.flatMap((period) =>
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
    draw: (frame) => draw(frame, options, points),
  };
}

function draw(
  frame: ChartFrame,
  { periods, unit, write, format }: PeriodLineOptions,
  points: Chart['points'],
): ReturnType<Chart['draw']> {
  const { plot, width } = frame;
  const [from, to] = [periods[0]?.firstDate ?? '2000-01-01', periods.at(-1)?.lastDate ?? '2000-12-31'];
  const domain = around(periods.flatMap(({ value, yearBefore }) => [value, yearBefore]));
  const measured = periods.filter(({ value }) => value !== null);
  const last = measured.at(-1);
  const path = { x: middleOf, strokeLinejoin: 'round' } as const;
  return drawFigure(frame, {
    height: 300,
    marginRight: isNarrow(frame) ? 54 : 66,
    x: { type: 'utc', domain: [dayMoment(from), dayMoment(addDays(to, 1))] },
    y: { domain: [...domain] },
    yAxis: { ticks: roundNumbers(domain[0], domain[1], 5), write: format.exact },
    xTicks: calendarTicks(from, to, width - 100, format),
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
        text: ({ value }: PeriodColumn) => `${write(value ?? 0)}\u00a0${unit}`,
        textAnchor: 'start',
        dx: 9,
        fontWeight: 600,
        fontSize: 14,
        fill: 'var(--accent-ink)',
      }),
    ],
  });
}
