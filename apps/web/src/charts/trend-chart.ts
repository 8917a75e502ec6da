/** Owns the chart of a measure over time: each workout a dot, the rolling median a line with its middle half, off time a column. */
import { addDays, type Trend, type TrendPoint } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { dayMoment, isNarrow, type Chart, type ChartFrame } from './chart.ts';
import { drawFigure } from './figure.ts';
import { offTimeMarks } from './off-times.ts';
import { around, calendarTicks, lastDayDrawn, roundNumbers } from './ticks.ts';

export interface TrendChartOptions {
  readonly trend: Pick<Trend, 'points' | 'offTimes' | 'rollingRides'>;
  readonly sentence: string;
  readonly height: number;
  /** `W`, `kJ`: after the number at the line's end; may be empty. */
  readonly unit: string;
  readonly valueHead: string;
  /** From the measure's own unit to the one shown. */
  readonly shown: (value: number) => number;
  readonly write: (shown: number) => string;
  /** What a tooltip says; absent: to the hundredth. */
  readonly writeExactly?: (shown: number) => string;
  /** Absent: small ones, for hundreds of them. */
  readonly dotRadius?: number;
  /** A pace: the lower value stands higher. */
  readonly isLowerHigher?: boolean;
  /** What is said of a point beside its value: the class, the instructor. */
  readonly describe: (point: TrendPoint) => readonly string[];
  readonly hrefOf: (point: TrendPoint) => string | null;
  /** Marked as a record. */
  readonly recordId: string | null;
  readonly today: string;
  readonly format: Formatter;
}

interface Drawn {
  readonly moment: Date;
  readonly value: number;
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Parts of the line: a pause begins a new one. */
  readonly part: number;
}

export function trendChart(options: TrendChartOptions): Chart {
  const { trend, sentence, unit, valueHead, shown, write, describe, hrefOf, format } = options;
  const points: Chart['points'] = trend.points.map((point) => ({
    x: dayMoment(point.localDate),
    y: shown(point.value),
    title: format.date(point.localDate),
    lines: [
      withUnit((options.writeExactly ?? format.exact)(shown(point.value)), unit),
      ...(point.rollingMedian === null
        ? []
        : [`median of ${trend.rollingRides}: ${withUnit(write(shown(point.rollingMedian)), unit)}`]),
      ...describe(point),
    ],
    href: hrefOf(point),
  }));
  return {
    sentence,
    points,
    table: {
      isByDate: true,
      heads: ['Date', valueHead, `Median of ${trend.rollingRides}`, 'Lower quartile', 'Upper quartile'],
      rows: trend.points.map((point) => [
        point.localDate,
        shown(point.value),
        ...[point.rollingMedian, point.rollingLowerQuartile, point.rollingUpperQuartile].map((value) =>
          value === null ? null : shown(value),
        ),
      ]),
    },
    draw: (frame) => draw(frame, options, points),
  };
}

const withUnit = (number: string, unit: string): string => (unit === '' ? number : `${number}\u00a0${unit}`);

function drawnPoints({ trend, shown }: TrendChartOptions): readonly Drawn[] {
  let part = 0;
  return trend.points.map((point) => {
    if (point.isAfterBreak) part += 1;
    const maybeShown = (value: number | null): number | null => (value === null ? null : shown(value));
    return {
      moment: dayMoment(point.localDate),
      value: shown(point.value),
      median: maybeShown(point.rollingMedian),
      low: maybeShown(point.rollingLowerQuartile),
      high: maybeShown(point.rollingUpperQuartile),
      part,
    };
  });
}

function draw(
  frame: ChartFrame,
  options: TrendChartOptions,
  points: Chart['points'],
): ReturnType<Chart['draw']> {
  const { trend, height, unit, write, recordId, today, format } = options;
  const { plot, width } = frame;
  const drawn = drawnPoints(options);
  const line = drawn.filter(({ median }) => median !== null);
  const last = line.at(-1);
  const first = trend.points[0]?.localDate ?? addDays(today, -30);
  const end = lastDayDrawn(first, trend.points.at(-1)?.localDate ?? today, today);
  const domain = around(drawn.map(({ value }) => value));
  const record = drawn[trend.points.findIndex(({ id }) => id === recordId)];
  const path = { x: 'moment', y: 'median', z: 'part', strokeLinejoin: 'round' } as const;
  return drawFigure(frame, {
    height,
    marginRight: isNarrow(frame) ? 52 : 58,
    x: { type: 'utc', domain: [dayMoment(first), dayMoment(addDays(end, 1))] },
    y: { domain: options.isLowerHigher === true ? domain.toReversed() : [...domain] },
    yAxis: { ticks: roundNumbers(domain[0], domain[1], height < 250 ? 3 : 5), write },
    xTicks: calendarTicks(first, end, width - 94, format),
    points,
    pointing: 'xy',
    marks: [
      ...offTimeMarks(frame, { offTimes: trend.offTimes, from: first, to: end, format }),
      plot.areaY(line, {
        x: 'moment',
        y1: 'low',
        y2: 'high',
        z: 'part',
        fill: 'var(--accent)',
        fillOpacity: 0.13,
      }),
      plot.dot(drawn, {
        x: 'moment',
        y: 'value',
        r: options.dotRadius ?? 1.5,
        fill: 'var(--past)',
        fillOpacity: 0.55,
      }),
      plot.lineY(line, { ...path, stroke: 'var(--paper)', strokeWidth: 5 }),
      plot.lineY(line, { ...path, stroke: 'var(--accent)', strokeWidth: 2 }),
      plot.dot(record === undefined ? [] : [record], {
        x: 'moment',
        y: 'value',
        r: 4,
        fill: 'var(--record)',
        stroke: 'var(--ink)',
        strokeWidth: 1.25,
      }),
      plot.text(last === undefined ? [] : [last], {
        x: 'moment',
        y: 'median',
        text: ({ median }: Drawn) => withUnit(write(median ?? 0), unit),
        textAnchor: 'start',
        dx: 8,
        fontWeight: 600,
        fontSize: 14,
        fill: 'var(--accent-ink)',
      }),
    ],
  });
}
