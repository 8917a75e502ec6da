import { describe, expect, it } from 'vitest';
import { firstDueMs, nextDueMs } from './due-times.ts';
import { laneOrder, laneRules, lanes } from './lanes.ts';

const hourMs = 3_600_000;

describe('laneOrder', () => {
  it('keeps one hand of several for what is fresh, and one for what is not', () => {
    expect(laneOrder(0, 4, 0)).toEqual(['fresh']);
    expect(laneOrder(1, 4, 0)).toEqual(['fresh', 'backfill', 'friends']);
    expect(laneOrder(3, 4, 0)).toEqual(['backfill', 'friends', 'fresh']);
    expect(laneOrder(3, 4, 1)).toEqual(['friends', 'backfill', 'fresh']);
  });

  it('lets a single hand reach every lane, what is fresh first', () => {
    expect(laneOrder(0, 1, 0)).toEqual(['fresh', 'backfill', 'friends']);
  });

  it('gives the slow lanes together at most 30 percent while fresh work is served', () => {
    const slow = lanes.filter((lane) => lane !== 'fresh');
    expect(slow.reduce((sum, lane) => sum + laneRules[lane].share.served, 0)).toBeLessThanOrEqual(0.3 + 1e-9);
  });
});

describe('due times', () => {
  it('come within a fifth of the hour around the hour', () => {
    expect(nextDueMs('fresh', 0, 0)).toBe(0.8 * hourMs);
    expect(nextDueMs('fresh', 0, 0.5)).toBe(hourMs);
    expect(nextDueMs('fresh', 0, 0.5, 0.25)).toBe(0.25 * hourMs);
    expect(nextDueMs('backfill', 0, 0.5)).toBeNull();
  });

  it('begin at once for somebody who waits, and spread for a fleet that is set up', () => {
    expect(firstDueMs('fresh', 1_000, 0.5, true)).toBe(1_000);
    expect(firstDueMs('fresh', 1_000, 0.5, false)).toBe(1_000 + 0.5 * hourMs);
    expect(firstDueMs('fresh', 0, 0.5, false, 3)).toBe(1.5 * hourMs);
    expect(firstDueMs('friends', 0, 0.25, true)).toBe(1.5 * hourMs);
    expect(firstDueMs('backfill', 0, 0.25, false)).toBeNull();
  });
});
