import { deflateRawSync } from 'node:zlib';
import type { Samples } from '@ridebook/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSamples, encodeSamples } from './samples.ts';

const channel = (name: string, values: readonly (number | null)[]) => ({ name, values });

describe('packed samples', () => {
  it('come back as they were: gaps, missing values, negative and fractional ones', () => {
    const samples: Samples = {
      seconds: [1, 2, 5, 6],
      channels: [
        channel('outputWatts', [100, 120, null, 90]),
        channel('heartRateBpm', [null, null, null, null]),
        channel('inclinePercent', [-3.5, 0, 0.5, 12]),
        channel('größe', [0, 1e9, -1e9, 0.0001]),
      ],
    };
    expect(decodeSamples(encodeSamples(samples))).toEqual(samples);
  });

  it('come back whatever they were', () => {
    const value = fc.option(
      fc.integer({ min: -1e9, max: 1e9 }).map((whole) => whole / 10),
      { nil: null },
    );
    const anySamples = fc.uniqueArray(fc.nat(100_000)).chain((seconds) =>
      fc.record({
        seconds: fc.constant(seconds.sort((a, b) => a - b)),
        channels: fc.array(
          fc.record({
            name: fc.string(),
            values: fc.array(value, { minLength: seconds.length, maxLength: seconds.length }),
          }),
          { maxLength: 5 },
        ),
      }),
    );
    fc.assert(
      fc.property(anySamples, (samples) => {
        expect(decodeSamples(encodeSamples(samples))).toEqual(samples);
      }),
    );
  });

  it('of an empty workout are a few bytes', () => {
    expect(encodeSamples({ seconds: [], channels: [] }).length).toBeLessThanOrEqual(3);
  });

  it('keep a value within a ten-thousandth', () => {
    const speed = 8.314944;
    const [packed] = decodeSamples(
      encodeSamples({ seconds: [1], channels: [channel('speed', [speed])] }),
    ).channels;
    expect(Math.abs((packed?.values[0] ?? 0) - speed)).toBeLessThanOrEqual(0.00005);
  });

  it('of a 45-minute ride stay under 15 KB compressed', () => {
    const seconds = Array.from({ length: 2_700 }, (_, index) => index + 1);
    const wave = (base: number, swing: number, period: number) =>
      seconds.map((second) => Math.round(base + swing * Math.sin(second / period) + ((second * 7919) % 13)));
    const samples: Samples = {
      seconds,
      channels: [
        channel('outputWatts', wave(180, 60, 40)),
        channel('cadenceRpm', wave(85, 10, 30)),
        channel('resistancePercent', wave(42, 8, 90)),
        channel(
          'speedMetresPerSecond',
          wave(80, 10, 40).map((value) => value / 10),
        ),
        channel('heartRateBpm', wave(150, 12, 120)),
      ],
    };
    expect(deflateRawSync(encodeSamples(samples)).length).toBeLessThan(15_000);
  });

  it('that are cut off or of another version are refused', () => {
    const bytes = encodeSamples({ seconds: [1, 2], channels: [channel('outputWatts', [1, 2])] });
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => decodeSamples(bytes.subarray(0, length))).toThrow(RangeError);
    }
    expect(() => decodeSamples(Uint8Array.of(9, 0, 0))).toThrow(/version/);
  });
});
