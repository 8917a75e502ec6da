/** Owns the way from Kysely's SQLite dialect, written for better-sqlite3, to Node's own `node:sqlite`. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Different statements kept prepared. The store has about forty; batches of odd sizes make the rest. */
const preparedLimit = 100;

/**
 * Kysely closes nothing through this: whoever opened `database` closes it.
 * @param onStatement called with each statement before it runs
 */
export function adaptDatabase(
  database: DatabaseSync,
  onStatement: (sql: string) => void = () => undefined,
): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      // Kysely rolls back what SQLite, short of disk space, has rolled back already.
      if (sql === 'rollback' && !database.isTransaction) return noStatement;
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      // A transaction that begins as a reader and turns writer fails at once when another process writes; this one waits.
      const statement = adaptStatement(database.prepare(sql === 'begin' ? 'begin immediate' : sql), () =>
        onStatement(sql),
      );
      if (prepared.size >= preparedLimit) prepared.clear();
      prepared.set(sql, statement);
      return statement;
    },
    close() {},
  };
}

function adaptStatement(statement: StatementSync, onRun: () => void): SqliteStatement {
  const encoded = (parameters: readonly unknown[]): SQLInputValue[] => {
    onRun();
    return parameters.map(encodeParameter);
  };
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...encoded(parameters)),
    run: (parameters) => statement.run(...encoded(parameters)),
    iterate: (parameters) => statement.iterate(...encoded(parameters)),
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
