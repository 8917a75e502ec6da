/** Owns looking at a database without touching it: what state it is in, for a diagnosis. */
import { readdirSync, statfsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../errors.ts';
import { checkIdentity, countStoredWorkouts, findDamage } from './check-whole.ts';
import { databaseFile, isOnNetwork, quarantineFolder } from './files.ts';
import { guarded } from './storage-error.ts';

export type DatabaseState = 'none' | 'whole' | 'damaged' | 'unusable';

export interface DatabaseCondition {
  readonly state: DatabaseState;
  /** A sentence where it is not whole. */
  readonly reason: string | null;
  readonly bytes: number;
  readonly workouts: number | null;
  /** Workouts of which the ledger says that they are stored, and that are not; and stored ones that it does not know. */
  readonly strays: number;
  /** Bytes that a program of this user may still write to the disk. */
  readonly freeBytes: number;
  readonly isOnNetwork: boolean;
  /** Databases that restores have set aside. */
  readonly setAside: number;
  /** The file's permissions where the system has any, such as `0o600`; `null` without a file. */
  readonly mode: number | null;
}

/** @throws StorageError when the folder itself cannot be read */
export function inspectDatabase(folder: string): DatabaseCondition {
  const file = databaseFile(folder);
  return guarded(folder, () => {
    const { bavail, bsize } = statfsSync(folder);
    const found = statSync(file, { throwIfNoEntry: false });
    return {
      ...inspectContents(file, found?.size ?? null),
      bytes: found?.size ?? 0,
      freeBytes: bavail * bsize,
      isOnNetwork: isOnNetwork(folder),
      setAside: countEntries(quarantineFolder(folder)),
      mode: found === undefined ? null : found.mode & 0o777,
    };
  });
}

type Contents = Pick<DatabaseCondition, 'state' | 'reason' | 'workouts' | 'strays'>;

function inspectContents(file: string, size: number | null): Contents {
  const nothing = { workouts: null, strays: 0 };
  if (size === null) return { state: 'none', reason: null, ...nothing };
  if (size === 0) return { state: 'unusable', reason: `${file} is empty.`, ...nothing };
  try {
    return guarded(file, () => {
      const database = new DatabaseSync(file, { readOnly: true });
      try {
        checkIdentity(database, file);
        const [problem, ...more] = findDamage(database);
        if (problem !== undefined) {
          const others = more.length === 0 ? '' : `, and ${more.length} more`;
          return { state: 'damaged', reason: `SQLite finds: ${problem}${others}.`, ...nothing };
        }
        const workouts = countStoredWorkouts(database);
        return { state: 'whole', reason: null, workouts, strays: countStrays(database) };
      } finally {
        database.close();
      }
    });
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    return { state: 'unusable', reason: error.message, ...nothing };
  }
}

const strayWorkouts = `
select count(*) as strays from ledger l
full outer join workout w on w.rider_id = l.rider_id and w.workout_id = l.workout_id
where (l.state in ('stored', 'partial') and w.workout_id is null) or (l.workout_id is null and w.workout_id not in (select r.workout_id from csv_row r where r.rider_id = w.rider_id))`;

const countStrays = (database: DatabaseSync): number =>
  Number(database.prepare(strayWorkouts).get()?.['strays']);

function countEntries(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    return 0;
  }
}
