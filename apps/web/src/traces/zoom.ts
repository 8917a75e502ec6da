/** Owns what zooming means: which stretch comes of a drag, a key or a wheel, and how it is written in the address. */
import type { Stretch } from '@ridebook/analytics/traces';

/** Nearer than this there is nothing more to see. */
const leastSeconds = 10;

/** The stretch in whole seconds, inside the workout, never shorter than can be read. */
export function clampStretch({ fromSecond, toSecond }: Stretch, whole: Stretch): Stretch {
  const length = Math.min(
    whole.toSecond - whole.fromSecond,
    Math.max(leastSeconds, Math.round(toSecond - fromSecond)),
  );
  const from = Math.min(whole.toSecond - length, Math.max(whole.fromSecond, Math.round(fromSecond)));
  return { fromSecond: from, toSecond: from + length };
}

/** Nearer (`factor` under 1) or farther, with the second at the pointer staying where it is. */
export function zoomAround(stretch: Stretch, second: number, factor: number, whole: Stretch): Stretch {
  return clampStretch(
    {
      fromSecond: second - (second - stretch.fromSecond) * factor,
      toSecond: second + (stretch.toSecond - second) * factor,
    },
    whole,
  );
}

/**
 * What two fingers make of a stretch: the seconds beneath them stay beneath them.
 * @param before where each finger was put down, as a share of the drawn width
 * @param now where it is by now
 */
export function pinched(
  stretch: Stretch,
  before: readonly [number, number],
  now: readonly [number, number],
  whole: Stretch,
): Stretch {
  const length = stretch.toSecond - stretch.fromSecond;
  const apart = now[1] - now[0];
  const wasApart = before[1] - before[0];
  // Fingers that lie on one second, or have passed each other, say nothing of a length.
  if (wasApart === 0 || apart / wasApart <= 0) return stretch;
  const seen = (length * wasApart) / apart;
  const from = stretch.fromSecond + before[0] * length - now[0] * seen;
  return clampStretch({ fromSecond: from, toSecond: from + seen }, whole);
}

export const isWhole = (stretch: Stretch, whole: Stretch): boolean =>
  stretch.fromSecond <= whole.fromSecond && stretch.toSecond >= whole.toSecond;

/** So far that the second is seen, with the length kept. */
export function movedTo(stretch: Stretch, second: number, whole: Stretch): Stretch {
  if (second >= stretch.fromSecond && second <= stretch.toSecond) return stretch;
  const length = stretch.toSecond - stretch.fromSecond;
  const from = second < stretch.fromSecond ? second : second - length;
  return clampStretch({ fromSecond: from, toSecond: from + length }, whole);
}

/** `300-750`; `null` of the whole workout, which needs no word. */
export const formatStretch = (stretch: Stretch, whole: Stretch): string | null =>
  isWhole(stretch, whole) ? null : `${stretch.fromSecond}-${stretch.toSecond}`;

/** What the address says; the whole workout where that makes no sense. */
export function parseStretch(text: string | undefined, whole: Stretch): Stretch {
  const [, from, to] = /^(\d{1,6})-(\d{1,6})$/.exec(text ?? '') ?? [];
  if (from === undefined || to === undefined || Number(from) >= Number(to)) return whole;
  return clampStretch({ fromSecond: Number(from), toSecond: Number(to) }, whole);
}
