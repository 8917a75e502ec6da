/** Owns what all figures have in common: margins, type by our own style sheet, the axes' look, and the points that answer. */
import type { Markish, ScaleOptions } from '@observablehq/plot';
import { isNarrow, type ChartFigure, type ChartFrame, type ChartPoint } from './chart.ts';

export interface NumberAxis {
  /** The values that have a line. */
  readonly ticks: readonly number[];
  readonly write: (value: number) => string;
}

export interface LabelledTick {
  readonly x: Date | number;
  readonly label: string;
}

export interface FigureOptions {
  readonly height: number;
  /** Room for labels right of the lines. */
  readonly marginRight?: number;
  readonly marginLeft?: number;
  readonly marginTop?: number;
  readonly marginBottom?: number;
  readonly x: ScaleOptions;
  readonly y: ScaleOptions;
  /** Horizontal gridlines; their numbers stand left of them, on a narrow figure above them. */
  readonly yAxis?: NumberAxis;
  /** Below the base line, each label right of its tick. */
  readonly xTicks?: readonly LabelledTick[];
  /** Back to front, between the gridlines and the base line. */
  readonly marks: readonly Markish[];
  readonly points: readonly ChartPoint[];
  /** Along which way the nearest point is looked for. */
  readonly pointing: 'x' | 'y' | 'xy';
  /** Whether the marks fill the ground from the left edge on: then the numbers stand left of them on any width. */
  readonly isFilled?: boolean;
}

const tickLength = 5;
/** A letter of a condensed axis number, generously. */
const letterWidth = 6.6;

/** Draws a figure whose colours are variables, so that a change of theme needs no second drawing. */
export function drawFigure(frame: ChartFrame, options: FigureOptions): ChartFigure {
  const { plot, width, document } = frame;
  const { height, yAxis, xTicks, marginTop = 14, marginBottom = 28 } = options;
  const areNumbersInside = isNarrow(frame) && options.isFilled !== true;
  const labels = yAxis === undefined ? [] : [numbers(frame, yAxis, areNumbersInside)];
  const figure = plot.plot({
    document,
    className: 'plot',
    width,
    height,
    marginTop,
    marginBottom,
    marginLeft: leftMargin(frame, options),
    marginRight: options.marginRight ?? 8,
    x: { label: null, axis: null, ...options.x },
    y: { label: null, axis: null, ...options.y },
    marks: [
      ...(yAxis === undefined ? [] : [gridlines(frame, yAxis)]),
      ...(areNumbersInside ? [] : labels),
      ...options.marks,
      // Inside the plot nothing may run over them.
      ...(areNumbersInside ? labels : []),
      ...(xTicks === undefined ? [] : baseline(frame, xTicks, height - marginTop - marginBottom)),
      pointLayer(frame, options.points, options.pointing),
    ],
  });
  // The policy of the page refuses style elements; the rules stand in styles/chart.css.
  figure.querySelector('style')?.remove();
  return figure;
}

/** Unseen: it only answers which point is nearest, and chart-view.svelte marks that one. */
function pointLayer(
  { plot }: ChartFrame,
  points: readonly ChartPoint[],
  pointing: FigureOptions['pointing'],
): Markish {
  const options = {
    x: 'x',
    y: 'y',
    r: 0,
    maxRadius: pointing === 'xy' ? 40 : Infinity,
    ariaHidden: 'true',
  };
  const pointers = { x: plot.pointerX, y: plot.pointerY, xy: plot.pointer };
  return plot.dot([...points], pointers[pointing](options));
}

/** The same with its share of the gap, most numbers being digits with a comma: the usual margin holds five of them. */
const spacedLetterWidth = 7.3;

/** What a figure leaves for the numbers: as much as the longest one takes, and on a narrow one nothing where they stand inside. */
function leftMargin(
  frame: Pick<ChartFrame, 'width'>,
  { marginLeft = 36, isFilled = false, yAxis }: Pick<FigureOptions, 'marginLeft' | 'isFilled' | 'yAxis'>,
): number {
  const longest = yAxis?.ticks.reduce((most, tick) => Math.max(most, yAxis.write(tick).length), 0) ?? 0;
  if (!isNarrow(frame)) return Math.max(marginLeft, Math.floor(longest * spacedLetterWidth));
  if (!isFilled) return 0;
  return longest === 0 ? 0 : Math.ceil(longest * letterWidth) + 8;
}

function gridlines({ plot }: ChartFrame, { ticks }: NumberAxis): Markish {
  return plot.ruleY([...ticks], { stroke: 'var(--rule)', shapeRendering: 'crispEdges' });
}

function numbers({ plot }: ChartFrame, { ticks, write }: NumberAxis, areInside: boolean): Markish {
  const place = areInside
    ? ({ textAnchor: 'start', dy: -8, stroke: 'var(--paper)', strokeWidth: 4 } as const)
    : ({ textAnchor: 'end', dx: -8 } as const);
  return plot.text([...ticks], {
    y: (tick: number) => tick,
    text: write,
    frameAnchor: 'left',
    fill: 'var(--ink-2)',
    ...place,
  });
}

function baseline(
  { plot }: ChartFrame,
  ticks: readonly LabelledTick[],
  innerHeight: number,
): readonly Markish[] {
  return [
    plot.frame({ anchor: 'bottom', stroke: 'var(--ink)', shapeRendering: 'crispEdges' }),
    plot.tickX([...ticks], {
      x: 'x',
      stroke: 'var(--control)',
      shapeRendering: 'crispEdges',
      insetTop: innerHeight,
      insetBottom: -tickLength,
    }),
    plot.text([...ticks], {
      x: 'x',
      text: 'label',
      frameAnchor: 'bottom',
      textAnchor: 'start',
      lineAnchor: 'top',
      dx: 4,
      dy: 6,
      fill: 'var(--ink-2)',
    }),
  ];
}
