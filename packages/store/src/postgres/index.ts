export { openPostgresEngine, openPostgresStore, type PostgresStoreOptions } from './open.ts';
export { withRetries } from './retries.ts';
export { describeServer, toStorageError } from './storage-error.ts';
export { FarewellClient } from './farewell-client.ts';
