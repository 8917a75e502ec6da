import { describe, expect, it } from 'vitest';
import { bottomSpace, maybeX, panelHeight, panelPadding, yOf, type PanelBox } from './panel-box.ts';

const box: PanelBox = {
  width: 1000,
  height: 113,
  margins: { left: 100, right: 100 },
  isLowest: false,
  stretch: { fromSecond: 600, toSecond: 1400 },
  range: [0, 200],
  isInverse: false,
};

describe('the place in a panel', () => {
  it('of a second follows the stretch that is seen and the width that there is', () => {
    expect(maybeX(box, 1000)).toBe(500);
    expect(maybeX({ ...box, stretch: { fromSecond: 800, toSecond: 1200 } }, 1100)).toBe(700);
    expect(maybeX({ ...box, width: 400, margins: { left: 0, right: 0 } }, 1000)).toBe(200);
  });

  it('of a second that is not seen is none', () => {
    expect(maybeX(box, 599)).toBeNull();
    expect(maybeX(box, 1401)).toBeNull();
  });

  it('of a value is between the free space above and beneath', () => {
    // 113 less 6 above and 7 beneath are 100 for 200 watts.
    expect([0, 100, 200].map((value) => yOf(box, value))).toEqual([106, 56, 6]);
    expect(yOf({ ...box, height: 130, isLowest: true }, 0)).toBe(106);
  });

  it('of a pace is the other way round, and one beyond the scale at its edge', () => {
    expect(yOf({ ...box, isInverse: true }, 50)).toBe(31);
    expect(yOf(box, 900)).toBe(6);
  });

  it('leaves the lowest panel room for the time', () => {
    expect(panelHeight(92, true) - panelHeight(92, false)).toBe(24);
    expect(panelPadding(box.margins, true)).toEqual([6, 100, bottomSpace(true), 100]);
  });
});
