/** Owns the chart of a race between two attempts: how far one leads the other at each second, above the line or beneath it. */
import type { Formatter } from '../format/formatter.ts';
import { isNarrow, type Chart } from './chart.ts';
import { drawFigure } from './figure.ts';
import { around, roundNumbers } from './ticks.ts';

export interface RacePoint {
  readonly second: number;
  /** In the unit shown; above zero this one leads. */
  readonly gap: number;
  /** How much later the other one had come as far; `null` where it never did. */
  readonly leadSeconds: number | null;
}

export interface RaceChartOptions {
  readonly points: readonly RacePoint[];
  readonly sentence: string;
  /** `kJ`, `km`, `mi` */
  readonly unit: string;
  readonly digits: number;
  readonly clock: (seconds: number) => string;
  readonly format: Formatter;
}

/** More points than pixels draw nothing that is seen. */
const mostPoints = 400;

export function raceChart(options: RaceChartOptions): Chart {
  const { sentence, unit, clock, format, digits } = options;
  const shown = thinned(options.points);
  const write = (value: number): string => {
    const written = format.decimal(Math.abs(value), digits);
    return `${value < 0 ? '−' : '+'}${written}\u00a0${unit}`;
  };
  const points: Chart['points'] = shown.map(({ second, gap, leadSeconds }) => ({
    x: second,
    y: gap,
    title: clock(second),
    lines: [
      write(gap),
      ...(leadSeconds === null || leadSeconds === 0
        ? []
        : [`${format.number(Math.abs(leadSeconds))}\u00a0s ${leadSeconds > 0 ? 'ahead' : 'behind'}`]),
    ],
    href: null,
  }));
  const last = shown.at(-1);
  const [low, high] = around([0, ...shown.map(({ gap }) => gap)]);
  const end = last?.second ?? 1;
  const ticks = roundNumbers(0, end / 60, 8).map((minute) => ({ x: minute * 60, label: clock(minute * 60) }));
  return {
    sentence,
    points,
    table: {
      heads: ['Second', `Gap ${unit}`, 'Lead s'],
      rows: shown.map(({ second, gap, leadSeconds }) => [second, gap, leadSeconds]),
    },
    draw: (frame) =>
      drawFigure(frame, {
        height: 220,
        marginRight: isNarrow(frame) ? 62 : 78,
        x: { type: 'linear', domain: [0, end] },
        y: { domain: [low, high] },
        yAxis: { ticks: roundNumbers(low, high, 5), write: format.exact },
        xTicks: ticks,
        points,
        pointing: 'x',
        marks: [
          frame.plot.areaY(shown, {
            x: 'second',
            y1: 0,
            y2: ({ gap }: RacePoint) => Math.max(0, gap),
            fill: 'var(--accent)',
            fillOpacity: 0.14,
          }),
          frame.plot.areaY(shown, {
            x: 'second',
            y1: 0,
            y2: ({ gap }: RacePoint) => Math.min(0, gap),
            fill: 'var(--timber)',
            fillOpacity: 0.2,
          }),
          frame.plot.ruleY([0], { stroke: 'var(--ink)', shapeRendering: 'crispEdges' }),
          frame.plot.lineY(shown, { x: 'second', y: 'gap', stroke: 'var(--paper)', strokeWidth: 5 }),
          frame.plot.lineY(shown, { x: 'second', y: 'gap', stroke: 'var(--accent)', strokeWidth: 2 }),
          frame.plot.text(last === undefined ? [] : [last], {
            x: 'second',
            y: 'gap',
            text: ({ gap }: RacePoint) => write(gap),
            textAnchor: 'start',
            dx: 8,
            fontWeight: 600,
            fill: 'var(--accent-ink)',
          }),
        ],
      }),
  };
}

function thinned(points: readonly RacePoint[]): readonly RacePoint[] {
  const step = Math.max(1, Math.ceil(points.length / mostPoints));
  return points.filter((_, index) => index % step === 0 || index === points.length - 1);
}
