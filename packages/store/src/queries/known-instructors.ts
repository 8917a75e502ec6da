/** Owns that an instructor whom a file only names is the one whom Peloton knows by that name, as soon as a workout tells. */
import { isNameMade, type Workout } from '@ridebook/domain';
import type { Handle } from './database.ts';

/** What is stored stays as the file said it: an import can be taken back, and a new name changes nothing for good. */
export async function withKnownInstructors(
  handle: Handle,
  riderId: string,
  workouts: readonly Workout[],
): Promise<readonly Workout[]> {
  if (!workouts.some(({ instructorId }) => instructorId !== null && isNameMade(instructorId)))
    return workouts;
  const rows = await handle
    .selectFrom('workout')
    .select(['instructor_id', 'instructor_name'])
    .distinct()
    .where('rider_id', '=', riderId)
    .where('instructor_id', 'is not', null)
    .where('instructor_name', 'is not', null)
    .orderBy('instructor_id')
    .execute();
  const known = new Map<string, string>();
  for (const { instructor_id: id, instructor_name: name } of rows) {
    if (id !== null && name !== null && !isNameMade(id)) known.set(plain(name), id);
  }
  return workouts.map((workout) => {
    const { instructorId, instructorName } = workout;
    if (instructorId === null || instructorName === null || !isNameMade(instructorId)) return workout;
    return { ...workout, instructorId: known.get(plain(instructorName)) ?? instructorId };
  });
}

const plain = (name: string): string => name.trim().toLowerCase();
