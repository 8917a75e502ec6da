/** Owns the way from any older database to this program's tables. */
import { sql } from 'kysely';
import { StorageError } from '../errors.ts';
import type { Handle } from '../queries/database.ts';
import { isAdmitted, oldestAdmitted, type Migration, type TablesVersion } from '../migration.ts';
import { migration0001 } from './migrations/0001-workouts.ts';
import { migration0002 } from './migrations/0002-workout-story.ts';
import { migration0003 } from './migrations/0003-imports.ts';
import { migration0004 } from './migrations/0004-access.ts';
import { migration0005 } from './migrations/0005-pushes.ts';
import { migration0006 } from './migrations/0006-household.ts';
import { migration0007 } from './migrations/0007-class-type.ts';
import { migration0008 } from './migrations/0008-change-count.ts';
import { restrictToRider } from './row-security.ts';
import { isInTheWay } from './storage-error.ts';

/** In order, without gaps, numbered as those of the embedded store. A migration that has been released never changes. */
export const migrations: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
];

/** The oldest PostgreSQL that is tested. */
const oldestServer = 150_000;

/**
 * A change of a table waits for everybody who uses it, and they for it. It gives way before PostgreSQL looks for deadlocks,
 * after a second, and would end somebody's transaction: those who are at work do not notice.
 */
const giveWayMilliseconds = 500;
const mostTries = 30;
const betweenTriesMs = 250;

/**
 * Brings the tables up to date, all steps in one transaction. A user who may not change tables can open those that are
 * up to date. Newer ones that admit this program are left as they are.
 * @throws StorageError when the server is too old, or the tables are newer and do not admit this program
 */
export async function migrate(
  handle: Handle,
  server: string,
  sleep: (ms: number) => Promise<void>,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  await refuseOldServer(handle, server);
  if (isDone(await readTablesVersion(handle), server, steps)) return;
  for (let triesLeft = mostTries - 1; ; triesLeft -= 1) {
    try {
      return await takeMissingSteps(handle, server, steps);
    } catch (error) {
      if (triesLeft === 0 || !isInTheWay(error)) throw error;
      await sleep(betweenTriesMs);
    }
  }
}

const takeMissingSteps = (handle: Handle, server: string, steps: readonly Migration[]): Promise<void> =>
  handle.transaction().execute(async (transaction) => {
    // Two programs that open a new database at once: the second waits here and finds the work done.
    await sql`select pg_advisory_xact_lock(hashtextextended('ridebook.migrate', 0))`.execute(transaction);
    const found = await readTablesVersion(transaction);
    if (isDone(found, server, steps)) return;
    await sql`select set_config('lock_timeout', ${String(giveWayMilliseconds)}, true)`.execute(transaction);
    const missing = steps.filter((step) => step.version > found.version);
    await sql`create table if not exists ridebook_schema (version integer not null)`.execute(transaction);
    await sql`alter table ridebook_schema add column if not exists works_from integer not null default 1`.execute(
      transaction,
    );
    for (const step of missing) await sql.raw(step.sql).execute(transaction);
    await restrictToRider(transaction);
    await sql`delete from ridebook_schema`.execute(transaction);
    await sql`insert into ridebook_schema (version, works_from) values (${steps.length}, ${oldestAdmitted(steps)})`.execute(
      transaction,
    );
  });

/** @throws StorageError when the tables are newer and do not admit this program */
function isDone(found: TablesVersion, server: string, steps: readonly Migration[]): boolean {
  if (isAdmitted(found, steps.length)) return found.version >= steps.length;
  throw new StorageError(
    `The tables of ${server} were made by a newer Ridebook (version ${found.version}, this program knows ${steps.length}). Update Ridebook; they are left as they are.`,
  );
}

export async function readTablesVersion(handle: Handle): Promise<TablesVersion> {
  // A query of the catalogue, because `to_regclass` may answer from what this connection saw before it waited.
  const found = await sql`
    select 1 from pg_tables where schemaname = current_schema() and tablename = 'ridebook_schema'`.execute(
    handle,
  );
  if (found.rows.length === 0) return { version: 0, worksFrom: null };
  // All columns: tables that have not changed for long have no `works_from` yet.
  const read = await sql<{
    version: number;
    works_from?: number;
  }>`select * from ridebook_schema`.execute(handle);
  const [row] = read.rows;
  return { version: row?.version ?? 0, worksFrom: row?.works_from ?? null };
}

async function refuseOldServer(handle: Handle, server: string): Promise<void> {
  const read = await sql<{ number: string; version: string }>`
    select current_setting('server_version_num') as number, current_setting('server_version') as version`.execute(
    handle,
  );
  const { number = '0', version = 'unknown' } = read.rows[0] ?? {};
  if (Number(number) >= oldestServer) return;
  throw new StorageError(
    `${server.charAt(0).toUpperCase()}${server.slice(1)} runs PostgreSQL ${version}, and Ridebook needs 15 or newer. Update it; nothing was changed.`,
  );
}
