/** Owns what a fleet costs: requests, statements, transactions, and the processor time of its workers and of PostgreSQL. Linux only. */
import type { Fleet, FleetWorker } from '../../test/fleet/fleet.ts';
import { databaseOf, figureOf, told, type Query } from './database.ts';
import { createProcessorMeter, parentOf } from './processor-time.ts';

/** Since the beginning. */
export interface Spent {
  readonly atMs: number;
  readonly requests: number;
  readonly statements: number;
  readonly transactions: number;
  readonly workersMs: number;
  readonly serversMs: number;
}

export interface SpendingMeter {
  watchWorker(worker: FleetWorker): void;
  /** At the beginning, and again when the server has been started anew. */
  watchServer(): Promise<void>;
  /** Before the server ends. */
  noteServer(): void;
  read(): Promise<Spent>;
  stop(): void;
}

export async function createSpendingMeter(fleet: Fleet, query: Query): Promise<SpendingMeter> {
  await query('create extension pg_stat_statements');
  const database = databaseOf(fleet);
  const workersTime = createProcessorMeter();
  const serversTime = createProcessorMeter();
  const watchServer = async (): Promise<void> =>
    // One that lives as long as the server; its parent is the parent of all connections.
    serversTime.watch(
      parentOf(await figureOf(query, "select pid from pg_stat_activity where backend_type = 'checkpointer'")),
    );
  await watchServer();
  return {
    watchServer,
    watchWorker: ({ pid }) => workersTime.watch(pid),
    noteServer: () => void serversTime.totalMs(),
    async read() {
      const statements = await figureOf(
        query,
        `select coalesce(sum(calls), 0) from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = '${database}'`,
      );
      const transactions = await figureOf(
        query,
        `select xact_commit + xact_rollback from pg_stat_database where datname = '${database}'`,
      );
      return {
        atMs: Date.now(),
        statements,
        transactions,
        workersMs: workersTime.totalMs(),
        serversMs: serversTime.totalMs(),
        requests: fleet.crowd.seen.length,
      };
    },
    stop() {
      workersTime.stop();
      serversTime.stop();
    },
  };
}

/** @param shares among how many it is divided @returns rows of a table, each named by `of` */
export function costsBetween(
  from: Spent,
  to: Spent,
  shares: number,
  of: string,
): readonly (readonly [name: string, figure: string])[] {
  const each = (name: Exclude<keyof Spent, 'atMs'>): string => told((to[name] - from[name]) / shares);
  return [
    [`${of}: requests`, each('requests')],
    [`${of}: statements`, each('statements')],
    [`${of}: transactions`, each('transactions')],
    [`${of}: processor, workers (ms)`, each('workersMs')],
    [`${of}: processor, PostgreSQL (ms)`, each('serversMs')],
  ];
}
