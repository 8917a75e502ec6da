/** Owns where a second and a value lie in a panel, in its CSS pixels: what the plot leaves free, and where the cursor stands. */
import type { Stretch } from '@ridebook/analytics/traces';
import type { ScaleRange } from './trace-scale.ts';

/** Free space around the lines, in CSS pixels; the same left and right for all panels, so that one second lies in one column. */
export interface PanelMargins {
  readonly left: number;
  readonly right: number;
}

export interface PanelSize {
  readonly width: number;
  readonly height: number;
}

const timeLabelHeight = 24;
const topSpace = 6;
/** Half of a label on the base line hangs beneath it. */
const labelHalf = 7;

/** The lowest panel carries the time, beneath whatever height it has for its lines. */
export const panelHeight = (height: number, isLowest: boolean): number =>
  height + (isLowest ? timeLabelHeight : 0);

/** Free beneath the lines. */
export const bottomSpace = (isLowest: boolean): number => (isLowest ? timeLabelHeight : labelHalf);

/** As uPlot wants it: top, right, bottom, left. */
export const panelPadding = (
  { left, right }: PanelMargins,
  isLowest: boolean,
): [number, number, number, number] => [topSpace, right, bottomSpace(isLowest), left];

export interface PanelBox extends PanelSize {
  readonly margins: PanelMargins;
  readonly isLowest: boolean;
  readonly stretch: Stretch;
  readonly range: ScaleRange;
  /** The lowest value is at the top. */
  readonly isInverse: boolean;
}

/** Where a second lies, `null` where it is not seen. */
export function maybeX({ width, margins, stretch }: PanelBox, second: number): number | null {
  const { fromSecond, toSecond } = stretch;
  if (second < fromSecond || second > toSecond) return null;
  const inner = width - margins.left - margins.right;
  return margins.left + ((second - fromSecond) / (toSecond - fromSecond || 1)) * inner;
}

/** Where a value lies; one beyond the scale at its edge. */
export function yOf({ height, isLowest, range: [low, high], isInverse }: PanelBox, value: number): number {
  const inner = height - topSpace - bottomSpace(isLowest);
  const share = Math.min(1, Math.max(0, (value - low) / (high - low || 1)));
  return topSpace + (isInverse ? share : 1 - share) * inner;
}
