// The floor of the bench: one row, one durable commit, one after the other, with nothing around it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { setPragmas } from '../../src/intake/store/sqlitePragmas.ts';
import { random } from '../intake/testClinic.ts';

const envelope = random(8504);
const receipt = random(252);

/** Commits a second on the file system of `folder`. */
export function rawSqliteLoop(folder: string, rows: number): number {
  const file = join(folder, 'raw.db');
  for (const path of [file, `${file}-wal`, `${file}-shm`]) rmSync(path, { force: true });
  const database = new Database(file);
  setPragmas(database);
  database.exec('CREATE TABLE row (key BLOB PRIMARY KEY, envelope BLOB, receipt BLOB) STRICT, WITHOUT ROWID');
  const insert = database.prepare('INSERT INTO row VALUES (?, ?, ?)');
  const startedMs = performance.now();
  for (let row = 0; row < rows; row++) {
    insert.run(random(32), envelope, receipt);
    if (row % 400 === 399) database.pragma('wal_checkpoint(PASSIVE)');
  }
  const seconds = (performance.now() - startedMs) / 1000;
  database.close();
  return rows / seconds;
}

/** Commits a second on that server, over one connection. */
export async function rawPostgresLoop(address: string, rows: number): Promise<number> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query('DROP TABLE IF EXISTS raw_row');
  await client.query('CREATE TABLE raw_row (key bytea PRIMARY KEY, envelope bytea, receipt bytea)');
  await client.query('ALTER TABLE raw_row ALTER COLUMN envelope SET STORAGE EXTERNAL');
  const startedMs = performance.now();
  for (let row = 0; row < rows; row++)
    await client.query('INSERT INTO raw_row VALUES ($1, $2, $3)', [random(32), envelope, receipt]);
  const seconds = (performance.now() - startedMs) / 1000;
  await client.end();
  return rows / seconds;
}
