import { expect, it } from 'vitest';
import { killSyncs } from './support/kills.ts';

it(
  'a sync that is killed at any moment leaves nothing lost or doubled, and the next one goes on from there',
  { timeout: 90_000 },
  async () => {
    const report = await killSyncs({ workouts: 60, kills: 6, latencyMs: 30, longestLifeMs: 400 });
    expect(report.midSync).toBeGreaterThanOrEqual(3);
    expect(report.progress).toEqual([...report.progress].sort((a, b) => a - b));
    expect(report.differences).toEqual([]);
  },
);
