/** Owns the command line: its verbs, and how an error becomes one sentence and an exit code. */
import { Command, CommanderError } from 'commander';
import type { ProgramContext } from './terminal.ts';
import { verbs, type Verb } from './verbs/verbs.ts';
import { version } from './version.ts';

const usageExitCode = 64;

export async function runProgram(argv: readonly string[], context: ProgramContext): Promise<void> {
  const [verb, topic] = argv.slice(2).filter((argument) => !argument.startsWith('-'));
  const program = await createProgram(
    context,
    ({ name }) => name === verb || (verb === 'help' && name === topic),
  );
  try {
    await program.parseAsync(argv);
  } catch (error) {
    await report(error, program, context);
  }
}

/** @param isNeeded says which verbs are set up with their arguments and flags; the others have a name and a summary only */
export async function createProgram(
  context: ProgramContext,
  isNeeded: (verb: Verb) => boolean,
): Promise<Command> {
  const program = new Command('ridebook')
    .description('Your Peloton history, in a book of your own.')
    .version(version)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: (text) => context.terminal.out(text.trimEnd()), writeErr: () => undefined })
    .exitOverride();
  for (const verb of verbs) {
    const command = program.command(verb.name).description(verb.summary);
    if (isNeeded(verb)) (await verb.load())(command, context);
  }
  return program;
}

async function report(error: unknown, program: Command, context: ProgramContext): Promise<void> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return;
    // Called without a verb: the list of verbs is the most helpful complaint.
    if (error.code === 'commander.help') context.terminal.err(program.helpInformation().trimEnd());
    else context.terminal.err(`${error.message.replace(/^error: /, '')}\nSee "ridebook --help".`);
    context.leaveWith(usageExitCode);
    return;
  }
  const { exitCodeOf, exitCodes } = await import('./errors.ts');
  const exitCode = exitCodeOf(error);
  const isExpected = exitCode !== exitCodes.unexpected && error instanceof Error;
  context.terminal.err(isExpected ? error.message : await unexpectedText(error));
  context.leaveWith(exitCode);
}

/** What a server says last may lie in a log for long. */
export async function unexpectedText(error: unknown): Promise<string> {
  const { loggableTrace } = await import('./loggable.ts');
  return `Something went wrong that Ridebook did not expect; nothing stored was changed by it.\n${loggableTrace(error)}`;
}
