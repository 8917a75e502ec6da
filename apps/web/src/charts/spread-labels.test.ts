import { describe, expect, it } from 'vitest';
import { spreadLabels } from './spread-labels.ts';

describe('labels at the ends of lines', () => {
  it('stay where they are while there is room', () => {
    expect(spreadLabels([30, 10, 50], 12)).toEqual([30, 10, 50]);
  });

  it('move apart around their middle, each in its order', () => {
    expect(spreadLabels([21, 20], 12)).toEqual([26.5, 14.5]);
  });

  it('push on those that they would meet', () => {
    expect(spreadLabels([10, 12, 26], 12)).toEqual([4, 16, 28]);
    expect(spreadLabels([], 12)).toEqual([]);
  });
});
