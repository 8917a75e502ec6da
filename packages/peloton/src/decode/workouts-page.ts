/** Owns what a page of `/api/user/{id}/workouts` means: which workouts exist, and a fingerprint that tells when one changed. */
import { isoInstant } from '@ridebook/domain';
import * as v from 'valibot';
import { RequestError } from '../errors/request-error.ts';
import { disciplineFromSlug } from './disciplines.ts';
import { listOf, maybeBoolean, maybeNumber, maybeText } from './fields.ts';

export interface ListedRow {
  readonly workoutId: string;
  /** UTC */
  readonly createdAt: string;
  readonly discipline: string | null;
  readonly isOutdoor: boolean;
  /** `null` where it is not said; for comparing totals. */
  readonly outputJoules: number | null;
  /** Equal as long as nothing of the workout changed that the list can tell. */
  readonly fingerprint: string;
}

export interface WorkoutsPage {
  readonly rows: readonly ListedRow[];
  readonly page: number;
  /** Workouts on the whole list, where the answer says so. */
  readonly total: number | null;
  readonly hasNextPage: boolean;
}

const wireRow = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  created_at: maybeNumber,
  start_time: maybeNumber,
  end_time: maybeNumber,
  status: maybeText,
  fitness_discipline: maybeText,
  title: maybeText,
  name: maybeText,
  is_outdoor: maybeBoolean,
  total_work: maybeNumber,
  is_total_work_personal_record: maybeBoolean,
});

const wirePage = v.object({
  data: v.array(v.unknown()),
  page: maybeNumber,
  total: maybeNumber,
  show_next: maybeBoolean,
});

const rowsOf = listOf(wireRow);

/** @throws RequestError `unreadable` where the answer has no list */
export function decodeWorkoutsPage(json: unknown): WorkoutsPage {
  const parsed = v.safeParse(wirePage, json);
  if (!parsed.success) throw new RequestError('unreadable', 'Peloton answered with a list that has no rows');
  const wire = parsed.output;
  return {
    rows: v.parse(rowsOf, wire.data).map((row) => ({
      workoutId: row.id,
      createdAt: isoInstant(row.created_at ?? row.start_time ?? 0),
      discipline: row.fitness_discipline === null ? null : disciplineFromSlug(row.fitness_discipline),
      isOutdoor: row.is_outdoor ?? false,
      outputJoules: row.total_work,
      fingerprint: fingerprintOf(row),
    })),
    page: wire.page ?? 0,
    total: wire.total,
    hasNextPage: wire.show_next ?? false,
  };
}

/** Named fields only: a field the API adds tomorrow must not make every workout look changed. */
const fingerprintOf = (row: v.InferOutput<typeof wireRow>): string =>
  JSON.stringify([
    row.status,
    row.start_time,
    row.end_time,
    row.fitness_discipline,
    row.title ?? row.name,
    row.total_work,
    row.is_total_work_personal_record,
  ]);
