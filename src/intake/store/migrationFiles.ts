// The numbered SQL files beside the server, and which of them a database still needs. Running them is each engine's own.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Migration {
  /** File name, `0001-tables.sqlite.sql`. */
  readonly name: string;
  readonly sql: string;
}

export type Engine = 'sqlite' | 'postgres';

/** The build copies the folder beside the compiled server; in the source tree it lies there anyway. */
export function readMigrations(engine: Engine): readonly Migration[] {
  const candidates = ['../migrations', '../../../src/intake/migrations'];
  const folder = candidates
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
  if (folder === undefined) throw new Error('the folder of migrations is missing beside the server');
  const namePattern = new RegExp(`^\\d{4}-[a-z0-9-]+\\.${engine}\\.sql$`);
  return readdirSync(folder)
    .filter((name) => namePattern.test(name))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }));
}

/** SHA-256, 32 bytes: what a database remembers of a migration. */
export function migrationDigest(migration: Migration): Buffer {
  return createHash('sha256').update(migration.sql).digest();
}

/**
 * Those not applied yet, in order. `applied` is what the database remembers, digests by name.
 * @throws Error when the database has a migration that these files do not have, or has it in another wording
 */
export function pendingMigrations(
  migrations: readonly Migration[],
  applied: ReadonlyMap<string, Uint8Array>,
): readonly Migration[] {
  for (const name of applied.keys())
    if (!migrations.some((migration) => migration.name === name))
      throw new Error(`the database is newer than this server (${name})`);
  return migrations.filter((migration) => {
    const known = applied.get(migration.name);
    if (known && !migrationDigest(migration).equals(known))
      throw new Error(`migration ${migration.name} was edited after it was applied`);
    return known === undefined;
  });
}
