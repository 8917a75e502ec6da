export { openPostgresEngine, openPostgresStore, type PostgresStoreOptions } from './open.ts';
export { withRetries } from './retries.ts';
export { FarewellClient } from './farewell-client.ts';
