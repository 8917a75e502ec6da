/** Owns the chart of whom the rider rides harder with: a dot a person against the rider's own median, a bar for the middle half. */
import type { InstructorRow } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { isNarrow, type Chart, type ChartFrame } from './chart.ts';
import { drawFigure } from './figure.ts';
import { roundNumbers } from './ticks.ts';

/** Under so many rides a dot is hollow. */
export const sureRides = 25;

export interface HarderThanUsualOptions {
  readonly rows: readonly InstructorRow[];
  readonly nameOf: (row: InstructorRow) => string;
  readonly sentence: string;
  readonly format: Formatter;
}

interface Drawn {
  readonly key: string;
  readonly name: string;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly rides: number;
}

const widePitch = 22;
const narrowPitch = 36;

/** `+3.2 %` of a difference in percent. */
const signedPercent = (value: number, format: Formatter): string =>
  `${format.signedDecimal(value, 1)}\u00a0%`;

export function harderThanUsualChart({ rows, nameOf, sentence, format }: HarderThanUsualOptions): Chart {
  const drawn = rows
    .flatMap((row): readonly Drawn[] => {
      const effort = row.harderThanUsual;
      return effort === null
        ? []
        : [
            {
              key: row.instructorId,
              name: nameOf(row),
              low: effort.lowerQuartile * 100,
              median: effort.median * 100,
              high: effort.upperQuartile * 100,
              rides: effort.rides,
            },
          ];
    })
    .sort((a, b) => b.median - a.median);
  const points = drawn.map((row) => ({
    x: row.median,
    y: row.key,
    title: row.name,
    lines: [
      `median ${signedPercent(row.median, format)} of ${format.number(row.rides)} rides`,
      `middle half ${signedPercent(row.low, format)} to ${signedPercent(row.high, format)}`,
    ],
    href: `/instructors/${encodeURIComponent(row.key)}`,
  }));
  return {
    sentence,
    points,
    table: {
      heads: ['Instructor', 'Median %', 'Lower quartile %', 'Upper quartile %', 'Rides'],
      rows: drawn.map(({ name, median, low, high, rides }) => [name, median, low, high, rides]),
    },
    draw: (frame) => draw(frame, drawn, points, format),
  };
}

function draw(frame: ChartFrame, drawn: readonly Drawn[], points: Chart['points'], format: Formatter) {
  const { plot } = frame;
  const narrow = isNarrow(frame);
  const { rider } = format;
  const rides = `${rider.you} ${rider.does('ride', 'rides')}`;
  const low = Math.min(-1, ...drawn.map((row) => row.low));
  const high = Math.max(1, ...drawn.map((row) => row.high));
  const free = (high - low) * 0.03;
  const ticks = roundNumbers(low - free, high + free, narrow ? 5 : 9);
  const [surest, weakest] = [drawn[0]?.key, drawn.at(-1)?.key];
  const nameStyle = narrow
    ? ({ dy: -13, stroke: 'var(--paper)', strokeWidth: 4, textAnchor: 'start' } as const)
    : ({ dx: -132, textAnchor: 'start' } as const);
  const name = {
    y: 'key',
    text: 'name',
    frameAnchor: 'left',
    fontStretch: '100%',
    fontSize: 12.5,
    ...nameStyle,
  } as const;
  const isEnd = ({ key }: Drawn): boolean => key === surest || key === weakest;
  return drawFigure(frame, {
    height: drawn.length * (narrow ? narrowPitch : widePitch) + 54,
    marginLeft: 132,
    marginRight: 16,
    marginTop: 24,
    marginBottom: 26,
    x: { domain: [low - free, high + free] },
    y: { type: 'point', domain: drawn.map(({ key }) => key), padding: 0.6 },
    points,
    pointing: 'y',
    marks: [
      plot.ruleX(
        ticks.filter((tick) => tick !== 0),
        { stroke: 'var(--rule)', shapeRendering: 'crispEdges' },
      ),
      plot.ruleX([0], { stroke: 'var(--ink)', shapeRendering: 'crispEdges' }),
      plot.ruleY([...drawn], { x1: 'low', x2: 'high', y: 'key', stroke: 'var(--past)', strokeWidth: 3 }),
      plot.dot([...drawn], {
        x: 'median',
        y: 'key',
        r: 4.5,
        fill: ({ rides }: Drawn) => (rides < sureRides ? 'var(--paper)' : 'var(--accent)'),
        stroke: ({ rides }: Drawn) => (rides < sureRides ? 'var(--accent)' : 'var(--paper)'),
        strokeWidth: 1.5,
      }),
      plot.text(
        drawn.filter((row) => !isEnd(row)),
        { ...name, fill: 'var(--ink-2)' },
      ),
      plot.text(drawn.filter(isEnd), { ...name, fill: 'var(--ink)', fontWeight: 600 }),
      plot.text([...ticks], {
        x: (tick: number) => tick,
        text: (tick: number) =>
          tick === 0
            ? narrow
              ? 'median'
              : `${rider.their} own median`
            : `${tick > 0 ? '+' : '−'}${format.number(Math.abs(tick))}\u00a0%`,
        frameAnchor: 'bottom',
        lineAnchor: 'top',
        dy: 8,
        fill: (tick: number) => (tick === 0 ? 'var(--ink)' : 'var(--ink-2)'),
      }),
      plot.text([`${rides} easier`], {
        x: () => 0,
        text: (words: string) => words,
        frameAnchor: 'top',
        lineAnchor: 'bottom',
        textAnchor: 'end',
        dx: -8,
        dy: -6,
        fill: 'var(--ink-2)',
      }),
      plot.text([`${rides} harder`], {
        x: () => 0,
        text: (words: string) => words,
        frameAnchor: 'top',
        lineAnchor: 'bottom',
        textAnchor: 'start',
        dx: 8,
        dy: -6,
        fill: 'var(--ink-2)',
      }),
    ],
  });
}
