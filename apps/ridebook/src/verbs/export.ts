/** Owns the verb `export`: the stored workouts as a file or on stdout. */
import { Option, type Command } from 'commander';
import type { Workout } from '@ridebook/domain';
import type { ExportFormat } from '../exports/export-workouts.ts';
import type { ProgramContext } from '../terminal.ts';
import { parseParameters } from './parameters.ts';
import { withBook } from './with-book.ts';

interface ExportFlags {
  readonly out?: string;
  readonly units?: 'imperial' | 'metric';
  readonly columns: 'official' | 'all';
}

export function setUpExport(command: Command, context: ProgramContext): void {
  command
    .argument('<format>', 'csv, json or ndjson')
    .argument('[filters...]', 'which, by the parameters of "report explorer", such as --discipline cycling')
    .option('--out <file>', 'write to a file instead of stdout')
    .addOption(
      new Option('--units <units>', 'of a CSV (default: those of the account)').choices([
        'imperial',
        'metric',
      ]),
    )
    .addOption(
      new Option('--columns <columns>', 'of a CSV: as in the official file, or every field behind them')
        .choices(['official', 'all'])
        .default('official'),
    )
    .allowUnknownOption()
    .action((format: string, filters: readonly string[], flags: ExportFlags) =>
      exportBook(format, filters, flags, context),
    );
}

async function exportBook(
  format: string,
  filters: readonly string[],
  flags: ExportFlags,
  context: ProgramContext,
): Promise<void> {
  const [
    { allWorkouts, chosenOf, exportFormats, exportWorkouts },
    { ReportError, parseSelection },
    { UsageError },
  ] = await Promise.all([
    import('../exports/export-workouts.ts'),
    import('@ridebook/analytics/reports'),
    import('../errors.ts'),
  ]);
  const isFormat = (name: string): name is ExportFormat => exportFormats.some((known) => known === name);
  if (!isFormat(format)) {
    throw new UsageError(
      `"${format}" is no format that Ridebook writes. There are: ${exportFormats.join(', ')}.`,
    );
  }
  const texts = parseParameters(filters, (message) => new UsageError(message));
  const select = (): ((workout: Workout) => boolean) => {
    try {
      return parseSelection(texts);
    } catch (error) {
      throw error instanceof ReportError ? new UsageError(error.message) : error;
    }
  };
  const isChosen = select();
  const { out } = flags;
  await withBook(context, async (book) => {
    const rider = await book.maybeRider();
    const pages = rider === null ? [] : chosenOf(allWorkouts(book.store, rider.id), isChosen);
    let workouts = 0;
    const counted = async function* (): AsyncGenerator<readonly Workout[]> {
      for await (const page of pages) {
        workouts += page.length;
        yield page;
      }
    };
    const form = { format, units: flags.units ?? null, columns: flags.columns };
    const pieces = exportWorkouts(book.store, rider, counted(), form);
    if (out === undefined) {
      // Each piece waits for the one before: a reader that has closed the pipe is heard, and ends the rest.
      for await (const piece of pieces) await context.terminal.write(piece);
      return;
    }
    await writeWhole(out, pieces);
    context.terminal.err(`${workouts} workouts in ${out}.`);
  });
}

/** Under another name first: what stood there stays until everything is written. */
async function writeWhole(file: string, pieces: AsyncIterable<string>): Promise<void> {
  const [{ rename, rm, writeFile }, { UsageError }] = await Promise.all([
    import('node:fs/promises'),
    import('../errors.ts'),
  ]);
  const draft = `${file}.part`;
  try {
    await writeFile(draft, pieces);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw new UsageError(
      `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
