/** Owns the way from Kysely's SQLite dialect, written for better-sqlite3, to Node's own `node:sqlite`. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Different statements kept prepared. The store has about forty; batches of odd sizes make the rest. */
const preparedLimit = 100;

/** Kysely closes nothing through this: whoever opened `database` closes it. */
export function adaptDatabase(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      // Kysely rolls back what SQLite, short of disk space, has rolled back already.
      if (sql === 'rollback' && !database.isTransaction) return noStatement;
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      // A transaction that begins as a reader and turns writer fails at once when another process writes; this one waits.
      const statement = adaptStatement(database.prepare(sql === 'begin' ? 'begin immediate' : sql));
      if (prepared.size >= preparedLimit) prepared.clear();
      prepared.set(sql, statement);
      return statement;
    },
    close() {},
  };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(encodeParameter)),
    run: (parameters) => statement.run(...parameters.map(encodeParameter)),
    iterate: (parameters) => statement.iterate(...parameters.map(encodeParameter)),
  };
}

/** SQLite has no booleans. Everything else that reaches a statement is text, a number, bytes or null. */
function encodeParameter(value: unknown): SQLInputValue {
  return typeof value === 'boolean' ? Number(value) : (value as SQLInputValue);
}

const noStatement: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};
