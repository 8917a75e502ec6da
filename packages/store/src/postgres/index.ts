export { openPostgresEngine, openPostgresStore, type PostgresStoreOptions } from './open.ts';
