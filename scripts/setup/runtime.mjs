/** Finds the Node that the repository's programs run on: the one pinned in package-lock.json, installed by npm. */
import { existsSync } from 'node:fs';
import { SetupError } from './errors.mjs';
import { inRepository } from './places.mjs';

const oldestMajor = 24;

/** The pinned binary itself: npm's shim in `.bin` is a script on Windows and costs a shell. */
const pinnedRuntime = inRepository(
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** The Node that runs this file will do where the pinned one is missing, if it is young enough. */
const isModernHere = Number.parseInt(process.versions.node, 10) >= oldestMajor;

/** @returns {string} the path of a Node 24 or newer */
export function findRuntime() {
  if (existsSync(pinnedRuntime)) return pinnedRuntime;
  if (isModernHere) return process.execPath;
  throw new SetupError(
    `Ridebook needs Node ${oldestMajor} and this is ${process.versions.node}: npm did not run the install script that brings the pinned one, so run "npm rebuild node --ignore-scripts=false" or use Node ${oldestMajor}.`,
  );
}
