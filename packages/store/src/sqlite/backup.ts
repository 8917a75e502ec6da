/** Owns making a backup: one file that is whole and checked before it has its name, and that holds no secret. */
import { existsSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../errors.ts';
import { checkWhole, countStoredWorkouts } from './check-whole.ts';
import { databaseFile, makeFile, makeFolder, syncFile, syncFolder } from './files.ts';
import { guarded } from './storage-error.ts';

export interface BackupRequest {
  /** The data folder. */
  readonly folder: string;
  /** Where the backup goes; its folder is made when it is missing. */
  readonly file: string;
}

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly workouts: number;
}

/** What is left free beside the backup, so that a sync goes on. */
const spareBytes = 8 * 1024 * 1024;

/**
 * Copies the database as it stands at one moment; a sync may go on meanwhile. The session stays behind: a refresh token
 * that comes back after it was spent ends every session of its family.
 * @throws StorageError when there is nothing to copy, the folder takes no file, the disk is too full, or a file of that
 * name exists
 */
export function backUp({ folder, file: target }: BackupRequest): Backup {
  const file = resolve(target);
  return guarded(file, () => {
    const source = databaseFile(folder);
    if (!existsSync(source)) throw new StorageError(`There is nothing to back up: ${source} does not exist.`);
    if (existsSync(file)) {
      throw new StorageError(`${file} exists already, and a backup replaces nothing. Choose another name.`);
    }
    const draft = `${file}.part`;
    makeDraft(draft);
    try {
      refuseFullDisk(source, file);
      guarded(source, () => copyDatabase(source, draft));
      const workouts = guarded(draft, () => stripAndCheck(draft));
      syncFile(draft);
      renameSync(draft, file);
      syncFolder(dirname(file));
      return { file, bytes: statSync(file).size, workouts };
    } finally {
      rmSync(draft, { force: true });
    }
  });
}

/** What the file system says of a folder that takes no file from this user, for whichever reason. */
const refusals: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST']);

/** Empty, and new: one that a killed backup left is in the way of nothing. */
function makeDraft(draft: string): void {
  const folder = dirname(draft);
  try {
    makeFolder(folder);
    rmSync(draft, { force: true });
    makeFile(draft);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && refusals.has(error.code))) throw error;
    const sentence = `No file can be written into ${folder}. Give your user write access to it, or name a file in another folder.`;
    throw new StorageError(sentence, { cause: error });
  }
}

function refuseFullDisk(source: string, file: string): void {
  const { bavail, bsize, blocks } = statfsSync(dirname(file));
  // Some file systems tell nothing of their size.
  if (blocks === 0) return;
  if (bavail * bsize >= statSync(source).size + spareBytes) return;
  throw new StorageError(
    `The disk of ${dirname(file)} is too full for ${basename(file)}. Free some space, or name a file on another disk.`,
  );
}

/** One reading transaction: what others commit meanwhile is not in it. */
function copyDatabase(source: string, draft: string): void {
  const database = new DatabaseSync(source, { timeout: 5_000 });
  try {
    database.prepare('vacuum into ?').run(draft);
  } finally {
    database.close();
  }
}

function stripAndCheck(draft: string): number {
  const database = new DatabaseSync(draft);
  try {
    // Journalled in memory, so that no second file ever holds what is taken out.
    database.exec('pragma journal_mode = memory; pragma secure_delete = on; delete from secret');
    checkWhole(database, draft);
    return countStoredWorkouts(database);
  } finally {
    database.close();
  }
}
