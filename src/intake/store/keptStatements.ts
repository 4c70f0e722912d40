// Prepared statements of SQLite, kept by their text: compiling one costs more than running it. A bounded number, the
// longest unused goes first.
import type Database from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

const statementsAtMost = 256;

/** The database as Kysely wants it. */
export function withKeptStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const statement = kept.get(sql) ?? database.prepare<unknown[]>(sql);
      kept.delete(sql);
      kept.set(sql, statement);
      if (kept.size > statementsAtMost) kept.delete(kept.keys().next().value ?? '');
      return statement;
    },
    close() {
      kept.clear();
      database.close();
    },
  };
}
