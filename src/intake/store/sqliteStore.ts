// The store on SQLite: one process, one file, each commit fsynced before its promise is fulfilled.
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type Driver, Kysely, SqliteDialect, sql } from 'kysely';
import { clinicQueries } from './clinicQueries.ts';
import { withKeptStatements } from './keptStatements.ts';
import { readMigrations } from './migrationFiles.ts';
import { recordQueries } from './recordQueries.ts';
import { restoreQueries } from './restoreQueries.ts';
import { retentionQueries } from './retentionQueries.ts';
import { slotQueries } from './slotQueries.ts';
import { migrateSqlite } from './sqliteMigrations.ts';
import { brokenPragma, setPragmas } from './sqlitePragmas.ts';
import type { Store } from './store.ts';
import { submissionQueries } from './submissionQueries.ts';
import type { Tables } from './tables.ts';

/** So much may wait in the write-ahead log, in bytes of changed rows, more or less: pages that changed often are copied once. */
const checkpointBytes = 16_000_000;
const submissionBytes = 9000;

/** Opens or makes the database file. @throws Error, to be shown to the operator, when it must not be used */
export function openSqliteStore(path: string): Store {
  // A log that is left over says that the last process did not end well.
  const wasLeft = sizeOf(`${path}-wal`) > 0;
  const database = new Database(path);
  try {
    setPragmas(database);
    const broken = brokenPragma(database);
    if (broken !== undefined) throw new Error(`SQLite does not keep the setting ${broken}`);
    if (wasLeft && database.pragma('quick_check(1)', { simple: true }) !== 'ok')
      throw new Error('the database is damaged: restore a backup');
    migrateSqlite(database, readMigrations('sqlite'));
    // Proves at start, not at the first answer, that the file can be written.
    database.prepare("UPDATE counter SET value = value WHERE name = 'commits'").run();
  } catch (error) {
    database.close();
    throw error;
  }
  const db = new Kysely<Tables>({ dialect: new PlainDialect(database) });
  let waitingBytes = sizeOf(`${path}-wal`);
  /** A failing fsync surfaces here as an error, and ends the process like one at a commit. */
  const changed = (bytes: number) => {
    waitingBytes += bytes;
    if (waitingBytes < checkpointBytes) return;
    database.pragma('wal_checkpoint(PASSIVE)');
    waitingBytes = 0;
  };
  const { settled, ...submissions } = submissionQueries(db, {
    // Never SQLite's own choice of a number, which would tell in which order submissions came.
    ownColumns: { place: sql`random()` },
    afterCommit: (count) => changed(count * submissionBytes),
  });
  const slots = slotQueries(db);
  const records = recordQueries(db);
  const retention = retentionQueries(db);
  return {
    ...clinicQueries(db),
    ...submissions,
    ...slots,
    ...records,
    ...restoreQueries(db),

    async registerSlots(clinicId, batch) {
      const outcome = await slots.registerSlots(clinicId, batch);
      changed(batch.length * 300);
      return outcome;
    },

    async appendRecords(clinicId, first, batch) {
      const outcome = await records.appendRecords(clinicId, first, batch);
      changed(batch.length * 1200);
      return outcome;
    },

    async purge(clinicId, pairs) {
      const results = await submissions.purge(clinicId, pairs);
      // secure_delete zeroes the pages; the old ones also lie in the write-ahead log until it is emptied.
      database.pragma('wal_checkpoint(TRUNCATE)');
      return results;
    },

    async removeExpired(today) {
      const removed = await retention.removeExpired(today);
      database.pragma('wal_checkpoint(TRUNCATE)');
      return removed;
    },

    async close() {
      await settled();
      await db.destroy();
    },
  };
}

/** SQLite ends a transaction by itself when storage fails; a rollback of nothing would hide that fault behind its own. */
class PlainDialect extends SqliteDialect {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database: withKeptStatements(database) });
    this.#database = database;
  }

  override createDriver(): Driver {
    const driver = super.createDriver();
    const rollback = driver.rollbackTransaction.bind(driver);
    driver.rollbackTransaction = async (connection) => {
      if (this.#database.inTransaction) await rollback(connection);
    };
    return driver;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
