/** Owns one panel as uPlot draws it: its lines over their casings, and what the pointer does to all panels of a figure. */
import type { Stretch } from '@ridebook/analytics/traces';
import { paintBefore, paintBehind, type PanelFrame, type PanelScene } from './trace-painting.ts';
import type { TraceColours } from './trace-colours.ts';
import type { uPlot } from './load-uplot.ts';
import { scaleTicks, timeAxisTicks } from './trace-scale.ts';
import type { TracePanel } from './trace-figure.ts';
import type { Formatter } from '../format/formatter.ts';

/** Free space around the lines, in CSS pixels; the same left and right for all panels, so that one second lies in one column. */
export interface PanelMargins {
  readonly left: number;
  readonly right: number;
}

export const timeLabelHeight = 24;
const topSpace = 6;
/** Half of a label on the base line hangs beneath it. */
export const labelHalf = 7;

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

export interface PanelSize {
  readonly width: number;
  readonly height: number;
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
  const lines = panel.other === null ? (['accent'] as const) : (['timber', 'accent'] as const);
  return {
    ...size,
    padding: [topSpace, margins.right, isLowest ? timeLabelHeight : labelHalf, margins.left],
    legend: { show: false },
    axes: [{ show: false }, { show: false }],
    scales: {
      x: { time: false, range: () => [view().stretch.fromSecond, view().stretch.toSecond] },
      y: {
        range: () => [...view().panel.range],
        dir: panel.channel.isInverse ? -1 : 1,
      },
    },
    series: [{}, ...lines.flatMap((colour) => lineWithCasing(view, colour))],
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

/** A line and, beneath it, a wider one in the paper's colour, so that it stands off from what it crosses. */
function lineWithCasing(view: () => PanelView, colour: 'accent' | 'timber'): readonly uPlot.Series[] {
  const plain = { points: { show: false }, spanGaps: false } as const;
  return [
    { ...plain, stroke: () => view().colours.paper, width: 3.5, alpha: 0.6 },
    { ...plain, stroke: () => view().colours[colour], width: colour === 'accent' ? 1.5 : 1.25 },
  ];
}

/** A line and its casing are made of the same column. */
export function panelColumns({ own, other }: TracePanel, seconds: readonly number[]): uPlot.AlignedData {
  const columns = other === null ? [own, own] : [other, other, own, own];
  // uPlot takes arrays that it could change, and changes none of them.
  return [seconds, ...columns] as unknown as uPlot.AlignedData;
}

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
