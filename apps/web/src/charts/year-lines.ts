/** Owns the chart of running totals: a line a year from January to December, this year blue, last year timber, the others grey. */
import { addDays, type CumulativeYear } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { isNarrow, type Chart, type ChartFrame, type ChartPoint } from './chart.ts';
import { drawFigure } from './figure.ts';
import { spreadLabels } from './spread-labels.ts';
import { fromZero, roundNumbers } from './ticks.ts';

export interface YearLinesOptions {
  readonly sentence: string;
  /** With its unit. */
  readonly valueHead: string;
  /** Oldest first; the last one is the running year. */
  readonly years: readonly CumulativeYear[];
  readonly asOfDay: number;
  readonly shown: (total: number) => number;
  /** With the unit. */
  readonly write: (shown: number) => string;
  readonly hrefOf: (year: number, dayOfYear: number) => string;
  readonly format: Formatter;
}

const height = 346;
const marginTop = 14;
const marginBottom = 28;
const labelGap = 14;
const lastDay = 366;

interface YearLine {
  readonly year: number;
  readonly kind: 'now' | 'before' | 'other';
  readonly points: readonly { readonly day: number; readonly total: number; readonly year: number }[];
  readonly end: { readonly day: number; readonly total: number };
}

const looks = {
  other: { stroke: 'var(--past)', strokeWidth: 1.15, fill: 'var(--ink-2)', fontWeight: 400 },
  before: { stroke: 'var(--timber)', strokeWidth: 1.25, fill: 'var(--timber-ink)', fontWeight: 500 },
  now: { stroke: 'var(--accent)', strokeWidth: 2.25, fill: 'var(--accent-ink)', fontWeight: 600 },
} as const;

export function yearLines(options: YearLinesOptions): Chart {
  const { sentence, valueHead, years, shown, write, hrefOf, format } = options;
  const now = years.at(-1);
  const points: Chart['points'] =
    now?.days.map(({ dayOfYear, total }): ChartPoint => {
      const others = years.slice(0, -1).toReversed();
      return {
        x: dayOfYear,
        y: shown(total),
        title: format.date(dateOf(now.year, dayOfYear)),
        lines: [
          `${now.year}: ${write(shown(total))}`,
          ...others.map((year) => `${year.year}: ${write(shown(totalOn(year, dayOfYear)))}`),
        ],
        href: hrefOf(now.year, dayOfYear),
      };
    }) ?? [];
  return {
    sentence,
    points,
    table: {
      isByDate: true,
      heads: ['Date', 'Year', valueHead],
      rows: years.flatMap(({ year, days }) =>
        days.map(({ dayOfYear, total }) => [dateOf(year, dayOfYear), String(year), shown(total)]),
      ),
    },
    draw: (frame) => draw(frame, options, points),
  };
}

const dateOf = (year: number, dayOfYear: number): string => addDays(`${year}-01-01`, dayOfYear - 1);

function totalOn({ days }: CumulativeYear, dayOfYear: number): number {
  return days.findLast((day) => day.dayOfYear <= dayOfYear)?.total ?? 0;
}

function linesOf({ years, asOfDay, shown }: YearLinesOptions): readonly YearLine[] {
  return years.map(({ year, days, total }, index): YearLine => {
    const end = { day: index === years.length - 1 ? asOfDay : lastDay, total: shown(total) };
    return {
      year,
      kind: index === years.length - 1 ? 'now' : index === years.length - 2 ? 'before' : 'other',
      points: [
        { day: 1, total: 0, year },
        ...days.map((day) => ({ day: day.dayOfYear, total: shown(day.total), year })),
        { ...end, year },
      ],
      end,
    };
  });
}

function draw(
  frame: ChartFrame,
  options: YearLinesOptions,
  points: Chart['points'],
): ReturnType<Chart['draw']> {
  const { plot, width } = frame;
  const { format } = options;
  const lines = linesOf(options);
  const domain = fromZero(lines.map(({ end }) => end.total));
  const perPixel = (domain[1] - domain[0]) / (height - marginTop - marginBottom);
  const ended = lines.filter(({ kind }) => kind !== 'now');
  const places = spreadLabels(
    ended.map(({ end }) => end.total),
    labelGap * perPixel,
  );
  const labels = ended.map((line, index) => ({ ...line, y: places[index] ?? line.end.total }));
  const running = lines.filter(({ kind }) => kind === 'now').map((line) => ({ ...line, y: line.end.total }));
  const months = Array.from({ length: 12 }, (_, month) => month).filter(
    (month) => width > 560 || month % 3 === 0,
  );
  return drawFigure(frame, {
    height,
    marginTop,
    marginBottom,
    marginLeft: 44,
    marginRight: isNarrow(frame) ? 40 : 52,
    x: { domain: [1, lastDay] },
    y: { domain: [...domain] },
    yAxis: { ticks: roundNumbers(domain[0], domain[1], 5).slice(1), write: format.exact },
    xTicks: months.map((month) => ({
      x: Math.round(month * 30.44) + 1,
      label: format.monthName(month + 1),
    })),
    points,
    pointing: 'x',
    marks: [
      ...(['other', 'before', 'now'] as const).flatMap((kind) => {
        const ofKind = lines.filter((line) => line.kind === kind).flatMap((line) => line.points);
        const path = {
          x: 'day',
          y: 'total',
          z: 'year',
          curve: 'step-after',
          strokeLinejoin: 'round',
        } as const;
        const { stroke, strokeWidth } = looks[kind];
        return [
          ...(kind === 'now'
            ? [plot.lineY(ofKind, { ...path, stroke: 'var(--paper)', strokeWidth: 5 })]
            : []),
          plot.lineY(ofKind, { ...path, stroke, strokeWidth }),
        ];
      }),
      ...(['other', 'before', 'now'] as const).map((kind) =>
        plot.text(
          [...labels, ...running].filter((line) => line.kind === kind),
          {
            x: (line: YearLine) => line.end.day,
            y: 'y',
            text: (line: YearLine) => String(line.year),
            textAnchor: 'start',
            dx: 7,
            stroke: 'var(--paper)',
            strokeWidth: 4,
            fill: looks[kind].fill,
            fontWeight: looks[kind].fontWeight,
          },
        ),
      ),
    ],
  });
}
