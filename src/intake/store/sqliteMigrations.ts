// Brings a SQLite database to the newest schema: plain SQL files, in order, each in its own transaction, each once.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';

export interface Migration {
  /** File name, `0001-tables.sqlite.sql`. */
  readonly name: string;
  readonly sql: string;
}

const namePattern = /^\d{4}-[a-z0-9-]+\.sqlite\.sql$/;

/** The build copies the folder beside the compiled server; in the source tree it lies there anyway. */
export function readMigrations(): readonly Migration[] {
  const candidates = ['../migrations', '../../../src/intake/migrations'];
  const folder = candidates
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
  if (folder === undefined) throw new Error('the folder of migrations is missing beside the server');
  return readdirSync(folder)
    .filter((name) => namePattern.test(name))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }));
}

/** @throws Error when the database has a migration that these files do not have, or has it in another wording */
export function migrateSqlite(db: Database.Database, migrations: readonly Migration[]): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS migration (name TEXT NOT NULL PRIMARY KEY, digest BLOB NOT NULL) STRICT, WITHOUT ROWID',
  );
  const rows = db.prepare<[], { name: string; digest: Buffer }>('SELECT name, digest FROM migration').all();
  const applied = new Map(rows.map((row) => [row.name, row.digest]));
  for (const name of applied.keys())
    if (!migrations.some((migration) => migration.name === name))
      throw new Error(`the database is newer than this server (${name})`);

  const note = db.prepare('INSERT INTO migration (name, digest) VALUES (?, ?)');
  for (const { name, sql } of migrations) {
    const digest = createHash('sha256').update(sql).digest();
    const known = applied.get(name);
    if (known && !known.equals(digest)) throw new Error(`migration ${name} was edited after it was applied`);
    if (known) continue;
    db.transaction(() => {
      db.exec(sql);
      note.run(name, digest);
    }).immediate();
  }
}
