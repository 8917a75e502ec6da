/** Owns the child processes: setup steps that may only write to stderr, and the program that takes the wrapper's place. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { isatty } from 'node:tty';

/**
 * Runs a setup step to its end. Its output goes to stderr, and it reads nothing: continuous integration has no stdin.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 128 and more when a signal ended it, 127 when it could not be started
 */
export function runStep(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 2, 2] });
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
}

/**
 * Runs a program in the wrapper's place: its streams, the signals sent to the wrapper, and its exit are the program's.
 * @param {string} runtime
 * @param {readonly string[]} args
 * @param {string} folder
 */
export function spawnProgram(runtime, args, folder) {
  const child = spawn(runtime, args, { cwd: folder, stdio: 'inherit' });
  /** @type {readonly NodeJS.Signals[]} */
  const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of forwarded) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the whole group: forwarded, the program would get it twice and take it for "at once".
      const alreadyThere = signal === 'SIGINT' && (isatty(0) || isatty(2));
      if (!alreadyThere) child.kill(signal);
    });
  }
  child.once('error', (error) => {
    process.stderr.write(`${runtime} could not be started: ${error.message}\n`);
    process.exitCode = 127;
  });
  child.once('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code ?? 1;
      return;
    }
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
