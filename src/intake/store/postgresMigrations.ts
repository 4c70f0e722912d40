// Brings a PostgreSQL database to the newest schema. Several processes may start at once: one migrates, the others wait.
import type { ClientBase } from 'pg';
import { type Migration, migrationDigest, pendingMigrations } from './migrationFiles.ts';

/** Any number that nothing else in this database locks on. */
const lockNumber = 8_504_252;

/** @throws Error when the database has a migration that these files do not have, or has it in another wording */
export async function migratePostgres(client: ClientBase, migrations: readonly Migration[]): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [lockNumber]);
  try {
    await client.query('CREATE TABLE IF NOT EXISTS migration (name text NOT NULL PRIMARY KEY, digest bytea NOT NULL)');
    const { rows } = await client.query<{ name: string; digest: Buffer }>('SELECT name, digest FROM migration');
    const pending = pendingMigrations(migrations, new Map(rows.map((row) => [row.name, row.digest])));
    for (const migration of pending) await apply(client, migration);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lockNumber]);
  }
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query('INSERT INTO migration (name, digest) VALUES ($1, $2)', [
      migration.name,
      migrationDigest(migration),
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
