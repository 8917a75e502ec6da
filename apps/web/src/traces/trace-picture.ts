/** Owns the traces as one PNG: title, strip and panels beneath each other, on the paper they stand on. */
import type { Stretch } from '@ridebook/analytics/traces';
import type { PanelMargins } from './panel-box.ts';
import { paintStrip, stripHeight, stripNameHeight } from './strip-painting.ts';
import type { TraceColours } from './trace-colours.ts';
import type { TraceFigure } from './trace-figure.ts';

export interface PictureInput {
  readonly title: string;
  readonly figure: TraceFigure;
  readonly stretch: Stretch;
  readonly canvases: readonly HTMLCanvasElement[];
  /** A line over each panel: what it shows, and its figures. */
  readonly heads: readonly string[];
  /** Around the drawing of each panel, as it stands on the page. */
  readonly margins: PanelMargins;
  readonly colours: TraceColours;
}

const margin = 20;
const titleHeight = 34;
const headHeight = 24;

/** Draws the picture as fine as the canvases are. */
export function tracePicture(document: Document, input: PictureInput): HTMLCanvasElement {
  const { canvases, colours, figure } = input;
  const ratio = window.devicePixelRatio;
  const width = (canvases[0]?.width ?? 0) / ratio;
  const planHeight = figure.parts.length === 0 ? 0 : stripNameHeight + stripHeight + 8;
  const height =
    titleHeight + planHeight + canvases.reduce((sum, canvas) => sum + headHeight + canvas.height / ratio, 0);
  const picture = document.createElement('canvas');
  picture.width = Math.round((width + 2 * margin) * ratio);
  picture.height = Math.round((height + 2 * margin) * ratio);
  const context = picture.getContext('2d');
  if (context === null) return picture;
  context.scale(ratio, ratio);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, width + 2 * margin, height + 2 * margin);
  context.translate(margin, margin);
  context.textBaseline = 'middle';
  context.fillStyle = colours.ink;
  context.font = `600 16px ${colours.font}`;
  context.fillText(input.title, 0, titleHeight / 2 - 4);
  let top = titleHeight;
  if (planHeight > 0) {
    const inner = width - input.margins.left - input.margins.right;
    paintStrip(
      { context, left: input.margins.left, top, width: inner, colours },
      figure.parts,
      input.stretch,
    );
    top += planHeight;
  }
  canvases.forEach((canvas, index) => {
    context.textAlign = 'left';
    context.fillStyle = colours['ink-2'];
    context.font = `400 12px ${colours.font}`;
    context.fillText(input.heads[index] ?? '', 0, top + headHeight / 2);
    top += headHeight;
    context.drawImage(canvas, 0, top, canvas.width / ratio, canvas.height / ratio);
    top += canvas.height / ratio;
  });
  return picture;
}
