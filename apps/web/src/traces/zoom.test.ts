import type { Stretch } from '@ridebook/analytics/traces';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampStretch, formatStretch, isWhole, movedTo, parseStretch, pinched, zoomAround } from './zoom.ts';

const whole: Stretch = { fromSecond: 0, toSecond: 1800 };
const stretch = (fromSecond: number, toSecond: number): Stretch => ({ fromSecond, toSecond });

describe('zooming', () => {
  it('keeps the second at the pointer where it is', () => {
    expect(zoomAround(whole, 600, 0.5, whole)).toEqual(stretch(300, 1200));
    expect(zoomAround(stretch(300, 1200), 600, 2, whole)).toEqual(whole);
  });

  it('never leaves the workout, and never comes nearer than ten seconds', () => {
    expect(clampStretch(stretch(-50, 100), whole)).toEqual(stretch(0, 150));
    expect(clampStretch(stretch(1750, 1900), whole)).toEqual(stretch(1650, 1800));
    expect(clampStretch(stretch(100, 101), whole)).toEqual(stretch(100, 110));
    const anySecond = fc.double({ min: -4000, max: 4000, noNaN: true });
    fc.assert(
      fc.property(
        anySecond,
        anySecond,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (one, other, factor) => {
          const begun = clampStretch(stretch(Math.min(one, other), Math.max(one, other)), whole);
          const { fromSecond, toSecond } = zoomAround(begun, one, factor, whole);
          expect(fromSecond).toBeGreaterThanOrEqual(0);
          expect(toSecond).toBeLessThanOrEqual(1800);
          expect(toSecond - fromSecond).toBeGreaterThanOrEqual(10);
          expect(Number.isInteger(fromSecond) && Number.isInteger(toSecond)).toBe(true);
        },
      ),
    );
  });

  it('keeps the seconds beneath two fingers where they are', () => {
    // 600 and 1200 s lie at thirds; drawn apart to a tenth and nine tenths, 600 s take 80 % of the width.
    expect(pinched(whole, [1 / 3, 2 / 3], [0.1, 0.9], whole)).toEqual(stretch(525, 1275));
    expect(pinched(stretch(525, 1275), [0.1, 0.9], [1 / 3, 2 / 3], whole)).toEqual(whole);
    // Both moved alike: the same length, another place.
    expect(pinched(stretch(600, 900), [0.2, 0.6], [0.3, 0.7], whole)).toEqual(stretch(570, 870));
  });

  it('is not changed by fingers that lie together or have passed each other', () => {
    expect(pinched(whole, [0.4, 0.4], [0.2, 0.6], whole)).toEqual(whole);
    expect(pinched(whole, [0.4, 0.6], [0.6, 0.4], whole)).toEqual(whole);
  });

  it('shows a workout shorter than that as a whole', () => {
    expect(clampStretch(stretch(2, 3), stretch(0, 6))).toEqual(stretch(0, 6));
  });

  it('moves on with the cursor, as far as it must', () => {
    const seen = stretch(600, 900);
    expect(movedTo(seen, 700, whole)).toBe(seen);
    expect(movedTo(seen, 930, whole)).toEqual(stretch(630, 930));
    expect(movedTo(seen, 570, whole)).toEqual(stretch(570, 870));
  });
});

describe('a stretch in the address', () => {
  it('comes back as it was written, and the whole needs no word', () => {
    expect(formatStretch(stretch(300, 750), whole)).toBe('300-750');
    expect(parseStretch('300-750', whole)).toEqual(stretch(300, 750));
    expect(formatStretch(whole, whole)).toBeNull();
    expect(isWhole(stretch(0, 1799), whole)).toBe(false);
  });

  it('is the whole workout where it makes no sense', () => {
    for (const text of [
      undefined,
      '',
      '300',
      '750-300',
      '300-300',
      '-5-10',
      '1e3-2e3',
      '300-750-900',
      'NaN-2',
    ])
      expect(parseStretch(text, whole), text).toEqual(whole);
    expect(parseStretch('1700-9999', whole).toSecond).toBe(1800);
  });
});
