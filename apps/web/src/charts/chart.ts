/** Owns what a chart is: a pure description that can be drawn, pointed at, read as a table and spoken. */
import type * as PlotParts from './plot-parts.ts';

/** The parts of Observable Plot, which arrive when the first chart is seen. */
export type Plot = typeof PlotParts;

/** Where a chart is drawn. */
export interface ChartFrame {
  readonly plot: Plot;
  /** Of the whole figure, labels included, in pixels. */
  readonly width: number;
  readonly document: Document;
}

/** A point that can be pointed at, by mouse, touch or arrow key. */
export interface ChartPoint {
  /** In the x scale's own terms: a number, a moment, a name. */
  readonly x: number | Date | string;
  /** In the y scale's own terms. */
  readonly y: number | string;
  /** What the point is: `Thu 19 Nov 2026`. */
  readonly title: string;
  /** Its values to full precision with their units, a line each. */
  readonly lines: readonly string[];
  /** Where the workouts behind the point are shown; `null` where nothing can be opened. */
  readonly href: string | null;
}

export interface ChartTable {
  /** The rows follow the calendar from the oldest on; read as a table the newest come first. Others are read as they stand. */
  readonly isByDate?: true;
  /** With the unit, in the reader's units. */
  readonly heads: readonly string[];
  /** Texts and numbers as exact as they are known; `null` where nothing was measured. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A drawn chart: an svg that knows its scales. */
export type ChartFigure = ReturnType<Plot['plot']>;

export interface Chart {
  /** What the chart shows, for those who do not see it. */
  readonly sentence: string;
  readonly table: ChartTable;
  /** In the order in which the arrow keys walk through them. */
  readonly points: readonly ChartPoint[];
  /** Pure: the same frame gives the same figure. */
  readonly draw: (frame: ChartFrame) => ChartFigure;
}

/** Below this width labels move into the plot and margins go. */
const narrowWidth = 480;

export const isNarrow = ({ width }: Pick<ChartFrame, 'width'>): boolean => width < narrowWidth;

/** The moment at which a calendar day begins, as the time scale of a chart knows it. */
export const dayMoment = (date: string): Date => new Date(`${date}T00:00:00Z`);
