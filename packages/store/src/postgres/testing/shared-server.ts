/** Owns the one PostgreSQL that the test files of a run share: each makes databases of its own in it, which share nothing. */
import { inject } from 'vitest';
import { databasesAt, type PostgresDatabases } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server of the run is asked for. */
    postgresKeeper: string;
  }
}

/** Starting may take a while on a machine that does everything at once. */
const patienceMs = 60_000;

/** For tests that neither restart the server nor ask it for settings of their own; it ends with the run. */
export async function sharedPostgres(): Promise<PostgresDatabases> {
  const response = await fetch(inject('postgresKeeper'), { signal: AbortSignal.timeout(patienceMs) });
  const text = await response.text();
  if (!response.ok) throw new Error(`The shared PostgreSQL could not be started: ${text}`);
  return databasesAt(Number(text));
}
