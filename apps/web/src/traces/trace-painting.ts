/** Owns what stands behind and beside the lines of a panel: zone bands, grid, gates, the zone key, labels and the words of holes. */
import type { Stretch } from '@ridebook/analytics/traces';
import type { Formatter } from '../format/formatter.ts';
import { zoneColour, type TraceColours } from './trace-colours.ts';
import type { TracePanel, TraceZones } from './trace-figure.ts';
import type { ScaleTick } from './trace-scale.ts';
import { clockTime, gapWords } from './trace-words.ts';

/** Where and how a panel is painted; all lengths in CSS pixels. */
export interface PanelFrame {
  readonly context: CanvasRenderingContext2D;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: (second: number) => number;
  readonly y: (value: number) => number;
  readonly colours: TraceColours;
  readonly isNarrow: boolean;
}

export interface PanelScene {
  readonly panel: TracePanel;
  readonly stretch: Stretch;
  readonly timeTicks: readonly number[];
  readonly valueTicks: readonly ScaleTick[];
  /** The lowest panel carries the time. */
  readonly hasTimeLabels: boolean;
  readonly format: Formatter;
}

const shares = {
  band: { light: 0.07, dark: 0.13 },
  gate: { light: 0.27, dark: 0.36 },
} as const;
const shareOf = (mark: keyof typeof shares, { isDark }: TraceColours): number =>
  shares[mark][isDark ? 'dark' : 'light'];

/** Before the lines: bands, grid, gates, back to front. */
export function paintBehind(frame: PanelFrame, scene: PanelScene): void {
  const { context, left, top, width, height } = frame;
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  if (scene.panel.zones !== null) paintBands(frame, scene.panel.zones);
  paintGrid(frame, scene);
  for (const gate of scene.panel.gates) paintGate(frame, gate);
  context.restore();
}

/** After the lines: what must be read over them. */
export function paintBefore(frame: PanelFrame, scene: PanelScene): void {
  paintBase(frame, scene);
  paintValueLabels(frame, scene.valueTicks);
  paintGaps(frame, scene);
  if (scene.panel.zones !== null) paintZoneKey(frame, scene.panel.zones);
  if (scene.hasTimeLabels) paintTimeLabels(frame, scene);
}

interface ShownZone {
  readonly number: number;
  readonly words: string;
  /** In pixels; the top is the smaller number. */
  readonly top: number;
  readonly bottom: number;
}

/** The zones as far as the panel shows them, from the lowest. */
function shownZones({ y, top, height }: PanelFrame, { zones }: TraceZones): readonly ShownZone[] {
  const within = (place: number): number => Math.min(top + height, Math.max(top, place));
  return zones
    .map((zone, index) => {
      const next = zones[index + 1];
      const upper = next === undefined ? top : within(y(next.lower));
      return { number: zone.number, words: zone.words, top: upper, bottom: within(y(zone.lower)) };
    })
    .filter((zone) => zone.bottom - zone.top > 0.5);
}

function paintBands(frame: PanelFrame, zones: TraceZones): void {
  const { context, left, width, colours } = frame;
  context.globalAlpha = shareOf('band', colours);
  for (const zone of shownZones(frame, zones)) {
    context.fillStyle = zoneColour(colours, zones.ramp, zone.number);
    context.fillRect(left, zone.top, width, zone.bottom - zone.top);
  }
  context.globalAlpha = 1;
}

/** Crisp lines one pixel wide. */
function line(frame: PanelFrame, x1: number, y1: number, x2: number, y2: number): void {
  const { context } = frame;
  const crisp = (value: number): number => Math.round(value - 0.5) + 0.5;
  context.beginPath();
  context.moveTo(crisp(x1), crisp(y1));
  context.lineTo(crisp(x2), crisp(y2));
  context.stroke();
}

function paintGrid(frame: PanelFrame, { timeTicks, valueTicks, stretch }: PanelScene): void {
  const { context, left, top, width, height, x, y, colours } = frame;
  context.strokeStyle = colours.rule;
  context.lineWidth = 1;
  for (const second of timeTicks)
    if (second > stretch.fromSecond) line(frame, x(second), top, x(second), top + height);
  for (const { value } of valueTicks) line(frame, left, y(value), left + width, y(value));
}

function paintGate(frame: PanelFrame, gate: PanelScene['panel']['gates'][number]): void {
  const { context, top, height, x, y, colours } = frame;
  const from = x(gate.fromSecond);
  const width = x(gate.toSecond) - from;
  const isInverse = y(2) > y(1);
  const upper = gate.upper === null ? (isInverse ? top + height + 2 : top - 2) : y(gate.upper);
  const [high, low] = [Math.min(upper, y(gate.lower)), Math.max(upper, y(gate.lower))];
  if (gate.zone === null) {
    // Without a zone there is no colour to it: a shade that the words above explain, with its edges.
    context.fillStyle = colours.ink;
    context.globalAlpha = colours.isDark ? 0.13 : 0.09;
    context.fillRect(from, high, width, Math.max(1, low - high));
    context.globalAlpha = 0.38;
    context.fillRect(from, high, width, 1);
    context.fillRect(from, low - 1, width, 1);
    context.globalAlpha = 1;
    return;
  }
  const colour = zoneColour(colours, 'power', gate.zone);
  context.globalAlpha = shareOf('gate', colours);
  context.fillStyle = colour;
  context.fillRect(from, high, width, Math.min(low, top + height) - high);
  context.globalAlpha = 0.85;
  context.fillStyle = colour;
  if (gate.upper !== null) context.fillRect(from, high, width, 1.25);
  if (gate.lower > 0) context.fillRect(from, low - 1.25, width, 1.25);
  context.globalAlpha = 1;
}

function paintBase(frame: PanelFrame, { hasTimeLabels }: PanelScene): void {
  const { context, left, top, width, height, colours } = frame;
  context.strokeStyle = hasTimeLabels ? colours.ink : colours.control;
  context.lineWidth = 1;
  line(frame, left, top + height, left + width, top + height);
}

interface Letters {
  readonly align?: CanvasTextAlign;
  readonly colour?: string;
  readonly weight?: number;
  readonly hasHalo?: boolean;
}

function setLetters({ context, colours }: PanelFrame, weight: number): void {
  context.font = `${weight} 12px ${colours.font}`;
  // Not in every browser yet; there the labels are a little wider.
  if ('fontStretch' in context) context.fontStretch = 'semi-condensed';
}

/** A label in the sans at its condensed width; with a halo where it stands on lines. */
function letter(frame: PanelFrame, text: string, x: number, y: number, letters: Letters = {}): void {
  const { context, colours } = frame;
  const { align = 'left', colour = colours['ink-2'], weight = 400, hasHalo = false } = letters;
  setLetters(frame, weight);
  context.textAlign = align;
  context.textBaseline = 'middle';
  if (hasHalo) {
    context.strokeStyle = colours.paper;
    context.lineWidth = 4;
    context.lineJoin = 'round';
    context.strokeText(text, x, y);
  }
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

function paintValueLabels(frame: PanelFrame, ticks: readonly ScaleTick[]): void {
  const { left, top, y, isNarrow } = frame;
  for (const { value, label } of ticks) {
    if (!isNarrow) letter(frame, label, left - 8, y(value), { align: 'right' });
    else if (y(value) - 9 > top) letter(frame, label, left + 1, y(value) - 8, { hasHalo: true });
  }
}

/** The words of the holes beneath the lines; where two would touch, the later one is left out. */
function paintGaps(frame: PanelFrame, { panel, stretch, format }: PanelScene): void {
  const { context, top, height, x, left, width } = frame;
  let taken = Number.NEGATIVE_INFINITY;
  for (const gap of panel.gaps) {
    if (gap.toSecond < stretch.fromSecond || gap.fromSecond > stretch.toSecond) continue;
    const from = Math.max(left, x(gap.fromSecond));
    const to = Math.min(left + width, x(gap.toSecond));
    // A hole that is a hair wide would get words wider than itself.
    if (to - from < 4) continue;
    const words = gapWords(panel.channel.name, gap, format);
    const middle = Math.min(left + width - 50, Math.max(left + 50, (from + to) / 2));
    setLetters(frame, 400);
    const half = context.measureText(words).width / 2;
    if (middle - half < taken + 8) continue;
    taken = middle + half;
    letter(frame, words, middle, top + height - 12, { align: 'center', hasHalo: true });
  }
}

const keyGap = 4;
const keyWidth = 5;

/** In the right gutter: a bar a zone, and beside it its number with its bounds. */
function paintZoneKey(frame: PanelFrame, zones: TraceZones): void {
  const { context, left, width, colours, isNarrow } = frame;
  const x = left + width + keyGap;
  for (const zone of shownZones(frame, zones)) {
    const height = zone.bottom - zone.top;
    context.fillStyle = zoneColour(colours, zones.ramp, zone.number);
    context.fillRect(x, zone.top + 0.75, keyWidth, Math.max(0.5, height - 1.5));
    if (height < 13) continue;
    const name = `Z${zone.number}`;
    const middle = (zone.top + zone.bottom) / 2;
    const at = x + keyWidth + 8;
    letter(frame, name, at, middle, { weight: 600, colour: colours.ink });
    if (isNarrow) continue;
    const nameWidth = context.measureText(`${name} `).width;
    letter(frame, zone.words, at + nameWidth, middle);
  }
}

function paintTimeLabels(frame: PanelFrame, { timeTicks, format }: PanelScene): void {
  const { context, left, top, width, height, x, colours } = frame;
  const base = top + height;
  for (const second of timeTicks) {
    const at = x(second);
    context.strokeStyle = colours.control;
    context.lineWidth = 1;
    line(frame, at, base, at, base + 5);
    const isLast = left + width - at < 34;
    letter(frame, clockTime(second, format), isLast ? left + width : at, base + 15, {
      align: isLast ? 'right' : at - left < 12 ? 'left' : 'center',
    });
  }
}
