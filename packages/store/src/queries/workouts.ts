/** Owns reading workouts: newest first, without those that are gone upstream. */
import { sql } from 'kysely';
import type { Workout } from '@ridebook/domain';
import type { Page } from '../port.ts';
import { decodeWorkoutRow, workoutColumnNames } from '../workout-columns.ts';
import { openBody } from './archive.ts';
import type { Handle } from './database.ts';
import { withKnownClasses } from './known-classes.ts';
import { withKnownInstructors } from './known-instructors.ts';
import { paged } from './paged.ts';

export async function listWorkouts(
  handle: Handle,
  riderId: string,
  page: Page = {},
): Promise<readonly Workout[]> {
  const rows = await paged(
    visibleWorkouts(handle, riderId)
      .select(workoutColumnNames)
      .orderBy('started_at', 'desc')
      .orderBy('workout_id'),
    page,
  ).execute();
  return withWhatIsKnown(handle, riderId, rows.map(decodeWorkoutRow));
}

export async function listWorkoutsAfter(
  handle: Handle,
  riderId: string,
  after: Pick<Workout, 'id' | 'startedAt'> | null,
  limit: number,
): Promise<readonly Workout[]> {
  const all = visibleWorkouts(handle, riderId);
  // The order of the newest, backwards: those of one instant too.
  const later =
    after === null
      ? all
      : all
          .where('started_at', '>=', after.startedAt)
          .where((expression) =>
            expression.or([
              expression('started_at', '>', after.startedAt),
              expression('workout_id', '<', after.id),
            ]),
          );
  const rows = await later
    .select(workoutColumnNames)
    .orderBy('started_at')
    .orderBy('workout_id', 'desc')
    .limit(limit)
    .execute();
  return withWhatIsKnown(handle, riderId, rows.map(decodeWorkoutRow));
}

export async function maybeWorkout(
  handle: Handle,
  riderId: string,
  workoutId: string,
): Promise<Workout | null> {
  const row = await maybeWorkoutRow(handle, riderId, workoutId);
  if (row !== undefined) return decodeOne(handle, riderId, row);
  // The id of a workout from a file goes on to lead to it when Peloton turns out to know it by another one.
  const met = await handle
    .selectFrom('csv_row')
    .select('workout_id')
    .where('rider_id', '=', riderId)
    .where('row_id', '=', workoutId)
    .executeTakeFirst();
  const metRow = met === undefined ? undefined : await maybeWorkoutRow(handle, riderId, met.workout_id);
  return metRow === undefined ? null : decodeOne(handle, riderId, metRow);
}

/** What files describe, under the ids that are known of it. */
const withWhatIsKnown = async (
  handle: Handle,
  riderId: string,
  workouts: readonly Workout[],
): Promise<readonly Workout[]> =>
  withKnownClasses(handle, riderId, await withKnownInstructors(handle, riderId, workouts));

async function decodeOne(
  handle: Handle,
  riderId: string,
  row: Parameters<typeof decodeWorkoutRow>[0],
): Promise<Workout | null> {
  const [workout] = await withWhatIsKnown(handle, riderId, [decodeWorkoutRow(row)]);
  return workout ?? null;
}

const maybeWorkoutRow = (handle: Handle, riderId: string, workoutId: string) =>
  visibleWorkouts(handle, riderId)
    .select(workoutColumnNames)
    .where('workout_id', '=', workoutId)
    .executeTakeFirst();

export async function countWorkouts(handle: Handle, riderId: string): Promise<number> {
  // All of them, which an index alone tells, without the few that are gone: to ask of each whether it is takes longer.
  const { all, gone } = await handle
    .selectNoFrom([
      workoutsOf(handle, riderId).select(rowCount).as('all'),
      workoutsOf(handle, riderId)
        .where('workout_id', 'in', goneIds(handle, riderId))
        .select(rowCount)
        .as('gone'),
    ])
    .executeTakeFirstOrThrow();
  return Number(all) - Number(gone);
}

const rowCount = sql<number>`count(*)`.as('count');

export async function listClassIds(handle: Handle, riderId: string): Promise<readonly string[]> {
  const rows = await visibleWorkouts(handle, riderId)
    .select('class_id')
    .where('class_id', 'is not', null)
    // A file knows no id of a class, and one made of its title is nothing to ask Peloton for.
    .where('workout_id', 'in', (query) =>
      query.selectFrom('ledger').select('ledger.workout_id').where('ledger.rider_id', '=', riderId),
    )
    .groupBy('class_id')
    .orderBy((expression) => expression.fn.max('started_at'), 'desc')
    .orderBy('class_id')
    .execute();
  return rows.flatMap((row) => (row.class_id === null ? [] : [row.class_id]));
}

export async function maybeSamples(
  handle: Handle,
  riderId: string,
  workoutId: string,
): Promise<Uint8Array | null> {
  const row = await handle
    .selectFrom('samples')
    .select(['encoding', 'byte_length', 'body'])
    .where('rider_id', '=', riderId)
    .where('workout_id', '=', workoutId)
    .executeTakeFirst();
  return row === undefined ? null : openBody(row, `The samples of workout ${workoutId}`);
}

export async function listDecodedBefore(
  handle: Handle,
  riderId: string,
  decoderVersion: number,
): Promise<readonly string[]> {
  const rows = await handle
    .selectFrom('workout')
    .select('workout_id')
    .where('rider_id', '=', riderId)
    .where((expression) =>
      expression.or([
        expression('decoder_version', 'is', null),
        expression('decoder_version', '<', decoderVersion),
      ]),
    )
    .orderBy('started_at', 'desc')
    .orderBy('workout_id')
    .execute();
  return rows.map((row) => row.workout_id);
}

const workoutsOf = (handle: Handle, riderId: string) =>
  handle.selectFrom('workout').where('rider_id', '=', riderId);

const goneIds = (handle: Handle, riderId: string) =>
  handle
    .selectFrom('ledger')
    .select('ledger.workout_id')
    .where('ledger.rider_id', '=', riderId)
    .where('ledger.gone_at', 'is not', null);

/** The inner query stands alone, so an engine runs it once: few workouts are ever gone. */
const visibleWorkouts = (handle: Handle, riderId: string) =>
  workoutsOf(handle, riderId).where('workout_id', 'not in', goneIds(handle, riderId));
