/** Owns the data folder: where things lie in it, and who may read them. */
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** What a rider rode is nobody else's business on the same machine. */
const folderMode = 0o700;
const fileMode = 0o600;

export function databaseFile(folder: string): string {
  return join(folder, 'ridebook.db');
}

/** What a restore found in the database's place. */
export const quarantineFolder = (folder: string): string => join(folder, 'quarantine');

/** Any name becomes one file name: what a file system may not like is percent-encoded. */
export function lockFile(folder: string, name: string): string {
  const safe = name.replace(
    /[^A-Za-z0-9_-]/gu,
    (character) => `%${character.codePointAt(0)?.toString(16) ?? ''}`,
  );
  return join(folder, 'locks', `${safe}.lock`);
}

/** Makes the folder and those above it, private to the user; one that exists stays as it is. */
export function makeFolder(folder: string): void {
  makeMissing(folder);
  accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
}

/** Step by step: Node's own `recursive` never comes back from a folder that exists and takes none, such as `/proc`. */
function makeMissing(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const parent = dirname(folder);
  if (parent !== folder) makeMissing(parent);
  try {
    mkdirSync(folder, { mode: folderMode });
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}

/**
 * Makes an empty file, private to the user. One that exists is not even opened: closing it would release the locks that
 * SQLite holds on it elsewhere in this process (https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
export function makeFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', fileMode));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Linux's numbers for NFS, SMB, CIFS, SMB 2 and AFS: `man 2 statfs`. */
const networkFileSystems: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f]);

/** Whether the file lies on a network drive, as far as Linux tells; other systems number theirs differently. */
export function isOnNetwork(file: string): boolean {
  return networkFileSystems.has(statfsSync(file).type);
}

/** What was written to the file survives a power cut. */
export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Makes a rename in this folder survive a power cut. Windows cannot open folders, and does not need to. */
export function syncFolder(folder: string): void {
  const descriptor = maybeOpen(folder);
  if (descriptor === null) return;
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function maybeOpen(folder: string): number | null {
  try {
    return openSync(folder, 'r');
  } catch {
    return null;
  }
}
