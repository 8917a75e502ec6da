import { describe, expect, it } from 'vitest';
import { UpstreamError } from '@ridebook/peloton';
import { coolDownSentence, isCoolingDown, maybeCoolDown, type CoolDown } from './cool-down.ts';

const nowMs = Date.parse('2026-03-01T12:00:00Z');
const hourMs = 3_600_000;

const limited = () => new UpstreamError('limited', 'Too many.', nowMs + hourMs / 4, { isGuess: true });
const closed = () => new UpstreamError('blocked', 'Closed.', nowMs + 6 * hourMs, { isGuess: true });

/** The hours of one cool-down after the other, when the same happens again and again. */
function hoursOf(error: () => UpstreamError, times: number): readonly number[] {
  let coolDown: CoolDown | null = null;
  return Array.from({ length: times }, () => {
    coolDown = maybeCoolDown(error(), coolDown, nowMs);
    return ((coolDown?.untilMs ?? nowMs) - nowMs) / hourMs;
  });
}

describe('maybeCoolDown', () => {
  it('doubles an unstated limit from a quarter of an hour to six hours', () => {
    expect(hoursOf(limited, 7)).toEqual([0.25, 0.5, 1, 2, 4, 6, 6]);
  });

  it('doubles the wait before a closed endpoint from six hours to a day', () => {
    expect(hoursOf(closed, 4)).toEqual([6, 12, 24, 24]);
  });

  it('treats a 403 for everything as a closed endpoint', () => {
    expect(hoursOf(() => new UpstreamError('blocked', 'Refused.'), 2)).toEqual([6, 12]);
  });

  it('takes a stated instant as it is, however often', () => {
    expect(hoursOf(() => new UpstreamError('limited', 'Wait.', nowMs + 5 * hourMs), 3)).toEqual([5, 5, 5]);
  });

  it('begins anew when something else happens', () => {
    const first = maybeCoolDown(closed(), null, nowMs);
    expect(maybeCoolDown(limited(), first, nowMs)?.untilMs).toBe(nowMs + hourMs / 4);
  });

  it('does not grow from an instant that was stated', () => {
    const stated = maybeCoolDown(new UpstreamError('blocked', 'A page.', nowMs + hourMs), null, nowMs);
    expect(maybeCoolDown(closed(), stated, nowMs)?.guessedMs).toBe(6 * hourMs);
  });

  it.each(['unreachable', 'failing', 'lapsed', 'moved'] as const)('lets %s be tried at any time', (kind) => {
    expect(maybeCoolDown(new UpstreamError(kind, 'Not now.'), null, nowMs)).toBeNull();
  });
});

it('is over at its instant', () => {
  const coolDown = maybeCoolDown(limited(), null, nowMs);
  expect(isCoolingDown(null, nowMs)).toBe(false);
  expect(isCoolingDown(coolDown, nowMs + hourMs / 4 - 1)).toBe(true);
  expect(isCoolingDown(coolDown, nowMs + hourMs / 4)).toBe(false);
});

it('is told with its time, its reason and its remedy', () => {
  const coolDown: CoolDown = { kind: 'limited', untilMs: nowMs, guessedMs: null, reason: 'Too many.' };
  expect(coolDownSentence(coolDown)).toBe(
    'Nothing is asked of Peloton before 2026-03-01T12:00:00Z ("ridebook retry" lifts that): Too many.',
  );
});
