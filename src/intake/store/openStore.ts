// Chooses the engine: a file beside the key, or the PostgreSQL server that one setting names.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openPostgresStore } from './postgresStore.ts';
import { openSqliteStore } from './sqliteStore.ts';
import type { Store } from './store.ts';

export interface OpenedStore {
  readonly store: Store;
  /** Nothing is in it yet, so that fresh secrets do no harm. */
  readonly isNew: boolean;
}

export interface StorePlace {
  readonly dataFolder: string;
  /** Empty for SQLite. */
  readonly database: string;
}

export function sqlitePath(place: StorePlace): string {
  return join(place.dataFolder, 'intake.db');
}

/** @throws Error, to be shown to the operator, when the database must not be used */
export async function openStore(place: StorePlace): Promise<OpenedStore> {
  mkdirSync(place.dataFolder, { recursive: true, mode: 0o700 });
  if (place.database === '') {
    const path = sqlitePath(place);
    const isNew = !existsSync(path);
    return { store: openSqliteStore(path), isNew };
  }
  const store = await openPostgresStore(place.database);
  return { store, isNew: !(await store.hasClinic()) };
}
