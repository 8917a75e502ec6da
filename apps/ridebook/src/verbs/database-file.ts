/** Owns the refusal of what only makes sense where the data are one file on this machine. */
import type { Environment } from '../configuration.ts';

/** @param tool what does the same for PostgreSQL @throws UsageError when `DATABASE_URL` says that the data are there */
export async function refuseWithoutDatabaseFile(environment: Environment, tool: string): Promise<void> {
  if (!environment['DATABASE_URL']) return;
  const { UsageError } = await import('../errors.ts');
  throw new UsageError(`The data are in PostgreSQL (DATABASE_URL): use ${tool} for it.`);
}
