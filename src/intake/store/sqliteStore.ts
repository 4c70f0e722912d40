// The store on SQLite: one process, one file, each commit fsynced before its promise is fulfilled.
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { clinicQueries } from './clinicQueries.ts';
import { readMigrations } from './migrationFiles.ts';
import { recordQueries } from './recordQueries.ts';
import { slotQueries } from './slotQueries.ts';
import { migrateSqlite } from './sqliteMigrations.ts';
import { brokenPragma, setPragmas } from './sqlitePragmas.ts';
import type { Store } from './store.ts';
import { submissionQueries } from './submissionQueries.ts';
import type { Tables } from './tables.ts';

/** Opens or makes the database file. @throws Error, to be shown to the operator, when it must not be used */
export function openSqliteStore(path: string): Store {
  const database = new Database(path);
  try {
    setPragmas(database);
    const broken = brokenPragma(database);
    if (broken !== undefined) throw new Error(`SQLite does not keep the setting ${broken}`);
    migrateSqlite(database, readMigrations('sqlite'));
    // Proves at start, not at the first answer, that the file can be written.
    database.prepare("UPDATE counter SET value = value WHERE name = 'commits'").run();
  } catch (error) {
    database.close();
    throw error;
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  const { settled, ...submissions } = submissionQueries(db);
  return {
    ...clinicQueries(db),
    ...slotQueries(db),
    ...submissions,
    ...recordQueries(db),

    async purge(clinicId, pairs) {
      const results = await submissions.purge(clinicId, pairs);
      // secure_delete zeroes the pages; the old ones also lie in the write-ahead log until it is emptied.
      database.pragma('wal_checkpoint(TRUNCATE)');
      return results;
    },

    async close() {
      await settled();
      await db.destroy();
    },
  };
}
