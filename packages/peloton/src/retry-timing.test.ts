import { describe, expect, it } from 'vitest';
import { decideRetry, maybeRetryAfterMs } from './retry-timing.ts';

const nowMs = Date.parse('2026-11-22T09:00:00Z');
const limited = (retryAfter?: string) => ({ kind: 'limited', retryAfter, nowMs }) as const;

describe('waiting before the next try', () => {
  it('doubles the ceiling with every attempt and spreads over all of it', () => {
    expect(decideRetry({ kind: 'network' }, 1, 0.5)).toEqual({ action: 'retry', afterMs: 500 });
    expect(decideRetry({ kind: 'network' }, 2, 0.5)).toEqual({ action: 'retry', afterMs: 1_000 });
    expect(decideRetry({ kind: 'server' }, 2, 0)).toEqual({ action: 'retry', afterMs: 0 });
  });

  it('gives up on a network or server that failed three times, and on a garbled answer that came twice', () => {
    expect(decideRetry({ kind: 'network' }, 3, 0.5)).toEqual({ action: 'give-up', notBeforeMs: null });
    expect(decideRetry({ kind: 'server' }, 3, 0.5)).toEqual({ action: 'give-up', notBeforeMs: null });
    expect(decideRetry({ kind: 'garbled' }, 2, 0.5)).toEqual({ action: 'give-up', notBeforeMs: null });
  });

  it('obeys Retry-After to the second when the wait is short', () => {
    expect(decideRetry(limited('7'), 1, 0.9)).toEqual({ action: 'retry', afterMs: 7_000 });
  });

  it('remembers a long wait instead of sleeping through it', () => {
    expect(decideRetry(limited('86400'), 1, 0.9)).toEqual({
      action: 'give-up',
      notBeforeMs: nowMs + 86_400_000,
    });
  });

  it('cools down for a quarter of an hour when it is limited to the last try without being told for how long', () => {
    expect(decideRetry(limited(), 1, 0.5)).toEqual({ action: 'retry', afterMs: 1_000 });
    expect(decideRetry(limited(), 5, 0.5)).toEqual({ action: 'give-up', notBeforeMs: nowMs + 900_000 });
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Sun, 22 Nov 2026 09:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 08:00:00 GMT', 0],
    ['-5', null],
    ['abc', null],
    [undefined, null],
  ])('%s is %s ms', (header, expected) => {
    expect(maybeRetryAfterMs(header, nowMs)).toBe(expected);
  });
});
