/** Owns that a class which a file only describes is the one whom Peloton knows by an id, or another row of a file, where no doubt is left. */
import { isDescribedClass, type Workout } from '@ridebook/domain';
import type { Handle } from './database.ts';

interface KnownClass {
  readonly id: string;
  readonly airedAtSeconds: number;
}

/** Files say whole minutes. */
const minuteSeconds = 60;
/** A label of letters such as `(CDT)` says nothing of summer time. */
const hourSeconds = 3_600;

/**
 * Title, instructor and length are not enough: of 84 such groups in a captured download 27 hold several classes. The first
 * airing tells them apart; its minute must agree, its hour may be one off.
 *
 * What is stored stays as the file said it: an import can be taken back.
 */
export async function withKnownClasses(
  handle: Handle,
  riderId: string,
  workouts: readonly Workout[],
): Promise<readonly Workout[]> {
  if (!workouts.some(({ classId }) => classId !== null && isDescribedClass(classId))) return workouts;
  const rows = await handle
    .selectFrom('workout')
    .select(['class_id', 'title', 'instructor_name', 'class_aired_at'])
    .distinct()
    .where('rider_id', '=', riderId)
    .where('class_id', 'is not', null)
    .where('class_aired_at', 'is not', null)
    .execute();
  const known = new Map<string, KnownClass[]>();
  for (const { class_id: id, title, instructor_name: instructorName, class_aired_at: airedAt } of rows) {
    if (id === null || airedAt === null) continue;
    const description = describe(title, instructorName);
    const alike = known.get(description) ?? [];
    if (!alike.some((one) => one.id === id)) alike.push({ id, airedAtSeconds: Date.parse(airedAt) / 1000 });
    known.set(description, alike);
  }
  return workouts.map((workout) => {
    const { classId, classAiredAt, title, instructorName } = workout;
    if (classId === null || classAiredAt === null || !isDescribedClass(classId)) return workout;
    const alike = known.get(describe(title, instructorName)) ?? [];
    return { ...workout, classId: maybeSame(alike, Date.parse(classAiredAt) / 1000) ?? classId };
  });
}

/** The one that Peloton knows, else the row whose airing is earliest; `null` where two could be meant. */
function maybeSame(alike: readonly KnownClass[], airedAtSeconds: number): string | null {
  const near = alike.filter((one) => isSameAiring(Math.abs(one.airedAtSeconds - airedAtSeconds)));
  const ofPeloton = near.filter(({ id }) => !isDescribedClass(id));
  if (ofPeloton.length > 0) return ofPeloton.length === 1 ? (ofPeloton[0]?.id ?? null) : null;
  return near.toSorted((a, b) => a.airedAtSeconds - b.airedAtSeconds)[0]?.id ?? null;
}

const isSameAiring = (apartSeconds: number): boolean =>
  apartSeconds <= minuteSeconds || Math.abs(apartSeconds - hourSeconds) <= minuteSeconds;

const describe = (title: string, instructorName: string | null): string =>
  `${title.trim().toLowerCase()}\n${instructorName?.trim().toLowerCase() ?? ''}`;
