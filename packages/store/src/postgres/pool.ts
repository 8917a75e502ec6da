/** Owns the connections: how many, how long anybody waits for one, and which are thrown away after a failure. */
import { Pool, types, type ClientConfig, type PoolConfig } from 'pg';
import type { PostgresPool } from 'kysely';
import { FarewellClient } from './farewell-client.ts';
import { isConnectionLost } from './storage-error.ts';

/** Small on purpose: PostgreSQL serves a hundred, and every worker and server of an installation wants some. */
const mostConnections = 8;

/** A server that takes longer to answer is not there. */
const connectMilliseconds = 10_000;

/** After so long without an answer the connection is taken for dead; the server's own limit is a little shorter. */
const answerMilliseconds = 35_000;

/** The statement's limit on the server, set with each transaction because a pooler in between keeps no settings. */
export const statementMilliseconds = 30_000;

/** The type `bigint`, in `pg_type`. */
const bigInteger: number = types.builtins.INT8;

/** A count fits a number; the driver would hand out text, for fear of counts beyond 2^53. */
function parseNumbers(id: number, format?: 'text' | 'binary'): ReturnType<typeof types.getTypeParser> {
  const isBigInteger = id === bigInteger && format !== 'binary';
  return isBigInteger ? Number : types.getTypeParser(id, format);
}

const clientConfig = (url: string): ClientConfig => ({
  connectionString: url,
  application_name: 'ridebook',
  connectionTimeoutMillis: connectMilliseconds,
  query_timeout: answerMilliseconds,
  keepAlive: true,
  types: { getTypeParser: parseNumbers as typeof types.getTypeParser },
});

export interface Connections {
  /** As Kysely's dialect asks for it. */
  readonly pool: PostgresPool;
  /** A connection of its own, for what is held for long. Whoever opens it ends it. */
  openClient(): Promise<FarewellClient>;
}

/** Opens no connection yet. */
export function createConnections(url: string): Connections {
  const config: PoolConfig = {
    ...clientConfig(url),
    Client: FarewellClient,
    max: mostConnections,
    idleTimeoutMillis: 10_000,
  };
  const pool = new Pool(config);
  // An idle connection that breaks is replaced.
  pool.on('error', () => {});
  return {
    pool: {
      options: {},
      end: () => pool.end(),
      async connect() {
        const client = await pool.connect();
        let lost: Error | undefined;
        const query = async (...args: unknown[]): Promise<never> => {
          // What is asked after that, such as to roll back, would wait as long for the same silence.
          if (lost !== undefined) throw lost;
          try {
            return (await (client.query as (...args: unknown[]) => Promise<unknown>)(...args)) as never;
          } catch (error) {
            if (isConnectionLost(error)) lost = error as Error;
            throw error;
          }
        };
        // One that failed in the middle of an answer goes out of use: the rest of that answer may still be on its way.
        return { query: query as never, release: () => client.release(lost) };
      },
    },
    async openClient() {
      const client = new FarewellClient(clientConfig(url));
      await client.connect();
      return client;
    },
  };
}
