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
import { digestOf, random, testSlots } from './testClinic.ts';
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

  test('make strict tables without row ids, but for submissions', () => {
    const database = rawDatabase();
    migrateSqlite(database, readMigrations('sqlite'));
    const rows = database.prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table'",
    );
    const tables = new Map(rows.all().map(({ name, sql }) => [name, sql]));
    expect(tables.size).toBe(9);
    // Their numbers are random: see the test of places.
    expect(tables.get('submission')).toMatch(/ STRICT$/);
    tables.delete('submission');
    for (const sql of tables.values()) expect(sql).toMatch(/STRICT, WITHOUT ROWID$/);
  });

  test('keep the submissions of a database that had them under their keys', () => {
    const database = rawDatabase();
    database.pragma('foreign_keys = ON');
    const migrations = readMigrations('sqlite');
    migrateSqlite(database, migrations.slice(0, 2));
    const [clinicId, kept] = [
      random(16),
      [1, 2, 3].map(() => [random(32), random(32), random(8504), 5, 1, random(252)]),
    ];
    database
      .prepare('INSERT INTO clinic VALUES (?, ?, ?, ?, ?, 1, ?, ?, 1)')
      .run(clinicId, 'site', random(32), random(9), random(64), random(9), random(64));
    for (const row of kept) {
      database.prepare('INSERT INTO slot VALUES (?, ?, ?, 0, 9, 0)').run(row[0], clinicId, random(32));
      database.prepare('INSERT INTO submission VALUES (?, ?, ?, ?, ?, ?)').run(row);
    }
    const all = 'SELECT slot_pk, digest, envelope, day, opened, receipt FROM submission ORDER BY slot_pk';
    const before = database.prepare(all).raw().all();
    migrateSqlite(database, migrations);
    expect(database.prepare(all).raw().all()).toEqual(before);
    expect(before).toHaveLength(3);
    expect(database.pragma('foreign_key_check')).toEqual([]);
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

  test('K02 lie under random numbers, so that the order of arrival cannot be read from them', async () => {
    const { intake, clinic } = await openedIntake();
    const { keys, body } = testSlots(40);
    expect((await intake.admin(clinic, clinic.registrar, 'slots', body)).status).toBe(201);
    for (const key of keys) expect((await intake.submit(clinic.envelope(key))).status).toBe(201);
    const database = new Database(intake.databasePath, { readonly: true });
    onTestFinished(() => void database.close());
    // The one number that SQLite orders the rows by is this column.
    const place = database.prepare('SELECT rowid FROM submission WHERE slot_pk = ?').pluck().safeIntegers();
    const places = keys.map(({ publicKey }) => place.get(publicKey) as bigint);
    // By chance, each of these fails less than once in 2^38 runs.
    expect(places.some((one, index) => index > 0 && one < (places[index - 1] ?? one))).toBe(true);
    expect(places.some((one) => one < 0n) && places.some((one) => one > 0n)).toBe(true);
    expect(places.filter((one) => one < 2n ** 16n && one > -(2n ** 16n))).toEqual([]);
    const columns = database.prepare<[], string>("SELECT name FROM pragma_table_info('submission')").pluck().all();
    expect(columns.sort()).toEqual(['day', 'digest', 'envelope', 'opened', 'place', 'receipt', 'slot_pk']);
  });
});
