import { describe, expect, it } from 'vitest';
import { decideTick, type TickFacts } from './decide-tick.ts';

const minuteMs = 60_000;
const dueMs = Date.parse('2026-03-01T11:00:00Z');
const decide = (facts: Partial<TickFacts> = {}) =>
  decideTick({
    nowMs: dueMs,
    dueMs,
    lastStartedMs: dueMs - 60 * minuteMs,
    isSignedIn: true,
    isSyncing: false,
    isCoolingDown: false,
    isDemoOpen: false,
    ...facts,
  });

describe('decideTick', () => {
  it('syncs at the minute that is due and not before', () => {
    expect(decide({ nowMs: dueMs - 1 })).toBe('wait');
    expect(decide()).toBe('sync');
  });

  it('makes up for what was missed while the machine slept', () => {
    expect(decide({ nowMs: dueMs + 600 * minuteMs })).toBe('sync');
  });

  it('waits for ever when nothing is scheduled', () => {
    expect(decide({ dueMs: null })).toBe('wait');
  });

  it.each([
    ['a sync runs', { isSyncing: true }],
    ['nobody is signed in', { isSignedIn: false }],
    ['Peloton is to be left alone', { isCoolingDown: true }],
    ['the made-up rider is shown', { isDemoOpen: true }],
    ['a sync began less than five minutes ago', { lastStartedMs: dueMs - 4 * minuteMs }],
  ] as const)('passes while %s', (_, facts) => {
    expect(decide(facts)).toBe('pass');
  });

  it('syncs when there has never been a sync', () => {
    expect(decide({ lastStartedMs: null })).toBe('sync');
  });
});
