/** Owns comparing what is stored with the truth, field by field: amounts within a thousandth, everything else exactly. */
import type { Workout } from '@ridebook/domain';

const tolerance = 0.001;

/** One line for each difference; an empty list means that they are the same workouts. */
export function differences(stored: readonly Workout[], truth: readonly Workout[]): readonly string[] {
  const byId = new Map(stored.map((workout) => [workout.id, workout]));
  const trueIds = new Set(truth.map(({ id }) => id));
  const doubled = stored.length - byId.size;
  return [
    ...(doubled === 0 ? [] : [`${doubled} ids are doubled`]),
    ...stored.filter(({ id }) => !trueIds.has(id)).map(({ id }) => `${id} is not there upstream`),
    ...truth.flatMap((expected) => {
      const actual = byId.get(expected.id);
      return actual === undefined ? [`${expected.id} is lost`] : fieldDifferences(actual, expected);
    }),
  ];
}

function fieldDifferences(actual: Workout, expected: Workout): readonly string[] {
  const fields = new Set([...Object.keys(expected), ...Object.keys(actual)]) as ReadonlySet<keyof Workout>;
  return [...fields]
    .filter((field) => !isSame(actual[field], expected[field]))
    .map((field) => `${expected.id} ${field}: ${String(actual[field])}, truly ${String(expected[field])}`);
}

function isSame(actual: unknown, expected: unknown): boolean {
  if (typeof actual !== 'number' || typeof expected !== 'number') return actual === expected;
  return Math.abs(actual - expected) <= Math.abs(expected) * tolerance;
}
