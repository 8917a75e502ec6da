/** Owns the line of a trace as points: never more of them than a screen can show apart, and none lost that it could. */
import type { TraceColumn } from '@ridebook/analytics/traces';

/** What takes a line: a canvas path. */
export interface LineSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

/** Where the line is drawn, in pixels of the canvas. */
export interface LinePlane {
  readonly x: (second: number) => number;
  readonly y: (value: number) => number;
  /** Samples within this width lie in one column of pixels; there only the first, the extremes and the last can be told apart. */
  readonly columnWidth: number;
}

/** Of what happens within this height in one column, only where it ends can be seen. */
const seenHeight = 0.5;

/** Draws a column from one place of the axis to another, both included. The line breaks at `null` and runs over `undefined`. */
export function drawTraceLine(
  sink: LineSink,
  { seconds, column }: { readonly seconds: readonly number[]; readonly column: TraceColumn },
  [from, to]: readonly [from: number, to: number],
  { x, y, columnWidth }: LinePlane,
): void {
  let isBroken = true;
  let current = Number.NaN;
  let [firstX, firstY, lastX, lastY] = [0, 0, 0, 0];
  let [topX, topY, bottomX, bottomY] = [0, 0, 0, 0];
  /** What the column of pixels holds, from left to right. */
  const flush = (): void => {
    if (Number.isNaN(current)) return;
    if (bottomY - topY > seenHeight) {
      sink.lineTo(firstX, firstY);
      const isTopFirst = topX <= bottomX;
      sink.lineTo(isTopFirst ? topX : bottomX, isTopFirst ? topY : bottomY);
      sink.lineTo(isTopFirst ? bottomX : topX, isTopFirst ? bottomY : topY);
    }
    sink.lineTo(lastX, lastY);
    current = Number.NaN;
  };
  for (let place = from; place <= to; place += 1) {
    const value = column[place];
    if (value === undefined) continue;
    if (value === null) {
      flush();
      isBroken = true;
      continue;
    }
    const [atX, atY] = [x(seconds[place] ?? 0), y(value)];
    const pixel = Math.floor(atX / columnWidth);
    if (isBroken || pixel !== current) {
      flush();
      if (isBroken) sink.moveTo(atX, atY);
      isBroken = false;
      current = pixel;
      [firstX, firstY, topX, topY, bottomX, bottomY] = [atX, atY, atX, atY, atX, atY];
    } else if (atY < topY) [topX, topY] = [atX, atY];
    else if (atY > bottomY) [bottomX, bottomY] = [atX, atY];
    [lastX, lastY] = [atX, atY];
  }
  flush();
}
