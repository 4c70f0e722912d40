// Brings a SQLite database to the newest schema: plain SQL files, in order, each in its own transaction, each once.
import type Database from 'better-sqlite3';
import { type Migration, migrationDigest, pendingMigrations } from './migrationFiles.ts';

/** @throws Error when the database has a migration that these files do not have, or has it in another wording */
export function migrateSqlite(db: Database.Database, migrations: readonly Migration[]): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS migration (name TEXT NOT NULL PRIMARY KEY, digest BLOB NOT NULL) STRICT, WITHOUT ROWID',
  );
  const rows = db.prepare<[], { name: string; digest: Buffer }>('SELECT name, digest FROM migration').all();
  const note = db.prepare('INSERT INTO migration (name, digest) VALUES (?, ?)');
  for (const migration of pendingMigrations(migrations, new Map(rows.map((row) => [row.name, row.digest])))) {
    db.transaction(() => {
      db.exec(migration.sql);
      note.run(migration.name, migrationDigest(migration));
    }).immediate();
  }
}
