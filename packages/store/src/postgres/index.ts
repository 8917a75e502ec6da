export { openPostgresEngine, openPostgresStore, type PostgresStoreOptions } from './open.ts';
export { FarewellClient } from './farewell-client.ts';
