import type { Samples } from '@ridebook/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maybeHeldShare } from './held-share.ts';
import { shownSamples } from './shown-samples.ts';
import { stretchReader } from './selection.ts';
import { smooth, smoothings } from './smooth.ts';
import { measuredRuns, traceGaps, usualStepSeconds } from './runs.ts';
import { traceColumns } from './trace-columns.ts';
import { traceTable } from './trace-table.ts';

const everySecond = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1);
const watts = (values: readonly (number | null)[], seconds = everySecond(values.length)): Samples => ({
  seconds,
  channels: [{ name: 'outputWatts', values }],
});

describe('the stretches of a trace', () => {
  it('end at a value that is missing and at a silence of the recorder', () => {
    expect(measuredRuns([1, 2, 3, 20, 21], [1, null, 3, 4, 5])).toEqual([
      { first: 0, last: 0 },
      { first: 2, last: 2 },
      { first: 3, last: 4 },
    ]);
  });

  it('bridge a second or two that a recorder lost', () => {
    expect(measuredRuns([2, 3, 5, 6, 9], [1, 1, 1, 1, 1])).toEqual([{ first: 0, last: 4 }]);
  });

  it('know the step of a coarser graph, whose last second is off the grid', () => {
    const seconds = [1, 6, 11, 16, 18];
    expect(usualStepSeconds(seconds)).toBe(5);
    expect(measuredRuns(seconds, [1, 1, 1, 1, 1])).toEqual([{ first: 0, last: 4 }]);
  });

  it('say why they end, and leave trifles out', () => {
    const seconds = [1, 2, 3, 4, 5, 60, 61];
    const values = [1, null, 3, 4, 5, 6, 7];
    expect(traceGaps(seconds, values, 10)).toEqual([{ fromSecond: 5, toSecond: 59, reason: 'not-recorded' }]);
    expect(traceGaps(seconds, values, 1).map(({ reason }) => reason)).toEqual(['no-value', 'not-recorded']);
  });

  it('are none where nothing was measured', () => {
    expect(measuredRuns([], [])).toEqual([]);
    expect(measuredRuns([1, 2], [null, null])).toEqual([]);
    expect(usualStepSeconds([])).toBe(1);
  });
});

describe('a smoothed trace', () => {
  const channel = (values: readonly (number | null)[], name = 'outputWatts') => ({ name, values });

  it('is the mean of the five seconds around each, fewer at its ends', () => {
    expect(smooth(everySecond(6), channel([0, 10, 20, 30, 40, 50]), 5)).toEqual([10, 15, 20, 30, 35, 40]);
  });

  it('never reaches across a hole', () => {
    expect(smooth(everySecond(5), channel([100, 100, null, 300, 300]), 5)).toEqual([
      100,
      100,
      null,
      300,
      300,
    ]);
  });

  it('of a pace is that of the mean speed: 4 min and 6 min a kilometre make 4:48', () => {
    const [mean] = smooth([1, 2], channel([0.24, 0.36], 'paceSecondsPerMetre'), 5);
    expect(mean).toBeCloseTo(0.288, 10);
  });

  it('stays between the lowest and the highest sample', () => {
    const anyTrace = fc.array(fc.option(fc.integer({ min: 1, max: 900 }), { nil: null }), { maxLength: 200 });
    fc.assert(
      fc.property(anyTrace, fc.constantFrom(...smoothings), (values, windowSeconds) => {
        const measured = values.filter((value) => value !== null);
        const smoothed = smooth(everySecond(values.length), channel(values), windowSeconds);
        smoothed.forEach((value, index) => {
          expect(value === null).toBe(values[index] === null);
          if (value === null) return;
          expect(value).toBeGreaterThan(Math.min(...measured) - 1e-6);
          expect(value).toBeLessThan(Math.max(...measured) + 1e-6);
        });
      }),
    );
  });
});

describe('the figures of a stretch', () => {
  it('count each sample for the time since the one before', () => {
    // 100 W for 5 s twice and 200 W for the last 2 s: 1,400 J in 12 s.
    const figures = stretchReader(watts([100, 100, 200], [5, 10, 12]))({ fromSecond: 0, toSecond: 12 });
    expect(figures.outputJoules).toBe(1_400);
    expect(figures.channels[0]?.average).toBeCloseTo(116.67, 2);
    expect(figures.channels[0]?.best).toBe(200);
  });

  it('leave missing values and silent minutes out', () => {
    const figures = stretchReader(watts([100, null, 300, 300], [1, 2, 3, 600]))({
      fromSecond: 0,
      toSecond: 600,
    });
    expect(figures.channels[0]).toMatchObject({ measuredSeconds: 3, best: 300 });
    expect(figures.outputJoules).toBe(700);
  });

  it('of a stretch without samples are missing, not zero', () => {
    const figures = stretchReader(watts([100, 100]))({ fromSecond: 50, toSecond: 60 });
    expect(figures).toEqual({
      channels: [{ name: 'outputWatts', average: null, best: null, measuredSeconds: 0 }],
      outputJoules: null,
      distanceMetres: null,
    });
  });

  it('of a pace are the mean speed and the fastest', () => {
    const samples = {
      seconds: [1, 2],
      channels: [
        { name: 'paceSecondsPerMetre', values: [0.24, 0.36] },
        { name: 'speedMetresPerSecond', values: [4, 3] },
      ],
    };
    const figures = stretchReader(samples)({ fromSecond: 0, toSecond: 2 });
    expect(figures.channels[0]?.average).toBeCloseTo(0.288, 10);
    expect(figures.channels[0]?.best).toBe(0.24);
    expect(figures.distanceMetres).toBe(7);
  });
});

describe('the share that was ridden as asked', () => {
  const asked = [{ channel: 'outputWatts', fromSecond: 0, toSecond: 4, lower: 100, upper: 200 }];

  it('counts the seconds within, both ends included, of those that were measured', () => {
    // 100 and 200 belong to it, 99 does not, and a missing second is not asked about.
    const samples = watts([99, 100, 200, null]);
    expect(maybeHeldShare(samples, asked, { fromSecond: 0, toSecond: 4 })).toBeCloseTo(2 / 3, 10);
    expect(maybeHeldShare(samples, asked, { fromSecond: 1, toSecond: 3 })).toBe(1);
  });

  it('has no upper end in the highest zone', () => {
    const open = [{ channel: 'outputWatts', fromSecond: 0, toSecond: 2, lower: 300, upper: null }];
    expect(maybeHeldShare(watts([299, 900]), open, { fromSecond: 0, toSecond: 2 })).toBe(0.5);
  });

  it('is unknown where nothing was asked or measured', () => {
    const whole = { fromSecond: 0, toSecond: 4 };
    expect(maybeHeldShare(watts([100]), [], whole)).toBeNull();
    expect(maybeHeldShare(watts([null]), asked, whole)).toBeNull();
  });
});

describe('traces on one axis', () => {
  const seconds = [1, 2, 3, 4, 5, 6, 40, 41, 42];
  const own: Samples = {
    seconds,
    channels: [
      { name: 'outputWatts', values: [100, 120, 140, 160, 140, 120, 200, 220, 240] },
      { name: 'heartRateBpm', values: [90, 91, null, null, 96, 97, 120, 121, 122] },
    ],
  };
  const other: Samples = {
    seconds: [1, 6, 11, 16, 21, 26, 31, 36, 41],
    channels: [{ name: 'outputWatts', values: [90, 100, 110, 120, 130, 140, 150, 160, 170] }],
  };

  it('are columns of one length, with a break where the recorder was silent', async () => {
    const columns = traceColumns(own, other, 5);
    const rounded = {
      seconds: columns.seconds,
      channels: columns.channels.map(({ name, own: values, other: compared }) => ({
        name,
        own: values.map(inWords),
        other: compared?.map(inWords) ?? null,
      })),
    };
    await expect(`${JSON.stringify(rounded, null, 1)}\n`).toMatchFileSnapshot('golden/two-attempts.json');
  });

  it('of one attempt alone hold its seconds and its breaks, nothing else', () => {
    expect(traceColumns(own, null, 1).seconds).toEqual([1, 2, 3, 4, 5, 6, 7, 40, 41, 42]);
    expect(traceColumns(own, null, 1).channels[0]?.own[6]).toBeNull();
  });

  it('read as a table have few rows, each the mean of its seconds', () => {
    const long = watts(Array.from({ length: 2_700 }, (_, index) => index));
    const table = traceTable(long, { fromSecond: 0, toSecond: 2_700 });
    expect(table.stepSeconds).toBe(60);
    expect(table.rows).toHaveLength(45);
    expect(table.rows[1]).toEqual({ fromSecond: 60, averages: [89.5] });
    expect(traceTable(long, { fromSecond: 100, toSecond: 140 }).stepSeconds).toBe(1);
  });
});

/** A hole and a second that only the other attempt has look different in the file. */
const inWords = (value: number | null | undefined): number | string =>
  value === null ? 'hole' : value === undefined ? 'no sample' : Math.round(value * 100) / 100;

describe('the samples that are shown', () => {
  it('leave out what never measured anything, and the pace of who stands still', () => {
    const shown = shownSamples({
      seconds: [1, 2],
      channels: [
        { name: 'heartRateBpm', values: [null, null] },
        { name: 'paceSecondsPerMetre', values: [0, 0.3] },
        { name: 'outputWatts', values: [0, 0] },
      ],
    });
    expect(shown.channels).toEqual([
      { name: 'paceSecondsPerMetre', values: [null, 0.3] },
      { name: 'outputWatts', values: [0, 0] },
    ]);
  });
});
