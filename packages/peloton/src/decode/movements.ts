/** Owns what the movements of a strength workout mean, as a Guide or a phone tracked them. */
import type { TrackedMovement, TrackedMovements } from '@ridebook/domain';
import * as v from 'valibot';
import { listOf, maybeBoolean, maybeNumber, maybeObject, maybeText, positive } from './fields.ts';

const wireMovement = v.object({
  movement_name: v.pipe(v.string(), v.nonEmpty()),
  completed_reps: maybeNumber,
  completed_duration: maybeNumber,
  // Until 2023 one number for both, told apart by `is_hold`.
  completed_number: maybeNumber,
  is_hold: maybeBoolean,
  is_bodyweight: maybeBoolean,
  weight: listOf(
    v.object({ weight_data: maybeObject({ weight_value: maybeNumber, weight_unit: maybeText }) }),
  ),
});

export const wireMovements = maybeObject({
  completed_movements_summary_data: maybeObject({
    repetition_summary_data: listOf(wireMovement),
    total_volume: maybeNumber,
    weight_unit: maybeText,
  }),
});

const kilogramsPerUnit: Readonly<Record<string, number>> = { lb: 0.45359237, lbs: 0.45359237, kg: 1 };

export function maybeTracked(wire: v.InferOutput<typeof wireMovements>): TrackedMovements | null {
  const summary = wire?.completed_movements_summary_data ?? null;
  if (summary === null || summary.repetition_summary_data.length === 0) return null;
  return {
    movements: summary.repetition_summary_data.map(trackedOf),
    volumeKilograms: maybeKilograms(positive(summary.total_volume), summary.weight_unit),
  };
}

function trackedOf(wire: v.InferOutput<typeof wireMovement>): TrackedMovement {
  const heaviest = wire.weight
    .map(({ weight_data: weight }) =>
      maybeKilograms(weight?.weight_value ?? null, weight?.weight_unit ?? null),
    )
    .reduce((most, kilograms) => (kilograms !== null && kilograms > (most ?? 0) ? kilograms : most), null);
  const oldCount = positive(wire.completed_number);
  return {
    name: wire.movement_name,
    repetitions: positive(wire.completed_reps) ?? (wire.is_hold === true ? null : oldCount),
    seconds: positive(wire.completed_duration) ?? (wire.is_hold === true ? oldCount : null),
    isBodyweight: wire.is_bodyweight ?? heaviest === null,
    weightKilograms: heaviest,
  };
}

function maybeKilograms(value: number | null, unit: string | null): number | null {
  const factor = kilogramsPerUnit[(unit ?? '').toLowerCase()];
  return value === null || factor === undefined ? null : value * factor;
}
