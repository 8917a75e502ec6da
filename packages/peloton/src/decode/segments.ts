/** Owns what the parts of a class mean, as graphs and ride details list them. */
import type { ClassSegment, PlannedMovement } from '@ridebook/domain';
import * as v from 'valibot';
import { disciplineFromSlug } from './disciplines.ts';
import { listOf, maybeBoolean, maybeText } from './fields.ts';

const wireMovement = v.object({
  name: maybeText,
  is_rest: maybeBoolean,
  weight_level: maybeText,
  muscle_groups: listOf(v.union([v.string(), v.object({ display_name: v.string() })])),
});

export const wireSegment = v.object({
  name: maybeText,
  start_time_offset: v.number(),
  length: v.number(),
  metrics_type: maybeText,
  subsegments_v2: listOf(v.object({ movements: listOf(wireMovement) })),
});

type WireSegment = v.InferOutput<typeof wireSegment>;

/** Their offsets count from the start of pedalling, without the welcome. */
export function segmentsOf(wire: readonly WireSegment[]): readonly ClassSegment[] {
  return wire
    .filter(({ length }) => length > 0)
    .map((segment) => ({
      name: segment.name ?? '',
      kind: segment.metrics_type === null ? null : disciplineFromSlug(segment.metrics_type),
      fromSecond: segment.start_time_offset,
      toSecond: segment.start_time_offset + segment.length,
      movements: segment.subsegments_v2.flatMap(({ movements }) => movements).flatMap(maybeMovement),
    }))
    .sort((one, other) => one.fromSecond - other.fromSecond);
}

function maybeMovement(wire: v.InferOutput<typeof wireMovement>): readonly PlannedMovement[] {
  if (wire.name === null) return [];
  return [
    {
      name: wire.name,
      isRest: wire.is_rest ?? false,
      weightLevel: wire.weight_level,
      muscleGroups: wire.muscle_groups.map((group) =>
        typeof group === 'string' ? group : group.display_name,
      ),
    },
  ];
}
