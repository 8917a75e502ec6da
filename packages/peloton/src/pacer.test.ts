import { describe, expect, it } from 'vitest';
import { createPacer, type Pace } from './pacer.ts';

/** A clock that stands still until something sleeps. */
function createStillClock() {
  let nowMs = 0;
  return {
    monotonicMs: () => nowMs,
    sleep: (ms: number) => {
      nowMs = Math.max(nowMs, nowMs + ms);
      return Promise.resolve();
    },
  };
}

async function startTimes(pace: Pace, count: number): Promise<readonly number[]> {
  const clock = createStillClock();
  const pacer = createPacer(pace, clock);
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    await pacer.run(() => Promise.resolve(times.push(clock.monotonicMs())));
  }
  return times;
}

describe('a pacer', () => {
  it('spreads requests evenly, but for the first two after a pause', async () => {
    const starts = await startTimes({ requestsPerSecond: 4, maximumInFlight: 2 }, 8);
    expect(starts).toEqual([0, 0, 250, 500, 1_000, 1_250, 1_500, 1_750]);
  });

  it('starts no more in any second than the pace allows', async () => {
    for (const requestsPerSecond of [1, 2, 4, 10]) {
      const starts = await startTimes({ requestsPerSecond, maximumInFlight: 2 }, 60);
      const busiest = Math.max(
        ...starts.map((start) => starts.filter((other) => other >= start && other < start + 1_000).length),
      );
      expect(busiest).toBe(requestsPerSecond);
    }
  });

  it('waits longer than a second when the pace is slower than that', async () => {
    expect(await startTimes({ requestsPerSecond: 0.5, maximumInFlight: 2 }, 3)).toEqual([0, 2_000, 4_000]);
  });

  it('lets no more requests be under way than allowed, and none wait once there is room', async () => {
    const pacer = createPacer(
      { requestsPerSecond: Number.POSITIVE_INFINITY, maximumInFlight: 2 },
      createStillClock(),
    );
    let inFlight = 0;
    let most = 0;
    const task = async (): Promise<void> => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await Promise.resolve();
      await Promise.resolve();
      inFlight -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => pacer.run(task)));
    expect(most).toBe(2);
    expect(inFlight).toBe(0);
  });

  it('goes on after a task that failed', async () => {
    const pacer = createPacer({ requestsPerSecond: 4, maximumInFlight: 1 }, createStillClock());
    await expect(pacer.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(pacer.run(() => Promise.resolve('fine'))).resolves.toBe('fine');
  });
});
