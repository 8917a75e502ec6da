/** Owns where all workers keep what they share beside the queue, and the transactions in which it changes. */
import type { Db as Database } from 'pg-boss';
import { withRetries } from '@ridebook/store/postgres';

export interface FleetDatabase {
  /**
   * Runs `work` in one transaction, and again where the database let go of it: whatever is done here may happen twice.
   * Rows that it locks are waited for by every worker, so a worker that falls silent in between loses them soon.
   */
  transact<T>(work: (run: Run) => Promise<T>): Promise<T>;
  /** One statement by itself, repeated likewise: nobody waits for a worker in between. */
  readonly run: Run;
}

/** Runs one statement. @returns its rows */
export type Run = <Row>(text: string, values?: unknown[]) => Promise<readonly Row[]>;

export const fleetSchema = 'ridebook_fleet';

/** Milliseconds since 1970 by the one clock that all workers share. */
export const serverNow = `(extract(epoch from clock_timestamp()) * 1000)::float8`;

/** Longer than a worker on a machine that is very busy takes from one statement to the next. */
const mostSilentMs = 5_000;

/** Makes the tables where they are missing. Nothing in them outlives a loss: turns begin anew, as the ledgers say. */
export async function openFleetDatabase(
  database: Database,
  sleep: (ms: number) => Promise<void>,
): Promise<FleetDatabase> {
  const transact: FleetDatabase['transact'] = (work) =>
    withRetries(sleep, () => inTransaction(database, work));
  await transact(async (run) => {
    await run(`select pg_advisory_xact_lock(hashtextextended('ridebook.fleet', 0))`);
    await run(`create schema if not exists ${fleetSchema}`);
    await run(`create table if not exists ${fleetSchema}.state (key text primary key, value text not null)`);
    await run(`create table if not exists ${fleetSchema}.turn (
      member_id text not null, lane text not null, due_at_ms double precision not null, primary key (member_id, lane))`);
    await run(`create index if not exists turn_due on ${fleetSchema}.turn (lane, due_at_ms)`);
    await run(
      `insert into ${fleetSchema}.state values ('pace', '{}'), ('health', '{}') on conflict do nothing`,
    );
  });
  const run = runOn(database);
  return { transact, run: (text, values) => withRetries(sleep, () => run(text, values)) };
}

const runOn =
  (database: Pick<Database, 'executeSql'>): Run =>
  async <Row>(text: string, values?: unknown[]) =>
    (await database.executeSql(text, values)).rows as readonly Row[];

async function inTransaction<T>(database: Database, work: (run: Run) => Promise<T>): Promise<T> {
  if (database.beginTransaction === undefined) throw new Error('The queue has no transactions.');
  const transaction = await database.beginTransaction();
  try {
    const run = runOn(transaction.db);
    await run(`set local idle_in_transaction_session_timeout = ${mostSilentMs}`);
    const result = await work(run);
    await transaction.commit();
    return result;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
