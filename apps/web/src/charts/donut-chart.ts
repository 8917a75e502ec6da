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
/** Between the ring and what is written beside it. */
const gap = 12;
const lineHeight = 14;
/** A letter of a name, generously. */
const letterWidth = 6.2;
const margin = 6;
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

interface Ring {
  readonly middleX: number;
  readonly middleY: number;
  readonly outer: number;
  readonly inner: number;
}

const pointOn = ({ middleX, middleY }: Ring, turn: number, radius: number): readonly [number, number] => [
  middleX + Math.sin(turn * 2 * Math.PI) * radius,
  middleY - Math.cos(turn * 2 * Math.PI) * radius,
];

function draw(
  { width, document }: ChartFrame,
  slices: readonly Slice[],
  total: number,
  noun: string,
  format: Formatter,
): ChartFigure {
  const outer = Math.min(92, Math.max(52, width * 0.21));
  const stacks = labelStacks(slices, width / 2 - outer - gap, (slice) => [
    `${format.number(slice.count)}, ${format.percent(slice.count / Math.max(1, total))}`,
  ]);
  const tallest = stacks.reduce((most, stack) => Math.max(most, heightOf(stack)), 0);
  const height = Math.ceil(Math.max(2 * (outer + gap + 2 * lineHeight), tallest) + 2 * margin);
  const ring: Ring = { middleX: width / 2, middleY: height / 2, outer, inner: outer * 0.66 };
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
  for (const [index, slice] of slices.entries()) {
    svg.append(
      make('path', {
        d: slicePath(slice, ring),
        fill: slice.isRest ? 'var(--past)' : 'var(--accent)',
        'fill-opacity': slice.isRest ? 0.6 : (1 - (0.7 * index) / Math.max(1, mostSlices - 1)).toFixed(3),
        stroke: 'var(--paper)',
        'stroke-width': 1.5,
      }),
    );
  }
  for (const { slice, lines, side, top, x } of stacks.flatMap((stack) => placeLabels(stack, ring, height))) {
    const middle = top + (lines.length * lineHeight) / 2;
    svg.append(
      make('path', {
        d: leader(ring, (slice.from + slice.to) / 2, [x - side * 4, middle]),
        stroke: 'var(--control)',
        fill: 'none',
      }),
    );
    const isFirst = slice === slices[0];
    svg.append(
      ...lines.map((line, index) => {
        const isName = index < lines.length - 1;
        const ink = isFirst ? 'var(--accent-ink)' : 'var(--ink)';
        return make(
          'text',
          {
            x: f(x),
            y: f(top + (index + 0.78) * lineHeight),
            'text-anchor': side > 0 ? 'start' : 'end',
            fill: isName ? ink : 'var(--ink-2)',
            ...(isName ? { 'font-size': 12.5, 'font-weight': isFirst ? 600 : 400 } : {}),
          },
          line,
        );
      }),
    );
  }
  const { middleX, middleY } = ring;
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

/** From a slice to its label: straight, or along the ring first where a straight line would cross it. */
function leader(ring: Ring, turn: number, to: readonly [number, number]): string {
  const point = (place: readonly [number, number]): string => place.map(f).join(' ');
  const reach = ring.outer + 4;
  const from = pointOn(ring, turn, reach);
  const isClear = [0.25, 0.5, 0.75].every(
    (part) =>
      Math.hypot(
        from[0] + (to[0] - from[0]) * part - ring.middleX,
        from[1] + (to[1] - from[1]) * part - ring.middleY,
      ) >
      ring.outer + 2,
  );
  if (isClear) return `M${point(from)}L${point(to)}`;
  const end = Math.atan2(to[0] - ring.middleX, ring.middleY - to[1]) / (2 * Math.PI);
  const turned = ((end - turn + 1.5) % 1) - 0.5;
  return `M${point(from)}A${f(reach)} ${f(reach)} 0 0 ${turned > 0 ? 1 : 0} ${point(pointOn(ring, end, reach))}L${point(to)}`;
}

const f = (value: number): string => value.toFixed(1);

/** Names are others' text: on as many lines as they need, a single word cut where there is no room for it. */
function wrap(name: string, room: number): readonly string[] {
  const letters = Math.max(6, Math.floor(room / letterWidth));
  return name.split(/\s+/).reduce<readonly string[]>((lines, word) => {
    const cut = word.length <= letters ? word : `${word.slice(0, letters - 1)}…`;
    const last = lines.at(-1);
    return last !== undefined && last.length + 1 + cut.length <= letters
      ? [...lines.slice(0, -1), `${last} ${cut}`]
      : [...lines, cut];
  }, []);
}

function slicePath({ from, to }: Slice, ring: Ring): string {
  // A full ring has no two ends to draw an arc between.
  const end = to - from >= 1 ? from + 0.99999 : to;
  const large = end - from > 0.5 ? 1 : 0;
  const point = (turn: number, radius: number): string => pointOn(ring, turn, radius).map(f).join(' ');
  const [outer, inner] = [f(ring.outer), f(ring.inner)];
  return (
    `M${point(from, ring.outer)}A${outer} ${outer} 0 ${large} 1 ${point(end, ring.outer)}` +
    `L${point(end, ring.inner)}A${inner} ${inner} 0 ${large} 0 ${point(from, ring.inner)}Z`
  );
}

interface Label {
  readonly slice: Slice;
  readonly side: 1 | -1;
  readonly lines: readonly string[];
}

interface PlacedLabel extends Label {
  readonly top: number;
  readonly x: number;
}

const labelGap = 6;
const heightOf = (stack: readonly Label[]): number =>
  stack.reduce((sum, { lines }) => sum + lines.length * lineHeight + labelGap, -labelGap);

/** What is written at the right and at the left, from the top down. */
function labelStacks(
  slices: readonly Slice[],
  room: number,
  under: (slice: Slice) => readonly string[],
): readonly (readonly Label[])[] {
  const shown = slices.filter(({ count }) => count > 0);
  const label = (side: 1 | -1) => (slice: Slice) => ({
    slice,
    side,
    lines: [...wrap(slice.name, room), ...under(slice)],
  });
  const isRight = ({ from, to }: Slice): boolean => (from + to) / 2 <= 0.5;
  return [
    shown.filter(isRight).map(label(1)),
    shown
      .filter((slice) => !isRight(slice))
      .toReversed()
      .map(label(-1)),
  ];
}

/** Beside their slices along the ring, pushed apart where they would meet. */
function placeLabels(stack: readonly Label[], ring: Ring, height: number): readonly PlacedLabel[] {
  const reach = ring.outer + gap;
  let least = margin;
  const pushedDown = stack.map((label) => {
    const tall = label.lines.length * lineHeight;
    const [, wanted] = pointOn(ring, (label.slice.from + label.slice.to) / 2, reach + tall / 3);
    const top = Math.max(wanted - tall / 2, least);
    least = top + tall + labelGap;
    return { label, tall, top };
  });
  // What was pushed out below goes back up.
  let most = height - margin;
  const pushedUp = pushedDown.toReversed().map(({ label, tall, top }) => {
    const place = Math.min(top, most - tall);
    most = place - labelGap;
    return { label, tall, top: place };
  });
  return pushedUp.map(({ label, tall, top }) => {
    // The edge nearest to the middle must stand clear of the ring.
    const away = Math.max(0, Math.abs(top + tall / 2 - ring.middleY) - tall / 2);
    const x = Math.sqrt(Math.max(0, reach ** 2 - away ** 2));
    return { ...label, top, x: ring.middleX + label.side * Math.max(gap, x) };
  });
}
