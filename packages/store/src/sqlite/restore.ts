/** Owns putting a backup in the database's place: checked first, and whatever was there is kept aside, never deleted. */
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../errors.ts';
import { checkWhole, countStoredWorkouts, findDamage } from './check-whole.ts';
import { createDatabase } from './create.ts';
import { databaseFile, makeFile, makeFolder, quarantineFolder, syncFile, syncFolder } from './files.ts';
import { holdUse } from './lock.ts';
import { migrate } from './migrate.ts';
import { guarded, maybeSqliteCode } from './storage-error.ts';

export interface RestoreRequest {
  /** The data folder. */
  readonly folder: string;
  /** The backup, or `null` for an empty database. */
  readonly file: string | null;
  /** Names the place for what was there, such as `2026-11-22T090000Z`. */
  readonly quarantineName: string;
}

export interface Restored {
  readonly workouts: number;
  /** Where what was there before is kept now; `null` when nothing was there. */
  readonly quarantine: string | null;
  /** The session that was kept in the database before is kept in this one. */
  readonly keptSession: boolean;
}

interface Secret {
  readonly account: string;
  readonly kind: string;
  readonly sealed: Uint8Array;
}

/**
 * A kill at any moment leaves either the old database or the restored one, and a second try does the rest.
 * @throws StorageError when the backup is none, damaged, or of a newer Ridebook; nothing is changed then
 * @throws LockHeldError while a Ridebook has the database open
 */
export function restore({ folder, file, quarantineName }: RestoreRequest): Restored {
  const target = databaseFile(folder);
  return guarded(target, () => {
    makeFolder(folder);
    const release = holdUse(folder);
    try {
      const secrets = readSecrets(target);
      const workouts = file === null ? 0 : prepareDraft(target, resolve(file), secrets);
      const quarantine = setAside(folder, target, quarantineName);
      if (file === null) {
        rmSync(target, { force: true });
        createDatabase(folder);
      } else renameSync(draftOf(target), target);
      syncFolder(folder);
      return { workouts, quarantine, keptSession: file !== null && secrets.length > 0 };
    } finally {
      release();
    }
  });
}

const draftOf = (target: string): string => `${target}.restore`;

/** The files that make up one database. */
const parts = ['', '-wal', '-shm', '-journal'] as const;

/** A copy in the data folder, so that the backup itself is not touched, brought up to date and checked. */
function prepareDraft(target: string, backup: string, secrets: readonly Secret[]): number {
  const found = statSync(backup, { throwIfNoEntry: false });
  if (found === undefined) throw new StorageError(`There is no backup at ${backup}.`);
  if (!found.isFile()) throw new StorageError(`${backup} is no file. Name the backup itself.`);
  if (found.size === 0) throw new StorageError(`${backup} is empty. Choose another backup.`);
  const draft = draftOf(target);
  for (const part of parts) rmSync(draft + part, { force: true });
  try {
    makeFile(draft);
    for (const part of ['', '-wal'] as const) {
      if (existsSync(backup + part)) copyFileSync(backup + part, draft + part);
    }
    const workouts = guarded(backup, () => bringUpToDate(draft, backup, secrets));
    syncFile(draft);
    return workouts;
  } catch (error) {
    for (const part of parts) rmSync(draft + part, { force: true });
    throw error;
  }
}

function bringUpToDate(draft: string, backup: string, secrets: readonly Secret[]): number {
  const database = new DatabaseSync(draft);
  try {
    checkWhole(database, backup);
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on');
    migrate(database);
    const insert = database.prepare('insert or replace into secret (account, kind, sealed) values (?, ?, ?)');
    for (const { account, kind, sealed } of secrets) insert.run(account, kind, sealed);
    return countStoredWorkouts(database);
  } finally {
    database.close();
  }
}

/** The session in the database that is replaced is the newest there is. What is damaged is not touched. */
function readSecrets(target: string): readonly Secret[] {
  if (!existsSync(target)) return [];
  try {
    if (!isWhole(target)) return [];
    const database = new DatabaseSync(target);
    try {
      // Folds the log into the file: what is set aside is then one file.
      database.exec('pragma wal_checkpoint(truncate)');
      return database.prepare('select account, kind, sealed from secret').all() as unknown as Secret[];
    } finally {
      database.close();
    }
  } catch (error) {
    if (maybeSqliteCode(error) === null) throw error;
    return [];
  }
}

function isWhole(file: string): boolean {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return findDamage(database).length === 0;
  } finally {
    database.close();
  }
}

/** The database keeps its name until the restored one takes it: between the two steps it has both names. */
function setAside(folder: string, target: string, name: string): string | null {
  const present = parts.filter((part) => existsSync(target + part));
  if (present.length === 0) return null;
  const place = freeName(join(quarantineFolder(folder), name));
  makeFolder(quarantineFolder(folder));
  mkdirSync(place, { mode: 0o700 });
  for (const part of present.filter((candidate) => candidate !== '')) {
    renameSync(target + part, join(place, basename(target) + part));
  }
  if (present.includes('')) keepUnderBothNames(target, join(place, basename(target)));
  return place;
}

function keepUnderBothNames(target: string, kept: string): void {
  try {
    linkSync(target, kept);
  } catch {
    // Some file systems know no second name, as those of USB sticks.
    copyFileSync(target, kept);
  }
}

function freeName(path: string): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${path}-${number}`;
    if (!existsSync(candidate)) return candidate;
  }
}
