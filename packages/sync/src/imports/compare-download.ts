/** Owns the second opinion on what is stored: Peloton's own download, row by row beside the stored workouts. */
import type { Workout } from '@ridebook/domain';
import { createWorkoutReader, type FileLine } from '@ridebook/formats/csv';
import { maybeNearest } from './match-row.ts';

export interface DownloadComparison {
  readonly rows: number;
  /** Rows that are a stored workout. */
  readonly matched: number;
  /** Rows that are no stored workout, and none that the settings leave out. */
  readonly missingHere: readonly {
    readonly line: number;
    readonly localDate: string;
    readonly title: string;
  }[];
  /** Stored workouts that the download does not have. */
  readonly extraHere: readonly string[];
  /** Numbers that differ by more than the download's rounding. */
  readonly differences: readonly DownloadDifference[];
  /** Rows that cannot be read. */
  readonly unreadable: readonly { readonly line: number; readonly reason: string }[];
  /** Why there is nothing to compare, or `null`. */
  readonly problem: string | null;
}

export interface DownloadDifference {
  readonly id: string;
  readonly field: keyof Workout;
  readonly download: number | null;
  readonly here: number | null;
  /** What is known to make the two differ. */
  readonly explanation: string;
}

const unexplained = 'Rounding does not explain it.';

/** How far a number of the download may be off for being rounded, and what else is known to part the two. */
const comparedFields = {
  outputJoules: { slack: 600, explanation: unexplained },
  averageOutputWatts: { slack: 0.6, explanation: unexplained },
  averageCadenceRpm: { slack: 0.6, explanation: unexplained },
  averageResistancePercent: { slack: 0.6, explanation: unexplained },
  averageSpeedMetresPerSecond: { slack: 0.01, explanation: unexplained },
  distanceMetres: { slack: 15, explanation: unexplained },
  caloriesKcal: { slack: 0.6, explanation: 'Peloton counts calories anew when a heart rate comes later.' },
  averageHeartRateBpm: {
    slack: 0.6,
    explanation: 'The download counts seconds without a signal as zero; Ridebook leaves them out.',
  },
} as const satisfies Partial<Record<keyof Workout, { readonly slack: number; readonly explanation: string }>>;

/**
 * @param stored workouts that Peloton told of, as it told them
 * @param isLeftOut whether a row of the download is of a type that is not synced
 */
export function compareDownload(
  text: string,
  stored: readonly Workout[],
  isLeftOut: (row: Omit<Workout, 'id'>) => boolean,
): DownloadComparison {
  const reader = createWorkoutReader();
  const lines = [...reader.push(text), ...reader.finish()];
  const problem = reader.maybeProblem();
  if (problem !== null) return nothingToCompare(`The download cannot be read: ${problem}`);
  const claimed = new Set<string>();
  const missingHere: DownloadComparison['missingHere'][number][] = [];
  const differences: DownloadDifference[] = [];
  for (const { line, row } of lines) {
    if (row === null) continue;
    const workout = maybeNearest(row, stored, (id) => claimed.has(id));
    if (workout !== null) {
      claimed.add(workout.id);
      differences.push(...differencesOf(row.workout, workout));
    } else if (!isLeftOut(row.workout)) {
      missingHere.push({ line, localDate: row.workout.localDate, title: row.workout.title });
    }
  }
  const isOver = (workout: Workout): boolean => workout.status !== 'IN_PROGRESS';
  return {
    rows: lines.length,
    matched: claimed.size,
    missingHere,
    extraHere: stored.filter((workout) => isOver(workout) && !claimed.has(workout.id)).map(({ id }) => id),
    differences,
    unreadable: lines.flatMap(unreadableOf),
    problem: null,
  };
}

export const nothingToCompare = (problem: string): DownloadComparison => ({
  rows: 0,
  matched: 0,
  missingHere: [],
  extraHere: [],
  differences: [],
  unreadable: [],
  problem,
});

const unreadableOf = ({ line, problem }: FileLine) => (problem === null ? [] : [{ line, reason: problem }]);

/** What the download leaves blank, such as the watts of a bootcamp, says nothing. */
function differencesOf(row: Omit<Workout, 'id'>, workout: Workout): readonly DownloadDifference[] {
  return (Object.keys(comparedFields) as (keyof typeof comparedFields)[]).flatMap((field) => {
    const { slack, explanation } = comparedFields[field];
    const [download, here] = [row[field], workout[field]];
    if (download === null || (here !== null && Math.abs(download - here) <= slack)) return [];
    return [
      {
        id: workout.id,
        field,
        download,
        here,
        explanation: here === null ? 'It is not known here.' : explanation,
      },
    ];
  });
}
