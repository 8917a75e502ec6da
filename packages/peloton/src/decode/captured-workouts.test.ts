/** Every captured response decodes to what was worked out by hand for it. The captures stand beside the project, not in it. */
import type { Workout } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { decodeGraph } from './graph.ts';
import { decodeWorkout } from './workout.ts';
import { areCapturesHere, maybeCapturedGraph, readCaptured } from '../testing/captured-responses.ts';

const areHere = areCapturesHere();

interface Expected {
  readonly file: string;
  readonly workout: Partial<Workout>;
  readonly graph: {
    readonly samples: number;
    readonly steps: readonly number[];
    readonly metrics: readonly string[];
    readonly reportedZoneSeconds: readonly number[] | null;
    readonly reportedEffortPoints: number | null;
    readonly outputSumJoules: number | null;
  } | null;
}

const expectations = areHere ? (readCaptured('expected.json') as readonly Expected[]) : [];

describe.runIf(areHere)('a captured workout decodes to what was worked out by hand', () => {
  it.each(expectations.map((expected) => [expected.file, expected] as const))('%s', (file, expected) => {
    const { workout } = decodeWorkout(readCaptured(`${file}.workout.json`), maybeCapturedGraph(file));
    for (const [field, value] of Object.entries(expected.workout)) {
      const actual = workout[field as keyof Workout];
      if (typeof value !== 'number') expect(actual, field).toBe(value);
      else
        expect(
          Math.abs(Number(actual) - value),
          `${field}: ${String(actual)} for ${value}`,
        ).toBeLessThanOrEqual(Math.abs(value) * 0.001);
    }
  });

  it.each(
    expectations
      .filter(({ graph }) => graph !== null)
      .map((expected) => [expected.file, expected.graph] as const),
  )('the graph of %s', (file, expected) => {
    const graph = decodeGraph(maybeCapturedGraph(file));
    const { seconds, channels } = graph.samples;
    expect(seconds.length).toBe(expected?.samples);
    const steps = new Set(seconds.slice(1).map((second, index) => second - (seconds[index] ?? 0)));
    expect([...steps].sort((a, b) => a - b)).toEqual(expected?.steps);
    expect(graph.metrics).toEqual(expected?.metrics);
    expect(graph.reportedZoneSeconds).toEqual(expected?.reportedZoneSeconds);
    expect(graph.striveScore).toBe(expected?.reportedEffortPoints);
    const output = channels.find(({ name }) => name === 'outputWatts');
    const weighted = output?.values.reduce<number>(
      (sum, watts, index) => sum + (watts ?? 0) * ((seconds[index] ?? 0) - (seconds[index - 1] ?? 0)),
      0,
    );
    if (expected?.outputSumJoules === null) expect(weighted).toBeUndefined();
    else expect(Math.abs((weighted ?? 0) - (expected?.outputSumJoules ?? 0))).toBeLessThan(1_000);
  });
});
