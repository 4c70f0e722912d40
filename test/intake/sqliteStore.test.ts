import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { concatBytes } from '../../src/core/bytes.ts';
import { readMigrations } from '../../src/intake/store/migrationFiles.ts';
import { migrateSqlite } from '../../src/intake/store/sqliteMigrations.ts';
import { brokenPragma, setPragmas, sqlitePragmas } from '../../src/intake/store/sqlitePragmas.ts';
import { openSqliteStore } from '../../src/intake/store/sqliteStore.ts';
import { describeStoreContract } from './storeContract.ts';
import { digestOf } from './testClinic.ts';
import { openedIntake, temporaryFolder } from './testIntake.ts';

describeStoreContract('SQLite', async () => {
  const store = openSqliteStore(join(temporaryFolder(), 'intake.db'));
  onTestFinished(() => store.close());
  return store;
});

function rawDatabase(path = join(temporaryFolder(), 'raw.db')): Database.Database {
  const database = new Database(path);
  onTestFinished(() => void database.close());
  return database;
}

describe('the pragmas', () => {
  test('are set and read back', () => {
    const database = rawDatabase();
    setPragmas(database);
    expect(brokenPragma(database)).toBeUndefined();
  });

  test.each([
    ['synchronous', 'NORMAL'],
    ['synchronous', 'OFF'],
    ['journal_mode', 'DELETE'],
    ['foreign_keys', 'OFF'],
    ['secure_delete', 'OFF'],
    ['trusted_schema', 'ON'],
    ['busy_timeout', '0'],
  ])('G08 with %s = %s are not in force', (name, value) => {
    const database = rawDatabase();
    setPragmas(database);
    database.pragma(`${name} = ${value}`);
    expect(brokenPragma(database)).toBe(name);
  });

  test('G08 that cannot be had stop the start', () => {
    // A database in memory has no write-ahead log, so it cannot be durable.
    expect(() => openSqliteStore(':memory:')).toThrow('journal_mode');
    expect(sqlitePragmas.map((pragma) => pragma.name)).toContain('synchronous');
  });
});

describe('the migrations', () => {
  test('are applied once, in order', () => {
    const database = rawDatabase();
    const migrations = [
      ...readMigrations('sqlite'),
      { name: '9999-more.sqlite.sql', sql: 'CREATE TABLE more (x INTEGER) STRICT;' },
    ];
    migrateSqlite(database, migrations);
    migrateSqlite(database, migrations);
    expect(database.prepare('SELECT name FROM migration ORDER BY name').pluck().all()).toEqual(
      migrations.map((migration) => migration.name),
    );
  });

  test('that fail leave nothing of themselves behind', () => {
    const database = rawDatabase();
    const broken = {
      name: '9999-broken.sqlite.sql',
      sql: 'CREATE TABLE half (x INTEGER) STRICT; CREATE TABLE nonsense',
    };
    expect(() => migrateSqlite(database, [...readMigrations('sqlite'), broken])).toThrow();
    expect(database.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
  });

  test('that were edited, or that this server does not know, stop the start', () => {
    const database = rawDatabase();
    const migrations = readMigrations('sqlite');
    migrateSqlite(database, migrations);
    const edited = migrations.map((migration) => ({ ...migration, sql: `${migration.sql} ` }));
    expect(() => migrateSqlite(database, edited)).toThrow('edited');
    expect(() => migrateSqlite(database, [])).toThrow('newer');
  });

  test('make strict tables without row ids only', () => {
    const database = rawDatabase();
    migrateSqlite(database, readMigrations('sqlite'));
    const tables = database.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table'").pluck().all();
    expect(tables).toHaveLength(9);
    for (const sql of tables) expect(sql).toMatch(/STRICT, WITHOUT ROWID$/);
  });
});

describe('the database files', () => {
  test('F08 hold no byte run of an envelope after its purge', async () => {
    const { intake, clinic, slot, other } = await openedIntake();
    const [purged, kept] = [clinic.envelope(slot), clinic.envelope(other)];
    await intake.submit(purged);
    await intake.submit(kept);
    const filesHold = (bytes: Uint8Array) =>
      readdirSync(dirname(intake.databasePath)).some((name) =>
        readFileSync(join(dirname(intake.databasePath), name)).includes(Buffer.from(bytes)),
      );
    const runs = [120, 400, 4000, 8000].map((offset) => purged.subarray(offset, offset + 24));
    expect(runs.every(filesHold)).toBe(true);
    const pair = concatBytes(slot.publicKey, digestOf(purged));
    expect((await intake.admin(clinic, clinic.registrar, 'purge', pair)).bytes).toEqual(Uint8Array.of(1));
    expect(runs.some(filesHold)).toBe(false);
    expect(filesHold(kept.subarray(4000, 4024))).toBe(true);
  });

  test('K02 lie in key order, so that the order of arrival cannot be read from them', async () => {
    const { intake, clinic, slot, other, third } = await openedIntake();
    for (const key of [third, slot, other]) await intake.submit(clinic.envelope(key));
    const database = new Database(intake.databasePath, { readonly: true });
    onTestFinished(() => void database.close());
    const keys = database.prepare<[], Buffer>('SELECT slot_pk FROM submission').pluck().all();
    expect(keys.map((key) => key.toString('hex'))).toEqual(
      [...keys].sort(Buffer.compare).map((key) => key.toString('hex')),
    );
    expect(() => database.prepare('SELECT rowid FROM submission')).toThrow();
    const columns = database.prepare<[], string>("SELECT name FROM pragma_table_info('submission')").pluck().all();
    expect(columns.sort()).toEqual(['day', 'digest', 'envelope', 'opened', 'receipt', 'slot_pk']);
  });
});
