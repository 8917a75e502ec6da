/** Thirty seconds of a server at work: what it holds when it rests does not grow. */
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findLeaks } from './bounds.ts';
import { soak } from './soak.ts';
import { riseOf, type Sample } from './steadiness.ts';

const isLinux = existsSync('/proc/self/fd');

it.skipIf(!isLinux)('memory, sockets and handles stay level', { timeout: 90_000 }, async () => {
  const soaked = await soak(30, () => undefined);
  expect(soaked.refusals).toEqual([]);
  expect(soaked.syncs).toBeGreaterThan(0);
  expect(soaked.rounds).toBeGreaterThan(5);
  // Half a minute is the time in which a heap finds its size: only a leak of a megabyte a second shows in it.
  expect(findLeaks(soaked, { residentMegabytes: 40, sockets: 2, handles: 2 })).toEqual([]);
});

it('a line rises as far as what it goes through', () => {
  const sampleAt = (atSeconds: number, sockets: number): Sample => ({
    atSeconds,
    residentMegabytes: 80,
    sockets,
    handles: 20,
  });
  const leaking = Array.from({ length: 11 }, (_, index) => sampleAt(index * 6, 3 + index));
  expect(riseOf(leaking, ({ sockets }) => sockets)).toBeCloseTo(10);
  expect(riseOf(leaking, ({ residentMegabytes }) => residentMegabytes)).toBeCloseTo(0);
  const swaying = Array.from({ length: 11 }, (_, index) => sampleAt(index * 6, 3 + (index % 2)));
  expect(Math.abs(riseOf(swaying, ({ sockets }) => sockets))).toBeLessThan(0.5);
});
