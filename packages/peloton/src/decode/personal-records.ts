/** Owns what the records in `/api/user/{id}/overview` mean: the best total output of each class length, as Peloton keeps it. */
import * as v from 'valibot';
import { disciplineFromSlug } from './disciplines.ts';
import { listOf, maybeNumber } from './fields.ts';

export interface PersonalRecord {
  readonly discipline: string;
  readonly classMinutes: number;
  readonly outputJoules: number;
  readonly workoutId: string;
  /** The day as Peloton writes it, without a zone. */
  readonly localDate: string;
}

const text = v.pipe(v.string(), v.nonEmpty());

const wireOverview = v.object({
  personal_records: listOf(
    v.object({
      slug: text,
      records: listOf(
        v.object({ slug: v.number(), raw_value: maybeNumber, workout_id: text, workout_date: text }),
      ),
    }),
  ),
});

/** An answer without records is one of none. `slug` is the length in seconds and `raw_value` is in joules. */
export function decodePersonalRecords(json: unknown): readonly PersonalRecord[] {
  const parsed = v.safeParse(wireOverview, json);
  if (!parsed.success) return [];
  return parsed.output.personal_records.flatMap(({ slug: discipline, records }) =>
    records.flatMap(({ slug: seconds, raw_value: outputJoules, workout_id: workoutId, workout_date: at }) =>
      outputJoules === null
        ? []
        : [
            {
              discipline: disciplineFromSlug(discipline),
              classMinutes: seconds / 60,
              outputJoules,
              workoutId,
              localDate: at.slice(0, 10),
            },
          ],
    ),
  );
}
