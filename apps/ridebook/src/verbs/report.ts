/** Owns the verb `report`: any figure of the dashboard as JSON, with parameters given as flags. */
import type { Command } from 'commander';
import type { ProgramContext } from '../terminal.ts';
import { parseParameters } from './parameters.ts';
import { withBook } from './with-book.ts';

interface ReportFlags {
  readonly json?: true;
}

export function setUpReport(command: Command, context: ProgramContext): void {
  command
    .argument('[name]', 'which report; without it they are listed')
    .argument('[parameters...]', 'its parameters, such as --discipline running')
    .option('--json', 'print it as JSON in one line')
    // Each report has parameters of its own, which it checks itself.
    .allowUnknownOption()
    .action((name: string | undefined, parameters: readonly string[], flags: ReportFlags) =>
      name === undefined ? listReports(flags, context) : printReport(name, parameters, flags, context),
    );
}

async function listReports(flags: ReportFlags, context: ProgramContext): Promise<void> {
  const { describeReports } = await import('@ridebook/analytics/reports');
  const reports = describeReports();
  if (flags.json) {
    context.terminal.out(JSON.stringify({ reports }));
    return;
  }
  const lines = reports.flatMap(({ name, description, parameters }) => [
    `${name}: ${description}`,
    ...parameters.map((parameter) => `    --${flagOf(parameter.name)}: ${parameter.description}`),
  ]);
  context.terminal.out(lines.join('\n'));
}

async function printReport(
  name: string,
  parameters: readonly string[],
  flags: ReportFlags,
  context: ProgramContext,
): Promise<void> {
  const [{ ReportError }, { tellBookReport }, { UsageError }] = await Promise.all([
    import('@ridebook/analytics/reports'),
    import('../engine/tell-report.ts'),
    import('../errors.ts'),
  ]);
  if (name.startsWith('-')) throw new UsageError('Name the report before its parameters.');
  const texts = parseParameters(parameters, (message) => new UsageError(message));
  const answer = await withBook(context, async (book) => {
    const rider = await book.maybeRider();
    const workouts = rider === null ? [] : await book.store.listWorkouts(rider.id);
    try {
      return await tellBookReport({ name, texts }, { rider, workouts }, book);
    } catch (error) {
      throw error instanceof ReportError ? new UsageError(error.message) : error;
    }
  });
  context.terminal.out(flags.json ? JSON.stringify(answer) : JSON.stringify(answer, null, 2));
}

const flagOf = (parameter: string): string =>
  parameter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
