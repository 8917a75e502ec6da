/** Owns what splits mean: miles or kilometres on a Tread and outdoors, five hundred metres on a Row. */
import { maybeMetres, type Split } from '@ridebook/domain';
import * as v from 'valibot';
import { listOf, maybeBoolean, maybeNumber, maybeObject, maybeText, positive } from './fields.ts';

export const wireSplits = maybeObject({
  distance_marker_display_unit: maybeText,
  elevation_change_display_unit: maybeText,
  splits: listOf(
    v.object({
      distance_marker: v.number(),
      seconds: v.number(),
      elevation_change: maybeNumber,
      is_best: maybeBoolean,
    }),
  ),
});

export const wireSplitRows = maybeObject({
  metrics: listOf(
    v.object({
      is_best: maybeBoolean,
      data: listOf(v.object({ slug: v.string(), value: maybeNumber, unit: maybeText })),
    }),
  ),
});

/**
 * Markers count up from the start, but that of a last, shorter split is its own length, and its seconds are those that a
 * whole one would have taken: a walk of 1800 s says 1081 and 1086 s of 1 and 0.66 miles, and its table the pace 18.1 of both.
 */
export function splitsOf(wire: NonNullable<v.InferOutput<typeof wireSplits>>): readonly Split[] {
  const metresPerUnit = maybeMetres(1, wire.distance_marker_display_unit ?? '');
  if (metresPerUnit === null) return [];
  return wire.splits.map((split, index) => {
    const isRemainder = split.distance_marker <= index;
    const length = isRemainder ? split.distance_marker : split.distance_marker - index;
    return {
      order: index + 1,
      distanceMetres: length * metresPerUnit,
      seconds: isRemainder ? Math.round(split.seconds * length) : split.seconds,
      elevationChangeMetres:
        split.elevation_change === null
          ? null
          : maybeMetres(split.elevation_change, wire.elevation_change_display_unit ?? ''),
      averageOutputWatts: null,
      averageStrokeRateSpm: null,
      isFastest: split.is_best ?? false,
    };
  });
}

/** The Row's: metres and minutes so far, but of a last, shorter split its own metres. */
export function rowSplitsOf(wire: NonNullable<v.InferOutput<typeof wireSplitRows>>): readonly Split[] {
  let metresBefore = 0;
  let minutesBefore = 0;
  return wire.metrics.flatMap((row, index): readonly Split[] => {
    const valueOf = (slug: string): number | null =>
      row.data.find((cell) => cell.slug === slug)?.value ?? null;
    const metres = valueOf('meter');
    const minutes = valueOf('total_time');
    if (metres === null || minutes === null) return [];
    const distanceMetres = metres > metresBefore ? metres - metresBefore : metres;
    const seconds = (minutes - minutesBefore) * 60;
    metresBefore += distanceMetres;
    minutesBefore = minutes;
    return [
      {
        order: index + 1,
        distanceMetres,
        seconds: Math.round(seconds * 10) / 10,
        elevationChangeMetres: null,
        averageOutputWatts: valueOf('avg_output'),
        // Nobody moves a boat without a stroke: the last, short split may say 0.
        averageStrokeRateSpm: positive(valueOf('spm')),
        isFastest: row.is_best ?? false,
      },
    ];
  });
}
