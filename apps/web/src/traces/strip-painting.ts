/** Owns the strip above the panels: the parts of the class in the colours of the zones they ask for, each with its name. */
import type { Stretch } from '@ridebook/analytics/traces';
import type { TraceColours } from './trace-colours.ts';
import { zoneColour } from './trace-colours.ts';
import type { TracePart } from './trace-figure.ts';

export const stripHeight = 18;
export const stripNameHeight = 20;

export interface StripFrame {
  readonly context: CanvasRenderingContext2D;
  /** Of the whole strip, names included, in CSS pixels. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly colours: TraceColours;
}

interface ShownPart {
  readonly part: TracePart;
  readonly from: number;
  readonly to: number;
}

interface RoomyName {
  readonly name: string;
  readonly from: number;
  readonly room: number;
  readonly isLast: boolean;
}

/** Between two names, in CSS pixels. */
const nameGap = 6;

/** Paints the parts as far as they lie in the stretch that is seen. */
export function paintStrip(frame: StripFrame, parts: readonly TracePart[], stretch: Stretch): void {
  const { context, left, top, width, colours } = frame;
  const length = stretch.toSecond - stretch.fromSecond || 1;
  const x = (second: number): number => left + ((second - stretch.fromSecond) / length) * width;
  const shown = parts
    .filter(({ fromSecond, toSecond }) => toSecond > stretch.fromSecond && fromSecond < stretch.toSecond)
    .map((part): ShownPart => ({
      part,
      from: Math.max(left, x(part.fromSecond)),
      to: Math.min(left + width, x(part.toSecond)),
    }));
  for (const { part, from, to } of shown) {
    context.fillStyle = part.zone === null ? colours.rule : zoneColour(colours, 'power', part.zone);
    context.fillRect(from, top + stripNameHeight, Math.max(1, to - from - 1), stripHeight);
  }
  context.font = `400 12px ${colours.font}`;
  if ('fontStretch' in context) context.fontStretch = 'semi-condensed';
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = colours['ink-2'];
  let free = left;
  for (const { name, from, room, isLast } of roomyNames(shown, left + width)) {
    // A short part at the end, a cool-down as a rule, is named in the room that the name before it leaves.
    const start = isLast ? Math.min(from, left + width - context.measureText(name).width) : from;
    const isWhole = start < from && start >= free;
    const words = isWhole ? name : shortened(context, name, room);
    if (words === null) continue;
    context.fillText(words, isWhole ? start : from, top + stripNameHeight / 2);
    free = from + context.measureText(words).width + nameGap;
  }
}

/** The first of parts of one name says it for all of them, and may use their room. */
function roomyNames(shown: readonly ShownPart[], end: number): readonly RoomyName[] {
  const firsts = shown.filter(({ part }, index) => part.name !== shown[index - 1]?.part.name);
  return firsts.map(({ part, from }, index) => ({
    name: part.name,
    from,
    room: (firsts[index + 1]?.from ?? end) - from - nameGap,
    isLast: index === firsts.length - 1,
  }));
}

function shortened(context: CanvasRenderingContext2D, name: string, room: number): string | null {
  if (context.measureText(name).width <= room) return name;
  for (let length = name.length - 1; length >= 3; length -= 1) {
    const words = `${name.slice(0, length).trimEnd()}…`;
    if (context.measureText(words).width <= room) return words;
  }
  return null;
}
