export { backUp, type Backup } from './backup.ts';
export { inspectDatabase, type DatabaseCondition } from './inspect.ts';
export { databaseFile, quarantineFolder } from './files.ts';
export { openSqliteEngine, openSqliteStore, type SqliteStoreOptions } from './open.ts';
export { restore, type Restored } from './restore.ts';
