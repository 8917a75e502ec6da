/** Owns the donut: the largest shares in steps of the accent, the rest grey, names and numbers outside, the total inside. */
import type { Formatter } from '../format/formatter.ts';
import type { Chart, ChartFigure, ChartFrame } from './chart.ts';

export interface DonutShare {
  readonly name: string;
  readonly count: number;
}

export interface DonutOptions {
  /** Largest first. */
  readonly shares: readonly DonutShare[];
  readonly sentence: string;
  /** What is counted: `rides`. */
  readonly noun: string;
  readonly nameHead: string;
  readonly format: Formatter;
}

interface Slice extends DonutShare {
  readonly isRest: boolean;
  /** Turns, clockwise from the top. */
  readonly from: number;
  readonly to: number;
}

const mostSlices = 7;
const outerRadius = 70;
const innerRadius = 46;
const labelPitch = 34;
const svgNamespace = 'http://www.w3.org/2000/svg';

export function donutChart({ shares, sentence, noun, nameHead, format }: DonutOptions): Chart {
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  return {
    sentence,
    points: [],
    table: {
      heads: [nameHead, noun, 'Share %'],
      rows: shares.map(({ name, count }) => [name, count, total === 0 ? null : (100 * count) / total]),
    },
    draw: (frame) => draw(frame, slicesOf(shares, total, format), total, noun, format),
  };
}

function slicesOf(shares: readonly DonutShare[], total: number, format: Formatter): readonly Slice[] {
  // A rest of one has a name of its own.
  const named = shares.length === mostSlices + 1 ? shares : shares.slice(0, mostSlices);
  const rest = shares.slice(named.length);
  const counts =
    rest.length === 0
      ? []
      : [
          {
            name: `${format.number(rest.length)} others`,
            count: rest.reduce((sum, { count }) => sum + count, 0),
            isRest: true,
          },
        ];
  let turned = 0;
  return [...named.map((share) => ({ ...share, isRest: false })), ...counts].map((share) => {
    const from = turned;
    turned += total === 0 ? 0 : share.count / total;
    return { ...share, from, to: turned };
  });
}

function draw(
  { width, document }: ChartFrame,
  slices: readonly Slice[],
  total: number,
  noun: string,
  format: Formatter,
): ChartFigure {
  const height = 284;
  const [middleX, middleY] = [width / 2, height / 2];
  const make = (
    name: string,
    attributes: Readonly<Record<string, string | number>>,
    text = '',
  ): SVGElement => {
    const element = document.createElementNS(svgNamespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (text !== '') element.textContent = text;
    return element;
  };
  const svg = make('svg', { class: 'plot', width, height, viewBox: `0 0 ${width} ${height}` });
  const at = (turn: number, radius: number): readonly [number, number] => [
    middleX + Math.sin(turn * 2 * Math.PI) * radius,
    middleY - Math.cos(turn * 2 * Math.PI) * radius,
  ];
  for (const [index, slice] of slices.entries()) {
    svg.append(
      make('path', {
        d: slicePath(slice, at),
        fill: slice.isRest ? 'var(--past)' : 'var(--accent)',
        'fill-opacity': slice.isRest ? 0.6 : (1 - (0.7 * index) / Math.max(1, mostSlices - 1)).toFixed(3),
        stroke: 'var(--paper)',
        'stroke-width': 1.5,
      }),
    );
  }
  for (const { slice, side, y } of placeLabels(slices, middleY, height)) {
    const turn = (slice.from + slice.to) / 2;
    const [startX, startY] = at(turn, outerRadius + 3);
    const x = middleX + side * (outerRadius + 16);
    svg.append(
      make('path', {
        d: `M${f(startX)} ${f(startY)}L${f(x - side * 5)} ${f(y)}`,
        stroke: 'var(--control)',
        fill: 'none',
      }),
    );
    const anchor = side > 0 ? 'start' : 'end';
    const isFirst = slice === slices[0];
    const room = width / 2 - outerRadius - 16;
    svg.append(
      make(
        'text',
        {
          x,
          y: y - 2,
          'text-anchor': anchor,
          'font-size': 12.5,
          'font-weight': isFirst ? 600 : 400,
          fill: isFirst ? 'var(--accent-ink)' : 'var(--ink)',
        },
        shorten(slice.name, room),
      ),
      make(
        'text',
        { x, y: y + 12, 'text-anchor': anchor, fill: 'var(--ink-2)' },
        `${format.number(slice.count)}, ${format.percent(slice.count / Math.max(1, total))}`,
      ),
    );
  }
  svg.append(
    make(
      'text',
      { x: middleX, y: middleY + 4, 'text-anchor': 'middle', 'font-size': 24, fill: 'var(--ink)' },
      format.number(total),
    ),
    make('text', { x: middleX, y: middleY + 20, 'text-anchor': 'middle', fill: 'var(--ink-2)' }, noun),
  );
  // It has no scales and no legend, and nothing of it is pointed at.
  return Object.assign(svg, {
    scale: () => undefined,
    legend: () => undefined,
    value: null,
  }) as unknown as ChartFigure;
}

const f = (value: number): string => value.toFixed(1);

/** Names are others' text: as many letters as there is room for. */
function shorten(name: string, room: number): string {
  const letters = Math.max(6, Math.floor(room / 6.1));
  return name.length <= letters ? name : `${name.slice(0, letters - 1)}…`;
}

function slicePath(
  { from, to }: Slice,
  at: (turn: number, radius: number) => readonly [number, number],
): string {
  // A full ring has no two ends to draw an arc between.
  const end = to - from >= 1 ? from + 0.99999 : to;
  const large = end - from > 0.5 ? 1 : 0;
  const [a, b, c, d] = [
    at(from, outerRadius),
    at(end, outerRadius),
    at(end, innerRadius),
    at(from, innerRadius),
  ];
  const point = ([x, y]: readonly [number, number]): string => `${f(x)} ${f(y)}`;
  return (
    `M${point(a)}A${outerRadius} ${outerRadius} 0 ${large} 1 ${point(b)}` +
    `L${point(c)}A${innerRadius} ${innerRadius} 0 ${large} 0 ${point(d)}Z`
  );
}

interface PlacedLabel {
  readonly slice: Slice;
  readonly side: 1 | -1;
  readonly y: number;
}

/** Beside their slices, pushed apart where they would meet. */
function placeLabels(slices: readonly Slice[], middleY: number, height: number): readonly PlacedLabel[] {
  return ([1, -1] as const).flatMap((side) => {
    const ofSide = slices
      .filter(({ count }) => count > 0)
      .map((slice) => ({ slice, turn: (slice.from + slice.to) / 2 }))
      .filter(({ turn }) => (turn <= 0.5 ? 1 : -1) === side)
      .map(({ slice, turn }) => ({
        slice,
        side,
        wanted: middleY - Math.cos(turn * 2 * Math.PI) * (outerRadius + 16),
      }))
      .sort((a, b) => a.wanted - b.wanted);
    let least = 16;
    const placed = ofSide.map(({ slice, wanted }) => {
      const y = Math.max(wanted, least);
      least = y + labelPitch;
      return { slice, side, y };
    });
    // What was pushed out below goes back up.
    const over = Math.max(0, (placed.at(-1)?.y ?? 0) - (height - 20));
    return placed.map((label, index) => ({
      ...label,
      y: label.y - Math.min(over, Math.max(0, label.y - 16 - index * labelPitch)),
    }));
  });
}
