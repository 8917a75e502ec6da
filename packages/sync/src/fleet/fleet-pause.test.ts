import { describe, expect, it } from 'vitest';
import type { CoolDown } from '../cool-down.ts';
import {
  decideMove as decide,
  goodHealth,
  holdAll,
  learnFromJob,
  learnFromProbe,
  parseHealth,
  type FleetHealth,
} from './fleet-pause.ts';

const nowMs = 1_000_000_000;
const minuteMs = 60_000;

const coolDown = (change: Partial<CoolDown>): CoolDown => ({
  kind: 'limited',
  untilMs: nowMs + 15 * minuteMs,
  guessedMs: null,
  reason: 'Too many.',
  ...change,
});

const decideMove = (health: FleetHealth, coolDown: CoolDown | null, atMs: number) =>
  decide({ ...health, coolDown }, atMs);

const after = (failures: number, health: FleetHealth = goodHealth): FleetHealth =>
  Array.from({ length: failures }).reduce<FleetHealth>((each) => learnFromJob(each, true, nowMs), health);

describe('decideMove', () => {
  it('lets a worker work while all is well', () => {
    expect(decideMove(goodHealth, null, nowMs)).toEqual({ kind: 'work' });
  });

  it('lets nobody ask before the end of a cool-down', () => {
    expect(decideMove(goodHealth, coolDown({}), nowMs)).toEqual({
      kind: 'wait',
      untilMs: nowMs + 15 * minuteMs,
    });
    expect(decideMove(goodHealth, coolDown({ untilMs: nowMs }), nowMs)).toEqual({ kind: 'work' });
  });

  it('lets one worker look every quarter of an hour whether a closed door has opened', () => {
    const closed = coolDown({ kind: 'blocked', guessedMs: 360 * minuteMs, untilMs: nowMs + 360 * minuteMs });
    expect(decideMove(goodHealth, closed, nowMs)).toEqual({ kind: 'wait', untilMs: nowMs + 15 * minuteMs });
    const later = nowMs + 15 * minuteMs;
    const move = decideMove(goodHealth, closed, later);
    expect(move).toMatchObject({ kind: 'probe' });
    const looked = move.kind === 'probe' ? move.health : goodHealth;
    const refused = learnFromProbe(looked, 'refusal', later);
    expect(decideMove(refused, closed, later)).toEqual({ kind: 'wait', untilMs: later + 15 * minuteMs });
  });

  it('lets another one look where one saw nothing, at once, and where one died, after two minutes', () => {
    const closed = coolDown({ kind: 'blocked', guessedMs: 360 * minuteMs, untilMs: nowMs + 360 * minuteMs });
    const later = nowMs + 15 * minuteMs;
    const move = decideMove(goodHealth, closed, later);
    const looking = move.kind === 'probe' ? move.health : goodHealth;
    expect(decideMove(looking, closed, later)).toEqual({ kind: 'wait', untilMs: later + 2 * minuteMs });
    expect(decideMove(looking, closed, later + 2 * minuteMs)).toMatchObject({ kind: 'probe' });
    expect(decideMove(learnFromProbe(looking, 'nothing', later), closed, later)).toMatchObject({
      kind: 'probe',
    });
  });

  it('obeys an instant that Peloton stated for a closed door without looking', () => {
    const stated = coolDown({ kind: 'blocked', untilMs: nowMs + 90 * minuteMs });
    expect(decideMove(goodHealth, stated, nowMs + 89 * minuteMs)).toMatchObject({ kind: 'wait' });
  });

  it('pauses all workers after five failures in a row, and then lets one of them look', () => {
    expect(decideMove(after(4), null, nowMs)).toEqual({ kind: 'work' });
    const paused = after(5);
    expect(decideMove(paused, null, nowMs)).toEqual({ kind: 'wait', untilMs: nowMs + minuteMs });
    const move = decideMove(paused, null, nowMs + minuteMs);
    expect(move).toMatchObject({ kind: 'probe' });
    const health = move.kind === 'probe' ? move.health : goodHealth;
    expect(decideMove(health, null, nowMs + minuteMs)).toMatchObject({ kind: 'wait' });
  });
});

describe('learnFromJob', () => {
  it('doubles the pause up to ten minutes, and counts what was under way when it began once', () => {
    let health = after(5);
    const pauses = [1, 2, 3, 4, 5].map(() => {
      const atMs = health.pausedUntilMs;
      health = learnFromJob(health, true, atMs);
      return (health.pausedUntilMs - atMs) / minuteMs;
    });
    expect(pauses).toEqual([2, 4, 8, 10, 10]);
    expect(learnFromJob(after(5), true, nowMs + 1)).toEqual(after(5));
  });

  it('forgets everything with the first job that goes well', () => {
    expect(learnFromJob(after(9), false, nowMs)).toEqual(goodHealth);
  });

  it('holds everybody for as long as an answer said, and never shorter than before', () => {
    const held = holdAll(goodHealth, 30_000, nowMs);
    expect(held.holdUntilMs).toBe(nowMs + 30_000);
    expect(holdAll(held, null, nowMs).holdUntilMs).toBe(nowMs + 30_000);
    expect(holdAll(goodHealth, null, nowMs).holdUntilMs).toBe(nowMs + 10_000);
    expect(holdAll(goodHealth, 3_600_000, nowMs).holdUntilMs).toBe(nowMs + 60_000);
  });

  it('comes back from its text as it was', () => {
    expect(parseHealth(JSON.stringify(after(5)))).toEqual(after(5));
    expect(parseHealth(null)).toEqual(goodHealth);
  });
});
