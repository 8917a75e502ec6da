/** Owns opening the embedded store: what is refused, how the connection is set up, how it is closed. */
import { accessSync, constants, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { createStore } from '../create-store.ts';
import type { Engine } from '../engine.ts';
import { StorageError } from '../errors.ts';
import type { Store } from '../port.ts';
import type { Handle } from '../queries/database.ts';
import type { Database } from '../schema.ts';
import { checkIdentity } from './check-whole.ts';
import { createDatabase } from './create.ts';
import { adaptDatabase } from './dialect.ts';
import { databaseFile, isOnNetwork, makeFolder } from './files.ts';
import { shareUse, withLock } from './lock.ts';
import { latestVersion, migrate, readVersion } from './migrate.ts';
import { guarded, guardedAsync, maybeSqliteCode } from './storage-error.ts';

/** Another process writes for milliseconds; one that writes for longer is stuck. */
const busyMilliseconds = 5_000;

export interface SqliteStoreOptions {
  /** Made when missing. The database in it is `ridebook.db`. */
  readonly folder: string;
  /** Milliseconds since 1970, such as `Date.now`. */
  readonly clock: () => number;
  /** Called with each statement before it runs, so that a test can end the process there. */
  readonly onStatement?: (sql: string) => void;
}

/**
 * Opens the rider's database, or makes a new one where there is none.
 * @throws StorageError when there is a file that cannot be used; it is left as it was
 */
export const openSqliteStore = async (options: SqliteStoreOptions): Promise<Store> =>
  createStore(openSqliteEngine(options));

/** The same below the store's methods, for what works on whole tables. @throws StorageError likewise */
export function openSqliteEngine({ folder, clock, onStatement }: SqliteStoreOptions): Engine {
  const file = databaseFile(folder);
  guarded(file, () => makeFolder(folder));
  const giveBack = shareUse(folder);
  const database = openOr(giveBack, () =>
    guarded(file, () => {
      if (statSync(file, { throwIfNoEntry: false }) === undefined) createDatabase(folder);
      refuseUnusableFile(file);
      return openDatabase(file);
    }),
  );
  const kysely = new Kysely<Database>({
    dialect: new SqliteDialect({ database: adaptDatabase(database, onStatement) }),
  });

  const use = <T>(work: () => Promise<T>) =>
    guardedAsync(file, () => {
      if (!database.isOpen) throw new StorageError(`${file} has been closed.`);
      return work();
    });
  let closing: Promise<void> | undefined;
  // SQLite counts the commits of everybody else (https://www.sqlite.org/pragma.html#pragma_data_version); ours are counted
  // here, once they are over: what is read between a commit and its count is newer than its mark, and never older.
  const commitsOfOthers = database.prepare('pragma data_version');
  let ownWrites = 0;

  return {
    run: (_riderId, work) => use(() => work(kysely)),
    transact: (_riderId, work) =>
      use(() => kysely.transaction().execute(work)).finally(() => (ownWrites += 1)),
    knowsAllTables: () => use(() => Promise.resolve(readVersion(database) === latestVersion)),
    changeMark: () =>
      use(() => Promise.resolve(`${String(commitsOfOthers.get()?.['data_version'])}.${ownWrites}`)),
    withLock: (name, work) => withLock(folder, name, work),
    revokeLock: () => Promise.resolve(false),
    close: () => (closing ??= guardedAsync(file, () => close(kysely, database)).finally(giveBack)),
    now: () => new Date(clock()).toISOString(),
  };
}

function openOr<T>(giveBack: () => void, work: () => T): T {
  try {
    return work();
  } catch (error) {
    giveBack();
    throw error;
  }
}

function refuseUnusableFile(file: string): void {
  const { size } = statSync(file);
  if (size === 0) {
    throw new StorageError(
      `${file} is empty: a database that was there is lost. Run "ridebook restore"; to start anew, move the file elsewhere.`,
    );
  }
  accessSync(file, constants.R_OK | constants.W_OK);
}

function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: busyMilliseconds });
  try {
    checkIdentity(database, file);
    // FULL: a commit that was acknowledged survives a power cut, and a spent refresh token is never forgotten.
    // Secure delete: a replaced session or a forgotten rider leaves nothing in unused pages.
    database.exec('pragma synchronous = full; pragma secure_delete = on; pragma trusted_schema = off');
    refuseWithoutLog(database, file);
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Two processes share a write-ahead log through memory (https://www.sqlite.org/wal.html): over a network they cannot. */
function refuseWithoutLog(database: DatabaseSync, file: string): void {
  const mode = database.prepare('pragma journal_mode = wal').get()?.['journal_mode'];
  if (mode === 'wal' && !isOnNetwork(file)) return;
  throw new StorageError(
    `${file} lies on a file system that cannot hold a shared database, such as a network drive. Choose a local folder in RIDEBOOK_HOME.`,
  );
}

/** Waits for what is running, folds the log into the file, and lets go. */
async function close(kysely: Handle, database: DatabaseSync): Promise<void> {
  await kysely.connection().execute(() => Promise.resolve(foldLog(database)));
  await kysely.destroy();
  database.close();
}

/** What cannot be folded in now, because another process reads or the disk is full, is safe in the log until the next time. */
function foldLog(database: DatabaseSync): void {
  try {
    database.exec('pragma busy_timeout = 0');
    database.exec('pragma wal_checkpoint(truncate)');
  } catch (error) {
    if (maybeSqliteCode(error) === null) throw error;
  }
}
