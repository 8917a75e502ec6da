/** Owns the verb `workouts`: the stored workouts, newest first, as a table or as JSON. */
import { InvalidArgumentError, type Command } from 'commander';
import { disciplineLabel, type Workout } from '@ridebook/domain';
import { printable, type ProgramContext } from '../terminal.ts';
import { withBook } from './with-book.ts';

interface WorkoutsFlags {
  readonly json?: true;
  readonly limit?: number;
}

/** As many as fit on a screen when nobody says how many. */
const usualLimit = 20;

export function setUpWorkouts(command: Command, context: ProgramContext): void {
  command
    .option('--limit <number>', `how many (as a table ${usualLimit}, as JSON all)`, parseLimit)
    .option('--json', 'print them as JSON')
    .action((flags: WorkoutsFlags) => listWorkouts(flags, context));
}

function parseLimit(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

async function listWorkouts(flags: WorkoutsFlags, context: ProgramContext): Promise<void> {
  const limit = flags.limit ?? (flags.json ? undefined : usualLimit);
  const workouts = await withBook(context, async (book) => {
    const rider = await book.maybeRider();
    return rider === null ? [] : book.store.listWorkouts(rider.id, limit === undefined ? {} : { limit });
  });
  if (flags.json) context.terminal.out(JSON.stringify({ workouts }));
  else
    context.terminal.out(workouts.length === 0 ? 'No workouts yet. Run "ridebook sync".' : table(workouts));
}

interface Column {
  readonly head: string;
  readonly isNumber: boolean;
  readonly cell: (workout: Workout) => string;
}

const whole = (value: number | null): string => (value === null ? '' : Math.round(value).toString());

const columns: readonly Column[] = [
  { head: 'Date', isNumber: false, cell: (workout) => workout.localDate },
  { head: 'Discipline', isNumber: false, cell: (workout) => disciplineLabel(workout.discipline) },
  { head: 'Title', isNumber: false, cell: (workout) => printable(workout.title) },
  { head: 'Instructor', isNumber: false, cell: (workout) => printable(workout.instructorName ?? '') },
  {
    head: 'min',
    isNumber: true,
    cell: (workout) => whole(workout.durationSeconds && workout.durationSeconds / 60),
  },
  {
    head: 'kJ',
    isNumber: true,
    cell: (workout) => whole(workout.outputJoules && workout.outputJoules / 1000),
  },
  { head: 'W', isNumber: true, cell: (workout) => whole(workout.averageOutputWatts) },
  { head: 'bpm', isNumber: true, cell: (workout) => whole(workout.averageHeartRateBpm) },
];

function table(workouts: readonly Workout[]): string {
  const rows = [
    columns.map(({ head }) => head),
    ...workouts.map((workout) => columns.map(({ cell }) => cell(workout))),
  ];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, index) => {
          const width = widths[index] ?? 0;
          return columns[index]?.isNumber ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
