/** Owns the velodrome that a standing is drawn on: four lanes round one infield, run counter-clockwise from the start line. */

export interface Track {
  /** Half of a straight. */
  readonly halfStraight: number;
  /** Of each lane's middle, outermost first. */
  readonly radii: readonly number[];
  readonly thickness: number;
}

export interface TrackPoint {
  readonly x: number;
  /** Downwards, as in a picture. */
  readonly y: number;
}

/** The start line crosses the middle of the lower straight; the lanes end where that straight begins. */
const startX = 0;

const desk: Track = { halfStraight: 86, radii: [111, 94, 77, 60], thickness: 14 };
const phone: Track = { halfStraight: 72, radii: [92, 78, 64, 50], thickness: 11 };

/** The track that fits a width in pixels. */
export const trackFor = (width: number): Track => (width < 390 ? phone : desk);

interface Leg {
  readonly kind: 'start' | 'right bend' | 'back straight' | 'left bend';
  /** Along the leg, in pixels on a straight, in radians in a bend. */
  readonly along: number;
}

/** All lanes share one scale, that of their mean radius: a share lies at the same place in every lane. */
function legAt(track: Track, share: number): Leg {
  const { halfStraight, radii } = track;
  const meanRadius = radii.reduce((sum, radius) => sum + radius, 0) / radii.length;
  const toBend = halfStraight - startX;
  const bend = Math.PI * meanRadius;
  const length = toBend + bend + 2 * halfStraight + bend;
  const run = Math.min(1, Math.max(0, share)) * length;
  if (run <= toBend) return { kind: 'start', along: run };
  if (run <= toBend + bend) return { kind: 'right bend', along: (run - toBend) / meanRadius };
  if (run <= toBend + bend + 2 * halfStraight) return { kind: 'back straight', along: run - toBend - bend };
  return { kind: 'left bend', along: (run - toBend - bend - 2 * halfStraight) / meanRadius };
}

/** Where a share (0 to 1) lies on a circle of lane radius, around the middle of the track. */
export function trackPoint(track: Track, radius: number, share: number): TrackPoint {
  const { kind, along } = legAt(track, share);
  const { halfStraight } = track;
  switch (kind) {
    case 'start':
      return { x: startX + along, y: radius };
    case 'right bend':
      return { x: halfStraight + radius * Math.sin(along), y: radius * Math.cos(along) };
    case 'back straight':
      return { x: halfStraight - along, y: -radius };
    case 'left bend':
      return { x: -halfStraight - radius * Math.sin(along), y: -radius * Math.cos(along) };
  }
}

/** The path of a lane from the start line to a share, for a stroke as wide as the lane. */
export function lanePath(track: Track, radius: number, share: number): string {
  const { halfStraight } = track;
  const { kind } = legAt(track, share);
  const { x, y } = trackPoint(track, radius, share);
  const end = `${round(x)} ${round(y)}`;
  const start = `M${startX} ${radius}`;
  const arc = (to: string): string => `A${radius} ${radius} 0 0 0 ${to}`;
  if (kind === 'start') return `${start}L${end}`;
  const right = `${start}H${halfStraight}`;
  if (kind === 'right bend') return `${right}${arc(end)}`;
  const back = `${right}${arc(`${halfStraight} ${-radius}`)}`;
  if (kind === 'back straight') return `${back}L${end}`;
  return `${back}H${-halfStraight}${arc(end)}`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Of the track alone, without what is written around it. */
export function trackSize(track: Track): { readonly width: number; readonly height: number } {
  const outer = (track.radii[0] ?? 0) + track.thickness / 2;
  return { width: 2 * (track.halfStraight + outer), height: 2 * outer };
}
