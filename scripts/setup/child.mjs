/** Owns the child processes: setup steps that may only write to stderr, and the program that takes the wrapper's place. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { isatty } from 'node:tty';
import { SetupError } from './errors.mjs';

/** @type {readonly NodeJS.Signals[]} */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Hands the signals that ask this process to stop to a child, until the child has ended.
 * @param {import('node:child_process').ChildProcess} child
 * @param {(signal: NodeJS.Signals) => void} [noted] called when one was handed on
 */
function forwardSignals(child, noted = () => {}) {
  const handlers = stopSignals.map((signal) => {
    const forward = () => {
      // A terminal sends Ctrl-C to the whole group: forwarded, the program would get it twice and take it for "at once".
      const alreadyThere = signal === 'SIGINT' && (isatty(0) || isatty(2));
      if (!alreadyThere) child.kill(signal);
      noted(signal);
    };
    process.on(signal, forward);
    return () => process.off(signal, forward);
  });
  child.once('exit', () => handlers.forEach((remove) => remove()));
}

/**
 * Runs a setup step to its end. Its output goes to stderr, and it reads nothing: continuous integration has no stdin.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{code: number, complaints: string}>} its exit code (128 and more when a signal ended it, 127 when
 *   it could not be started), and what it wrote to a piped stderr
 * @throws SetupError when this process was told to stop meanwhile, after the step has stopped
 */
export function runStep(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 2, 2], ...options });
    forwardSignals(child, (signal) => {
      child.once('exit', () => reject(new SetupError('Stopped.', 128 + constants.signals[signal])));
    });
    let complaints = '';
    child.stderr?.on('data', (text) => (complaints += String(text)));
    child.once('error', () => resolve({ code: 127, complaints }));
    // Closes after it exits, so that the rejection above goes first.
    child.once('close', (code, signal) =>
      resolve({ code: code ?? 128 + constants.signals[signal ?? 'SIGTERM'], complaints }),
    );
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
  forwardSignals(child);
  child.once('error', (error) => {
    process.stderr.write(`${runtime} could not be started: ${error.message}\n`);
    process.exitCode = 127;
  });
  child.once('exit', (code, signal) => {
    if (signal === null) process.exitCode = code ?? 1;
    else process.kill(process.pid, signal);
  });
}
