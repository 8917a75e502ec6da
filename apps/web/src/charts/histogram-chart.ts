/** Owns the chart of a distribution: a column a bin, the recent part of it blue, the median as a line with its number. */
import type { Formatter } from '../format/formatter.ts';
import { isNarrow, type Chart, type ChartFrame } from './chart.ts';
import { drawFigure } from './figure.ts';
import { fromZero, roundNumbers } from './ticks.ts';

export interface HistogramColumn {
  /** Included, in the unit shown. */
  readonly from: number;
  /** Excluded. */
  readonly to: number;
  readonly workouts: number;
  /** How many of them are recent. */
  readonly recent: number;
  /** Where they are found. */
  readonly href: string | null;
}

export interface HistogramOptions {
  readonly sentence: string;
  readonly columns: readonly HistogramColumn[];
  /** `kJ` */
  readonly unit: string;
  /** What is counted: `ride`. */
  readonly noun: string;
  readonly recentWords: string;
  readonly median: number | null;
  /** How the median is written, without its unit. */
  readonly write: (value: number) => string;
  readonly latest: number | null;
  readonly height: number;
  readonly format: Formatter;
}

export function histogramChart(options: HistogramOptions): Chart {
  const { sentence, columns, unit, noun, recentWords, format } = options;
  const points: Chart['points'] = columns.map(({ from, to, workouts, recent, href }) => ({
    x: (from + to) / 2,
    y: workouts,
    title: `${format.exact(from)} to under ${format.exact(to)}\u00a0${unit}`,
    lines: [
      `${format.number(workouts)} ${workouts === 1 ? noun : `${noun}s`}`,
      `${format.number(recent)} ${recentWords}`,
    ],
    href,
  }));
  return {
    sentence,
    points,
    table: {
      heads: [`From ${unit}`, `To under ${unit}`, 'All', recentWords],
      rows: columns.map(({ from, to, workouts, recent }) => [from, to, workouts, recent]),
    },
    draw: (frame) => draw(frame, options, points),
  };
}

function draw(
  frame: ChartFrame,
  { columns, unit, median, latest, write, height, format }: HistogramOptions,
  points: Chart['points'],
): ReturnType<Chart['draw']> {
  const { plot, width } = frame;
  const [low, high] = [columns[0]?.from ?? 0, columns.at(-1)?.to ?? 1];
  const domain = fromZero(columns.map(({ workouts }) => workouts));
  const inset = columns.length > 40 ? 0.5 : 1;
  const span = { x1: 'from', x2: 'to', insetLeft: inset, insetRight: inset } as const;
  const isRight = median !== null && median > (low + high) / 2;
  return drawFigure(frame, {
    height,
    marginTop: 26,
    marginLeft: 28,
    x: { domain: [low, high] },
    y: { domain: [...domain] },
    yAxis: { ticks: roundNumbers(0, domain[1], 4).filter((tick) => tick >= 1), write: format.number },
    xTicks: roundNumbers(low, high, Math.max(2, Math.floor((width - (isNarrow(frame) ? 0 : 40)) / 60))).map(
      (x) => ({ x, label: format.exact(x) }),
    ),
    points,
    pointing: 'x',
    isFilled: true,
    marks: [
      plot.rectY([...columns], { ...span, y1: 0, y2: 'workouts', fill: 'var(--past)' }),
      plot.rectY([...columns], { ...span, y1: 0, y2: 'recent', fill: 'var(--accent)' }),
      ...(median === null
        ? []
        : [
            plot.ruleX([median], { stroke: 'var(--paper)', strokeWidth: 4 }),
            plot.ruleX([median], { stroke: 'var(--ink)', strokeWidth: 1 }),
            plot.text([median], {
              x: (value: number) => value,
              text: (value: number) => `median ${write(value)}\u00a0${unit}`,
              frameAnchor: 'top',
              dy: -14,
              dx: isRight ? 4 : -4,
              textAnchor: isRight ? 'end' : 'start',
              fill: 'var(--ink)',
              fontWeight: 500,
            }),
          ]),
      ...(latest === null
        ? []
        : [
            plot.dot([latest], {
              x: (value: number) => value,
              frameAnchor: 'bottom',
              r: 5,
              fill: 'var(--accent)',
              stroke: 'var(--paper)',
              strokeWidth: 1.5,
            }),
          ]),
    ],
  });
}
