/** Owns the chart of start times on 24 hours: a row a discipline, a dot a workout, the average as a tick with its spread as a bar. */
import type { AverageStart } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { isNarrow, type Chart, type ChartFrame } from './chart.ts';
import { drawFigure } from './figure.ts';

export interface ClockRow {
  readonly name: string;
  readonly average: AverageStart | null;
  readonly starts: readonly ClockDot[];
}

export interface ClockDot {
  readonly minute: number;
  readonly localDate: string;
  readonly title: string;
  readonly href: string;
}

export interface DayClockOptions {
  readonly sentence: string;
  readonly rows: readonly ClockRow[];
  readonly format: Formatter;
}

const minutesPerDay = 1440;
const rowHeight = 34;
/** Of the bold times at the right, in pixels. */
const characterWidth = 7.2;
/** Half of the dots' band, as a share of a row. */
const band = 0.3;
/** Multiples of the golden ratio spread any number of dots evenly, and the same way every time. */
const golden = 0.618_033_988_75;

export function dayClock(options: DayClockOptions): Chart {
  const { sentence, rows, format } = options;
  const dots = dotsOf(rows);
  const points: Chart['points'] = dots
    .toSorted((a, b) => a.row - b.row || a.minute - b.minute)
    .map((dot) => ({
      x: dot.minute,
      y: dot.y,
      title: `${format.date(dot.localDate)}, ${format.minuteOfDay(dot.minute)}`,
      lines: [dot.title],
      href: dot.href,
    }));
  return {
    sentence,
    points,
    table: {
      heads: ['Discipline', 'Workouts', 'Average start', 'Spread, minutes'],
      rows: rows.map(({ name, average, starts }) => [
        name,
        starts.length,
        average === null ? null : format.minuteOfDay(Math.round(average.minuteOfDay)),
        average === null ? null : Math.round(average.spreadMinutes),
      ]),
    },
    draw: (frame) => draw(frame, options, points),
  };
}

const dotsOf = (rows: readonly ClockRow[]) =>
  rows.flatMap(({ starts }, row) =>
    starts.map((start, index) => ({ ...start, row, y: row + (((index * golden) % 1) * 2 - 1) * band })),
  );

interface SpreadBar {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** The average and one spread to both sides; over midnight it comes in at the other end. */
function barsOf(rows: readonly ClockRow[]): readonly SpreadBar[] {
  return rows.flatMap(({ average }, row): SpreadBar[] => {
    if (average === null) return [];
    const from = average.minuteOfDay - average.spreadMinutes;
    const to = average.minuteOfDay + average.spreadMinutes;
    if (to - from >= minutesPerDay) return [{ row, from: 0, to: minutesPerDay }];
    if (from < 0)
      return [
        { row, from: from + minutesPerDay, to: minutesPerDay },
        { row, from: 0, to },
      ];
    if (to > minutesPerDay)
      return [
        { row, from, to: minutesPerDay },
        { row, from: 0, to: to - minutesPerDay },
      ];
    return [{ row, from, to }];
  });
}

function draw(
  frame: ChartFrame,
  { rows, format }: DayClockOptions,
  points: Chart['points'],
): ReturnType<Chart['draw']> {
  const { plot } = frame;
  const narrow = isNarrow(frame);
  const averages = rows.flatMap(({ average }, row) => (average === null ? [] : [{ row, ...average }]));
  const written = averages.map(({ minuteOfDay }) => format.minuteOfDay(Math.round(minuteOfDay)));
  const longest = written.reduce((most, { length }) => Math.max(most, length), 0);
  const names = rows.map(({ name }, row) => ({ name, row }));
  const hours = [0, 6, 12, 18, ...(narrow ? [] : [3, 9, 15, 21])];
  const bar = { y1: ({ row }: SpreadBar) => row - band, y2: ({ row }: SpreadBar) => row + band } as const;
  return drawFigure(frame, {
    height: rows.length * (narrow ? rowHeight + 12 : rowHeight) + 42,
    marginTop: 10,
    marginLeft: 118,
    marginRight: Math.max(narrow ? 40 : 58, longest * characterWidth + 12),
    x: { domain: [0, minutesPerDay] },
    // The first row stands on top.
    y: { domain: [rows.length - 0.4, -0.6] },
    xTicks: hours.map((hour) => ({ x: hour * 60, label: format.minuteOfDay(hour * 60) })),
    points,
    pointing: 'xy',
    marks: [
      plot.ruleX(
        [0, 6, 12, 18, 24].map((hour) => hour * 60),
        {
          stroke: 'var(--rule)',
          shapeRendering: 'crispEdges',
        },
      ),
      plot.rect([...barsOf(rows)], {
        x1: 'from',
        x2: 'to',
        ...bar,
        fill: 'var(--accent)',
        fillOpacity: 0.13,
      }),
      plot.dot([...points], { x: 'x', y: 'y', r: 1.75, fill: 'var(--past)', fillOpacity: 0.7 }),
      plot.ruleX(averages, {
        x: 'minuteOfDay',
        y1: ({ row }: { row: number }) => row - band - 0.06,
        y2: ({ row }: { row: number }) => row + band + 0.06,
        stroke: 'var(--accent)',
        strokeWidth: 2.5,
      }),
      plot.text(averages, {
        y: 'row',
        frameAnchor: 'right',
        textAnchor: 'start',
        dx: 8,
        text: written,
        fill: 'var(--accent-ink)',
        fontWeight: 600,
      }),
      plot.text(names, {
        y: 'row',
        text: 'name',
        frameAnchor: 'left',
        fill: 'var(--ink)',
        ...(narrow
          ? { textAnchor: 'start', dy: -20, stroke: 'var(--paper)', strokeWidth: 4 }
          : { textAnchor: 'end', dx: -12 }),
      }),
    ],
  });
}
