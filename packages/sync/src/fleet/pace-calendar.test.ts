import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPace, parsePace, takePlace, type FleetPace, type PaceState } from './pace-calendar.ts';
import type { Lane } from './lanes.ts';

const pace: FleetPace = { requestsPerSecond: 5, requestsPerSecondOfRider: 2 };

/** Asks for places at given instants, each for a rider of its own, and tells the starts by lane. */
function startsOf(
  asked: readonly { readonly lane: Lane; readonly nowMs: number }[],
  begin: PaceState = emptyPace,
): readonly { readonly lane: Lane; readonly startMs: number }[] {
  let state = begin;
  return asked.map(({ lane, nowMs }) => {
    const place = takePlace(state, { lane, nowMs, riderFromMs: 0 }, pace);
    state = place.state;
    return { lane, startMs: place.startMs };
  });
}

const times = (lane: Lane, count: number, nowMs = 0) =>
  Array.from({ length: count }, () => ({ lane, nowMs }));

describe('takePlace', () => {
  it('gives each request a place of its own, one after the other', () => {
    expect(startsOf(times('fresh', 4)).map(({ startMs }) => startMs)).toEqual([0, 200, 400, 600]);
  });

  it('never gives more than the pace in any second, whoever asks whenever', () => {
    const asked = fc.array(
      fc.record({
        lane: fc.constantFrom<Lane>('fresh', 'backfill', 'friends'),
        nowMs: fc.integer({ min: 0, max: 20_000 }),
      }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(asked, (requests) => {
        const inOrder = [...requests].sort((a, b) => a.nowMs - b.nowMs);
        const starts = startsOf(inOrder).map(({ startMs }) => startMs);
        for (const from of starts) {
          const inWindow = starts.filter((startMs) => startMs >= from && startMs < from + 1_000).length;
          expect(inWindow).toBeLessThanOrEqual(pace.requestsPerSecond);
        }
        expect(starts.every((startMs, index) => startMs >= (inOrder[index]?.nowMs ?? 0))).toBe(true);
      }),
      { seed: 7 },
    );
  });

  it('keeps a rider to a pace of their own, and lets others use the places between', () => {
    const first = takePlace(emptyPace, { lane: 'fresh', nowMs: 0, riderFromMs: 0 }, pace);
    const own = takePlace(first.state, { lane: 'fresh', nowMs: 0, riderFromMs: first.riderFromMs }, pace);
    const other = takePlace(own.state, { lane: 'fresh', nowMs: 0, riderFromMs: 0 }, pace);
    expect([first.startMs, own.startMs, other.startMs]).toEqual([0, 600, 200]);
  });

  it('leaves the fresh lane its places while a backfill wants all of them', () => {
    const starts = startsOf([...times('fresh', 1), ...times('backfill', 20), ...times('fresh', 5)]);
    const fresh = starts.filter(({ lane }) => lane === 'fresh').map(({ startMs }) => startMs);
    // Five requests a second: at most one of the places up to then went to the backfill.
    expect(Math.max(...fresh)).toBeLessThanOrEqual(1_400);
  });

  it('gives a slow lane nearly everything while nobody is due', () => {
    const nowMs = 60_000;
    const idle = startsOf(times('backfill', 21, nowMs)).map(({ startMs }) => startMs);
    expect(Math.max(...idle) - nowMs).toBeLessThanOrEqual(5_200);
    const busy = startsOf([...times('fresh', 1, nowMs), ...times('backfill', 21, nowMs)]);
    expect(Math.max(...busy.map(({ startMs }) => startMs)) - nowMs).toBeGreaterThanOrEqual(19_000);
  });

  it('holds the slow lanes back while fresh work is late', () => {
    const late = { ...emptyPace, freshLateMs: 600_000 };
    const starts = startsOf(times('backfill', 3), late).map(({ startMs }) => startMs);
    expect(starts).toEqual([0, 10_000, 20_000]);
  });

  it('comes back from its text as it was, and begins anew from what cannot be read', () => {
    const { state } = takePlace(emptyPace, { lane: 'friends', nowMs: 5, riderFromMs: 0 }, pace);
    expect(parsePace(JSON.stringify(state))).toEqual(state);
    expect(parsePace(null)).toEqual(emptyPace);
    expect(parsePace('{}')).toEqual(emptyPace);
  });
});
