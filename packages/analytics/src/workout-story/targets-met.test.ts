import type { PlannedTargets, TargetChannel } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { samplesOf, steady } from './made-up-story.ts';
import { maybeTargetsMet } from './targets-met.ts';

const asked = (channel: TargetChannel, lower: number, upper: number, toSecond = 10): PlannedTargets => ({
  channel,
  ranges: [{ fromSecond: 0, toSecond, lower, upper }],
  reportedInRangeSeconds: null,
});

describe('targets', () => {
  it('are met by the share of seconds within, over all channels', () => {
    // The worked example of docs/formulas/targets.md.
    const samples = samplesOf({
      cadenceRpm: steady(75, 10),
      resistancePercent: [...steady(35, 6), ...steady(45, 4)],
    });
    const met = maybeTargetsMet(
      [asked('cadenceRpm', 70, 80), asked('resistancePercent', 30, 40)],
      samples,
      null,
    );
    expect(met?.score).toEqual({ percent: 80, inRangeSeconds: 16, measuredSeconds: 20 });
    expect(met?.channels[1]?.met).toEqual({
      measuredSeconds: 10,
      inRangeSeconds: 6,
      belowSeconds: 0,
      aboveSeconds: 4,
    });
  });

  it('have both of their ends within, and tell below from above', () => {
    const met = maybeTargetsMet(
      [asked('cadenceRpm', 70, 80, 4)],
      samplesOf({ cadenceRpm: [70, 80, 69, 81] }),
      null,
    );
    expect(met?.channels[0]?.met).toMatchObject({ inRangeSeconds: 2, belowSeconds: 1, aboveSeconds: 1 });
  });

  it('compare a power zone with the zone of the watts by the FTP of the day', () => {
    const targets = [asked('powerZone', 3, 4, 4)];
    const samples = samplesOf({ outputWatts: [150, 151, 210, 211] });
    const met = maybeTargetsMet(targets, samples, 200);
    expect(met?.channels[0]).toMatchObject({
      met: { inRangeSeconds: 2, belowSeconds: 1, aboveSeconds: 1 },
      wattRanges: [{ fromSecond: 0, toSecond: 4, lower: 150, upper: 210 }],
    });
    expect(maybeTargetsMet([asked('powerZone', 7, 7)], samples, 200)?.channels[0]?.wattRanges).toEqual([
      { fromSecond: 0, toSecond: 10, lower: 300, upper: null },
    ]);
    expect(maybeTargetsMet(targets, samples, null)?.channels[0]).toMatchObject({
      met: null,
      wattRanges: null,
    });
  });

  it('give no score where nothing could be compared', () => {
    const targets = [asked('paceIntensity', 2, 3), asked('cadenceRpm', 70, 80)];
    expect(maybeTargetsMet(targets, samplesOf({ outputWatts: [100] }), null)).toMatchObject({
      score: null,
      channels: [{ met: null, plannedSeconds: 10 }, { met: null }],
    });
    expect(maybeTargetsMet(targets, null, null)?.score).toBeNull();
    expect(maybeTargetsMet([], samplesOf({ cadenceRpm: [75] }), null)).toBeNull();
  });

  it('leave out the seconds that nobody asked for, and those that were not measured', () => {
    const targets: readonly PlannedTargets[] = [
      {
        channel: 'cadenceRpm',
        ranges: [
          { fromSecond: 1, toSecond: 2, lower: 70, upper: 80 },
          { fromSecond: 4, toSecond: 6, lower: 90, upper: 99 },
        ],
        reportedInRangeSeconds: 1,
      },
    ];
    const samples = samplesOf({ cadenceRpm: [75, 75, 75, 75, null, 95] });
    expect(maybeTargetsMet(targets, samples, null)?.channels[0]).toMatchObject({
      plannedSeconds: 3,
      met: { measuredSeconds: 2, inRangeSeconds: 2 },
      reportedInRangeSeconds: 1,
    });
  });
});
