/** Owns the power curves of a rider's rides: some ninety numbers each, read all at once. */
import { countRows, type Handle } from './database.ts';

/** Runs inside a transaction. `null` deletes what is there. @returns rows written */
export async function writePowerCurve(
  handle: Handle,
  riderId: string,
  workoutId: string,
  curve: readonly number[] | null,
): Promise<number> {
  if (curve === null) {
    const deleted = await handle
      .deleteFrom('power_curve')
      .where('rider_id', '=', riderId)
      .where('workout_id', '=', workoutId)
      .execute();
    return countRows(deleted);
  }
  const watts = JSON.stringify(curve);
  const written = await handle
    .insertInto('power_curve')
    .values({ rider_id: riderId, workout_id: workoutId, watts })
    .onConflict((conflict) =>
      conflict
        .columns(['rider_id', 'workout_id'])
        .doUpdateSet({ watts })
        .where('power_curve.watts', '<>', watts),
    )
    .execute();
  return countRows(written);
}

export async function listPowerCurves(
  handle: Handle,
  riderId: string,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await handle
    .selectFrom('power_curve')
    .select(['workout_id', 'watts'])
    .where('rider_id', '=', riderId)
    .execute();
  return new Map(rows.map((row) => [row.workout_id, JSON.parse(row.watts) as readonly number[]]));
}
