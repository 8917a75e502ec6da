/**
 * Runs a program of this repository on the pinned Node 24, after making sure that the checkout is ready for it.
 * Plain JavaScript for Node 20, because a fresh clone has nothing else; never writes to stdout, which is the program's.
 *
 *     node scripts/run.mjs [--dashboard[=verb,verb]] [--caller-folder] FILE [arguments...]
 *
 * --dashboard      FILE needs the built dashboard (or only with one of these verbs as its first argument)
 * --caller-folder  FILE runs in the folder npm was called from, so that relative paths mean what the person meant
 *
 * One wrapper instead of `node prepare && node FILE` in the npm script: the shell remembers where it found `node`
 * the first time, and would run the second command on the old one.
 */
import path from 'node:path';
import { spawnProgram } from './setup/child.mjs';
import { SetupError } from './setup/errors.mjs';
import { isInstalled } from './setup/installed.mjs';
import { repositoryRoot } from './setup/places.mjs';
import { findRuntime } from './setup/runtime.mjs';

/** @param {readonly string[]} args */
function parseCommand(args) {
  const fileAt = args.findIndex((arg) => !arg.startsWith('--'));
  const options = fileAt === -1 ? args : args.slice(0, fileAt);
  const unknown = options.find((option) => !/^--(dashboard(=.+)?|caller-folder)$/.test(option));
  if (fileAt === -1 || unknown !== undefined) {
    throw new SetupError(
      `${unknown === undefined ? 'No program was named' : `Unknown option ${unknown}`}. Usage: node scripts/run.mjs [--dashboard[=verb,verb]] [--caller-folder] FILE [arguments...]`,
      64,
    );
  }
  const programArguments = args.slice(fileAt + 1);
  const dashboard = options.find((option) => option.startsWith('--dashboard'));
  const verbs = dashboard?.split('=')[1]?.split(',');
  return {
    file: path.resolve(repositoryRoot, String(args[fileAt])),
    programArguments,
    needsDashboard:
      dashboard !== undefined && (verbs === undefined || verbs.includes(String(programArguments[0]))),
    folder: (options.includes('--caller-folder') ? process.env['INIT_CWD'] : undefined) ?? process.cwd(),
  };
}

try {
  const command = parseCommand(process.argv.slice(2));
  // Loaded when needed: nearly every run finds the checkout ready and should not wait.
  if (!isInstalled()) await (await import('./setup/dependencies.mjs')).installDependencies();
  const runtime = findRuntime();
  if (command.needsDashboard) await (await import('./setup/dashboard.mjs')).ensureDashboard(runtime);
  spawnProgram(runtime, [command.file, ...command.programArguments], command.folder);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
