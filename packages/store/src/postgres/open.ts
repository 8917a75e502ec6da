/** Owns opening the store of many machines: what is refused, what a transaction sets up, how the connections are closed. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import { createStore } from '../create-store.ts';
import type { Engine } from '../engine.ts';
import { StorageError } from '../errors.ts';
import type { Store } from '../port.ts';
import type { Handle } from '../queries/database.ts';
import type { Database } from '../schema.ts';
import { createLocks } from './lock.ts';
import { migrate, migrations, readTablesVersion } from './migrate.ts';
import { noteChange, readChangeMark } from './change-count.ts';
import { createConnections, statementMilliseconds } from './pool.ts';
import { nobody, riderSetting } from './row-security.ts';
import { withRetries } from './retries.ts';
import { describeServer, toStorageError } from './storage-error.ts';

export interface PostgresStoreOptions {
  /** `postgresql://user:password@host:port/database` */
  readonly url: string;
  /** Milliseconds since 1970, such as `Date.now`. */
  readonly clock: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Opens the database and makes or updates its tables.
 * @throws StorageError when the server is not there, refuses, is too old, or holds newer tables that do not admit this program
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  return createStore(await openPostgresEngine(options));
}

/** The same below the store's methods, for what works on whole tables. @throws StorageError likewise */
export async function openPostgresEngine({ url, clock, sleep }: PostgresStoreOptions): Promise<Engine> {
  const server = describeServer(url);
  const connections = createConnections(url);
  const kysely = new Kysely<Database>({ dialect: new PostgresDialect({ pool: connections.pool }) });
  const locks = createLocks(connections, kysely);
  let closing: Promise<void> | undefined;
  let hasAnswered = false;

  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closing !== undefined) throw new StorageError(`The connection to ${server} has been closed.`);
    try {
      return await work();
    } catch (error) {
      throw toStorageError(error, server, hasAnswered);
    }
  };
  const transact = <T>(riderId: string | null, work: (handle: Handle) => Promise<T>, isWriting: boolean) =>
    guarded(() =>
      withRetries(sleep, (attempt) =>
        kysely.transaction().execute(async (transaction) => {
          await setUp(transaction, riderId);
          if (isWriting) await waitForTurn(transaction, riderId);
          if (isWriting) await locks.checkFences(transaction);
          const result = await work(transaction);
          if (isWriting) await noteChange(transaction, riderId);
          attempt.isCommitting = isWriting;
          return result;
        }),
      ),
    );

  try {
    await guarded(() => migrate(kysely, server, sleep));
    hasAnswered = true;
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  return {
    run: (riderId, work) => transact(riderId, work, false),
    transact: (riderId, work) => transact(riderId, work, true),
    knowsAllTables: () =>
      guarded(async () => (await readTablesVersion(kysely)).version === migrations.length),
    changeMark: () => guarded(() => readChangeMark(kysely)),
    withLock: (name, work) => guarded(() => locks.withLock(name, work)),
    revokeLock: (name) => guarded(() => locks.revoke(name)),
    close: () => (closing ??= kysely.destroy()),
    now: () => new Date(clock()).toISOString(),
  };
}

/** For this transaction alone: a pooler hands the connection to somebody else after it. */
async function setUp(transaction: Handle, riderId: string | null): Promise<void> {
  await sql`select
    set_config(${sql.lit(riderSetting)}, ${riderId ?? nobody}, true),
    set_config('statement_timeout', ${String(statementMilliseconds)}, true)`.execute(transaction);
}

/**
 * One writer per rider at a time, as the queries expect: they look what is there and then write what is missing.
 * Writers of different riders do not wait for each other.
 */
async function waitForTurn(transaction: Handle, riderId: string | null): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ridebook.write.${riderId ?? nobody}`}, 0))`.execute(
    transaction,
  );
}
