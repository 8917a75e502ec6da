/** Owns one panel as uPlot draws it: its lines over their casings, and what the pointer does to all panels of a figure. */
import type { Stretch, TraceColumn } from '@ridebook/analytics/traces';
import { panelPadding, type PanelMargins, type PanelSize } from './panel-box.ts';
import { paintBefore, paintBehind, type PanelFrame, type PanelScene } from './trace-painting.ts';
import type { TraceColours } from './trace-colours.ts';
import type { uPlot } from './load-uplot.ts';
import { scaleTicks, timeAxisTicks } from './trace-scale.ts';
import type { TracePanel } from './trace-figure.ts';
import { drawTraceLine } from './trace-line.ts';
import type { Formatter } from '../format/formatter.ts';

/** What is looked at now; read anew at each drawing. */
export interface PanelView {
  readonly panel: TracePanel;
  readonly stretch: Stretch;
  readonly colours: TraceColours;
  readonly format: Formatter;
  readonly isNarrow: boolean;
  readonly isLowest: boolean;
  readonly margins: PanelMargins;
}

export interface PanelEvents {
  /** The pointer stands over a place of the axis; `null` when it has left. */
  readonly onPoint: (place: number | null) => void;
  /** A stretch was dragged over. */
  readonly onSelect: (stretch: Stretch) => void;
  /** Back to the whole workout. */
  readonly onWhole: () => void;
}

/** Less than this is a click, not a drag. */
const leastDragPixels = 6;

/** The settings of uPlot for a panel. `view` is asked whenever something is drawn. */
export function panelOptions(
  view: () => PanelView,
  events: PanelEvents,
  syncKey: string,
  size: PanelSize,
): uPlot.Options {
  const { panel, margins, isLowest } = view();
  return {
    ...size,
    padding: panelPadding(margins, isLowest),
    legend: { show: false },
    axes: [{ show: false }, { show: false }],
    scales: {
      x: { time: false, range: () => [view().stretch.fromSecond, view().stretch.toSecond] },
      y: {
        range: () => [...view().panel.range],
        dir: panel.channel.isInverse ? -1 : 1,
      },
    },
    series: [{}, ...linesOf(panel).map((line) => seriesOf(view, line))],
    cursor: {
      // The line is the page's own, so that the arrow keys move the same one.
      x: false,
      y: false,
      points: { show: false },
      sync: { key: syncKey, scales: ['x', null] },
      drag: { x: true, y: false, setScale: false, dist: leastDragPixels },
      bind: { dblclick: () => () => (events.onWhole(), null) },
    },
    hooks: {
      drawClear: [(plot) => painted(plot, view(), paintBehind)],
      draw: [(plot) => painted(plot, view(), paintBefore)],
      setCursor: [(plot) => events.onPoint((plot.cursor.left ?? -1) < 0 ? null : (plot.cursor.idx ?? null))],
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width < leastDragPixels) return;
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          events.onSelect({
            fromSecond: plot.posToVal(left, 'x'),
            toSecond: plot.posToVal(left + width, 'x'),
          });
        },
      ],
    },
  };
}

interface PanelLine {
  readonly colour: 'paper' | 'accent' | 'timber';
  readonly width: number;
  readonly alpha: number;
  readonly column: TraceColumn;
}

/**
 * The lines of a panel from the lowest on. Where one crosses another or what the class asked for, a wider one in the
 * paper's colour lies beneath it, so that it stands off; elsewhere that would be painted for nothing.
 */
function linesOf({ own, other, gates }: TracePanel): readonly PanelLine[] {
  const casing = (column: TraceColumn): PanelLine => ({ colour: 'paper', width: 3.5, alpha: 0.6, column });
  const now: PanelLine = { colour: 'accent', width: 1.5, alpha: 1, column: own };
  if (other === null) return gates.length === 0 ? [now] : [casing(own), now];
  return [casing(other), { colour: 'timber', width: 1.25, alpha: 1, column: other }, casing(own), now];
}

const seriesOf = (view: () => PanelView, { colour, width, alpha, column }: PanelLine): uPlot.Series => ({
  points: { show: false },
  stroke: () => view().colours[colour],
  width,
  alpha,
  paths: (plot, _series, from, to) => ({ stroke: linePath(plot, column, [from, to]) }),
});

/** The line as a path: uPlot's own has every sample in it, which takes as long to stroke as they are many. */
function linePath(plot: uPlot, column: TraceColumn, places: readonly [from: number, to: number]): Path2D {
  const path = new Path2D();
  const [seconds] = plot.data;
  drawTraceLine(path, { seconds: seconds as readonly number[], column }, places, {
    x: straight(plot, 'x'),
    y: straight(plot, 'y'),
    columnWidth: plot.ctx.canvas.width / plot.width,
  });
  return path;
}

/** Both scales are straight, so that two places of one tell all others. */
function straight(plot: uPlot, scale: 'x' | 'y'): (value: number) => number {
  const origin = plot.valToPos(0, scale, true);
  const perUnit = plot.valToPos(1, scale, true) - origin;
  return (value) => origin + value * perUnit;
}

/** What uPlot looks the scale and the cursor up in: a column for each line. */
export const panelColumns = (panel: TracePanel, seconds: readonly number[]): uPlot.AlignedData =>
  // uPlot takes arrays that it could change, and changes none of them.
  [seconds, ...linesOf(panel).map(({ column }) => column)] as unknown as uPlot.AlignedData;

/** The panel as it is measured in CSS pixels, whatever the screen's pixels are. */
function painted(plot: uPlot, view: PanelView, paint: (frame: PanelFrame, scene: PanelScene) => void): void {
  const { panel, stretch, format, isLowest, isNarrow, colours } = view;
  const ratio = plot.ctx.canvas.width / plot.width;
  const { left, top, width, height } = plot.bbox;
  const box = { left: left / ratio, top: top / ratio, width: width / ratio, height: height / ratio };
  plot.ctx.save();
  plot.ctx.scale(ratio, ratio);
  paint(
    {
      context: plot.ctx,
      ...box,
      x: (second) => plot.valToPos(second, 'x', true) / ratio,
      y: (value) => plot.valToPos(value, 'y', true) / ratio,
      colours,
      isNarrow,
    },
    {
      panel,
      stretch,
      timeTicks: timeAxisTicks(stretch.fromSecond, stretch.toSecond, box.width),
      valueTicks: scaleTicks(panel.channel, panel.range, box.height > 150 ? 5 : 4, format),
      hasTimeLabels: isLowest,
      format,
    },
  );
  plot.ctx.restore();
}
