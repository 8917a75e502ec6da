/** Owns the way from any older database to this program's tables. */
import { sql } from 'kysely';
import { StorageError } from '../errors.ts';
import type { Handle } from '../queries/database.ts';
import type { Migration } from '../migration.ts';
import { migration0001 } from './migrations/0001-workouts.ts';
import { migration0002 } from './migrations/0002-workout-story.ts';
import { migration0003 } from './migrations/0003-imports.ts';
import { migration0004 } from './migrations/0004-access.ts';
import { migration0005 } from './migrations/0005-pushes.ts';
import { migration0006 } from './migrations/0006-household.ts';
import { migration0007 } from './migrations/0007-class-type.ts';
import { migration0008 } from './migrations/0008-change-count.ts';
import { restrictToRider } from './row-security.ts';

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
 * Brings the tables up to date, all steps in one transaction. A user who may not change tables can open those that are
 * up to date.
 * @throws StorageError when the server is too old or the tables are newer than this program
 */
export async function migrate(
  handle: Handle,
  server: string,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  await refuseOldServer(handle, server);
  if ((await readVersion(handle)) === steps.length) return;
  await handle.transaction().execute(async (transaction) => {
    // Two programs that open a new database at once: the second waits here and finds the work done.
    await sql`select pg_advisory_xact_lock(hashtextextended('ridebook.migrate', 0))`.execute(transaction);
    const version = await readVersion(transaction);
    if (version > steps.length) {
      throw new StorageError(
        `The tables of ${server} were made by a newer Ridebook (version ${version}, this program knows ${steps.length}). Update Ridebook; they are left as they are.`,
      );
    }
    const missing = steps.filter((step) => step.version > version);
    if (version === 0)
      await sql`create table ridebook_schema (version integer not null)`.execute(transaction);
    for (const step of missing) await sql.raw(step.sql).execute(transaction);
    await restrictToRider(transaction);
    await sql`delete from ridebook_schema`.execute(transaction);
    await sql`insert into ridebook_schema values (${steps.length})`.execute(transaction);
  });
}

/** 0 before the first migration. */
async function readVersion(handle: Handle): Promise<number> {
  // A query of the catalogue, because `to_regclass` may answer from what this connection saw before it waited.
  const found = await sql`
    select 1 from pg_tables where schemaname = current_schema() and tablename = 'ridebook_schema'`.execute(
    handle,
  );
  if (found.rows.length === 0) return 0;
  const read = await sql<{ version: number }>`select version from ridebook_schema`.execute(handle);
  return read.rows[0]?.version ?? 0;
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
