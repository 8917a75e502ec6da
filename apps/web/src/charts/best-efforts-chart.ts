/** Owns the chart of a ride's best efforts: the highest mean power of each length, against the best there is. */
import type { Formatter } from '../format/formatter.ts';
import { isNarrow, type Chart } from './chart.ts';
import { drawFigure } from './figure.ts';
import { roundNumbers } from './ticks.ts';

export interface ChartEffort {
  readonly durationSeconds: number;
  readonly watts: number;
  /** Of this or another ride; `null` where none is known. */
  readonly bestWatts: number | null;
  readonly isRecord: boolean;
  /** What is said of it beside its watts. */
  readonly lines: readonly string[];
  readonly href: string | null;
}

export interface BestEffortsChartOptions {
  /** From the shortest on. */
  readonly efforts: readonly ChartEffort[];
  readonly sentence: string;
  readonly format: Formatter;
}

/** Lengths that a label stands at, as far as they are there. */
const labelled: ReadonlySet<number> = new Set([5, 60, 300, 1200, 3600]);

/** `5 s`, `1 min` */
export const effortLength = (seconds: number): string =>
  seconds < 60 ? `${seconds}\u00a0s` : `${Math.round((seconds / 60) * 10) / 10}\u00a0min`;

export function bestEffortsChart({ efforts, sentence, format }: BestEffortsChartOptions): Chart {
  const points: Chart['points'] = efforts.map((effort) => ({
    x: effort.durationSeconds,
    y: effort.watts,
    title: effortLength(effort.durationSeconds),
    lines: [`${format.number(effort.watts)}\u00a0W`, ...effort.lines],
    href: effort.href,
  }));
  const known = efforts.filter(({ bestWatts }) => bestWatts !== null);
  const high =
    efforts.reduce((most, { watts, bestWatts }) => Math.max(most, watts, bestWatts ?? 0), 1) * 1.06;
  const [first, last] = [efforts[0]?.durationSeconds ?? 1, efforts.at(-1)?.durationSeconds ?? 60];
  const ticks = efforts
    .filter(({ durationSeconds }) =>
      [5, 15, 30, 60, 180, 300, 600, 1200, 2700, 3600].includes(durationSeconds),
    )
    .map(({ durationSeconds }) => ({ x: durationSeconds, label: effortLength(durationSeconds) }))
    // On a logarithmic axis 45 and 60 minutes lie too close for both names.
    .filter(({ x }) => x !== 2700 || last < 3600);
  const named = efforts.filter(({ durationSeconds }) => labelled.has(durationSeconds));
  return {
    sentence,
    points,
    table: {
      heads: ['Length s', 'Output W', 'Best W', 'Record'],
      rows: efforts.map(({ durationSeconds, watts, bestWatts, isRecord }) => [
        durationSeconds,
        watts,
        bestWatts,
        isRecord ? 'yes' : '',
      ]),
    },
    draw: (frame) =>
      drawFigure(frame, {
        height: 300,
        marginRight: isNarrow(frame) ? 20 : 96,
        x: { type: 'log', domain: [first, Math.max(last, first * 2)], insetLeft: 8, insetRight: 8 },
        y: { domain: [0, high] },
        yAxis: { ticks: roundNumbers(0, high, 5), write: format.exact },
        xTicks: isNarrow(frame) ? ticks.filter((_, index) => index % 2 === 0) : ticks,
        points,
        pointing: 'x',
        marks: [
          frame.plot.lineY(known, {
            x: 'durationSeconds',
            y: 'bestWatts',
            stroke: 'var(--past)',
            strokeWidth: 1.25,
          }),
          frame.plot.lineY([...efforts], {
            x: 'durationSeconds',
            y: 'watts',
            stroke: 'var(--paper)',
            strokeWidth: 5,
          }),
          frame.plot.lineY([...efforts], {
            x: 'durationSeconds',
            y: 'watts',
            stroke: 'var(--accent)',
            strokeWidth: 2,
          }),
          frame.plot.dot([...efforts], {
            x: 'durationSeconds',
            y: 'watts',
            r: ({ isRecord }: ChartEffort) => (isRecord ? 5 : 3),
            fill: ({ isRecord }: ChartEffort) => (isRecord ? 'var(--record)' : 'var(--accent)'),
            stroke: ({ isRecord }: ChartEffort) => (isRecord ? 'var(--ink)' : 'var(--paper)'),
            strokeWidth: 1.25,
          }),
          // Beneath the left end a label would stand on the numbers of the axis and on the line, which only ever falls.
          ...(
            [
              { isFirst: true, textAnchor: 'start', dx: 14, dy: -10 },
              { isFirst: false, textAnchor: 'middle', dx: 0, dy: 16 },
            ] as const
          ).map(({ isFirst, textAnchor, dx, dy }) =>
            frame.plot.text(
              named.filter(({ durationSeconds }) => isFirst === (durationSeconds === first)),
              {
                x: 'durationSeconds',
                y: 'watts',
                text: ({ watts }: ChartEffort) => `${format.number(watts)}\u00a0W`,
                textAnchor,
                dx,
                dy,
                fontWeight: 600,
                fill: 'var(--accent-ink)',
                stroke: 'var(--paper)',
                strokeWidth: 4,
              },
            ),
          ),
          ...(isNarrow(frame)
            ? []
            : [
                frame.plot.text(known.slice(-1), {
                  x: 'durationSeconds',
                  y: 'bestWatts',
                  text: () => 'your best',
                  textAnchor: 'start',
                  dx: 10,
                  dy: -6,
                  fill: 'var(--ink-2)',
                }),
              ]),
        ],
      }),
  };
}
