/** The program's entry: it reads the environment, prints, hears signals and sets the exit code, and nothing behind it does. */
import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { leanHeapFlags } from './lean-heap.ts';
import { withoutLateControls, type ProgramContext } from './terminal.ts';

// Keeps compiled modules between runs; it must come before the modules it is to keep.
enableCompileCache();

for (const flag of leanHeapFlags) setFlagsFromString(flag);

/** What is under way gets this long to finish after Ctrl-C. */
const graceMs = 3_000;

const stopping = new AbortController();
const aborting = new AbortController();

function onSignal(exitCode: number): void {
  process.exitCode = exitCode;
  if (stopping.signal.aborted) aborting.abort();
  stopping.abort();
  setTimeout(() => aborting.abort(), graceMs).unref();
}
process.on('SIGINT', () => onSignal(130));
process.on('SIGTERM', () => onSignal(143));
// A reader that has seen enough, such as `head`, closes the pipe: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// Node itself would print the line it was at, which for a JSON that makes no sense is what somebody has stored.
process.on('uncaughtException', (error) => {
  process.exitCode = 1;
  const leave = (): never => process.exit();
  import('./program.ts')
    .then(async ({ unexpectedText }) => context.terminal.err(await unexpectedText(error)))
    .then(leave, leave);
});

const context: ProgramContext = {
  environment: process.env,
  terminal: {
    out: (text) => process.stdout.write(`${withoutLateControls(text)}\n`),
    write: (piece) =>
      new Promise((resolve) => {
        process.stdout.write(withoutLateControls(piece), () => resolve());
      }),
    err: (text) => process.stderr.write(`${withoutLateControls(text)}\n`),
    isInteractive: process.stdin.isTTY && process.stderr.isTTY,
    canRedraw: process.stderr.isTTY,
  },
  stopping: stopping.signal,
  aborting: aborting.signal,
  leaveWith: (exitCode) => {
    process.exitCode = exitCode;
  },
};

const { runProgram } = await import('./program.ts');
await runProgram(process.argv, context);
