/** Owns whether a row of a file and a stored workout are one and the same, from what both say of it. */
import type { Workout } from '@ridebook/domain';

/** What a file says of a workout, and how far its start may be off. */
export interface RowToMatch {
  readonly workout: Omit<Workout, 'id'>;
  readonly uncertaintySeconds: number;
}

/** A start that is known to the minute says much by itself; one that may be an hour off says little. */
const certainSeconds = 180;

/**
 * How far a row and a workout are apart, smaller being nearer, or `null` where they cannot be the same: another
 * discipline, another length, a start beyond the row's uncertainty, another output. Of two workouts in the same minute
 * both live.
 */
export function maybeDistance(row: RowToMatch, workout: Workout): number | null {
  const told = row.workout;
  const apart = Math.abs(Date.parse(told.startedAt) - Date.parse(workout.startedAt)) / 1000;
  if (apart > row.uncertaintySeconds) return null;
  if (told.discipline !== workout.discipline) return null;
  if (!isSameLength(told, workout)) return null;
  const outputs = compareNumbers(told.outputJoules, workout.outputJoules, 1_500, 0.005);
  if (outputs === 'differ') return null;
  const isSameTitle = plain(told.title) === plain(workout.title);
  const isCertain = row.uncertaintySeconds <= certainSeconds;
  const others = otherMeasures(told, workout);
  // Without its title or its output, and with the hour in doubt, nothing ties the two together.
  if (!isSameTitle && outputs !== 'agree' && !(isCertain && others !== 'differ')) return null;
  const doubts =
    (isSameTitle ? 0 : 3_600) +
    (outputs === 'agree' ? 0 : 600) +
    (others === 'differ' ? 7_200 : others === 'agree' ? 0 : 300);
  return apart + doubts;
}

type Comparison = 'agree' | 'differ' | 'unknown';

/** @param slack in the unit of the numbers; `share` of the larger one where that is more */
function compareNumbers(one: number | null, other: number | null, slack: number, share: number): Comparison {
  if (one === null || other === null) return 'unknown';
  const allowed = Math.max(slack, share * Math.max(Math.abs(one), Math.abs(other)));
  return Math.abs(one - other) <= allowed ? 'agree' : 'differ';
}

/** A file counts whole minutes, of the class or of the workout. */
function isSameLength(told: Omit<Workout, 'id'>, workout: Workout): boolean {
  const minutes = told.durationSeconds;
  const known = [workout.classLengthSeconds, workout.durationSeconds].filter((seconds) => seconds !== null);
  if (minutes === null || known.length === 0) return true;
  return known.some((seconds) => Math.abs(seconds - minutes) < 90);
}

/** Calories and distance: they tell two workouts without an output apart. */
function otherMeasures(told: Omit<Workout, 'id'>, workout: Workout): Comparison {
  const comparisons = [
    compareNumbers(told.caloriesKcal, workout.caloriesKcal, 1.5, 0.02),
    compareNumbers(told.distanceMetres, workout.distanceMetres, 30, 0.01),
  ];
  if (comparisons.includes('differ')) return 'differ';
  return comparisons.includes('agree') ? 'agree' : 'unknown';
}

const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The nearest of those that may be the same and that nobody claimed yet, or `null`. */
export function maybeNearest(
  row: RowToMatch,
  candidates: readonly Workout[],
  isClaimed: (workoutId: string) => boolean,
): Workout | null {
  let nearest: Workout | null = null;
  let least = Infinity;
  for (const candidate of candidates) {
    if (isClaimed(candidate.id)) continue;
    const distance = maybeDistance(row, candidate);
    if (distance === null || distance >= least) continue;
    [nearest, least] = [candidate, distance];
  }
  return nearest;
}
