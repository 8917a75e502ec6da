/** Owns the command line: its verbs, and how an error becomes one sentence and an exit code. */
import { Command, CommanderError } from 'commander';
import type { ProgramContext } from './terminal.ts';
import { registerDemo } from './verbs/demo.ts';
import { registerLogin } from './verbs/login.ts';
import { registerLogout } from './verbs/logout.ts';
import { registerSandbox } from './verbs/sandbox.ts';
import { registerServe } from './verbs/serve.ts';
import { registerStatus } from './verbs/status.ts';
import { registerSync } from './verbs/sync.ts';
import { registerWorkouts } from './verbs/workouts.ts';
import { version } from './version.ts';

const usageExitCode = 64;

const registrations = [
  registerLogin,
  registerSync,
  registerStatus,
  registerWorkouts,
  registerServe,
  registerDemo,
  registerSandbox,
  registerLogout,
];

export async function runProgram(argv: readonly string[], context: ProgramContext): Promise<void> {
  const program = new Command('ridebook')
    .description('Your Peloton history, in a book of your own.')
    .version(version)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: (text) => context.terminal.out(text.trimEnd()), writeErr: () => undefined })
    .exitOverride();
  for (const register of registrations) register(program, context);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    await report(error, program, context);
  }
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
  context.terminal.err(isExpected ? error.message : unexpectedText(error));
  context.leaveWith(exitCode);
}

const unexpectedText = (error: unknown): string =>
  `Something went wrong that Ridebook did not expect; nothing stored was changed by it.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
