// Puts a backup where there is no database, and notes in it that the public side stays closed until it is confirmed.
import { closeSync, existsSync, linkSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { dayNumber } from '../clock.ts';
import { openStore, type StorePlace, sqlitePath } from '../store/openStore.ts';
import { restorePostgres } from './postgresTools.ts';
import { openSealedFile } from './sealedFile.ts';
import { syncToDisk } from './syncToDisk.ts';
import { makeWorkFolder } from './workFolder.ts';

/** @throws Error with a message for the operator; then nothing was changed */
export async function restoreBackup(
  place: StorePlace,
  file: string,
  privateKey: Uint8Array,
  nowMs: number,
): Promise<void> {
  mkdirSync(place.dataFolder, { recursive: true, mode: 0o700 });
  const work = makeWorkFolder(place.dataFolder);
  const plain = join(work, 'intake.db');
  try {
    await openSealedFile(file, plain, privateKey);
    const kind = readStart(plain);
    if (place.database === '') {
      if (!kind.startsWith('SQLite format 3')) throw new Error('this backup is not of a SQLite database');
      placeSqlite(plain, sqlitePath(place));
    } else {
      if (!kind.startsWith('PGDMP')) throw new Error('this backup is not of a PostgreSQL database');
      await restorePostgres(place.database, plain);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const { store } = await openStore(place);
  try {
    await store.noteRestore(dayNumber(nowMs));
  } finally {
    await store.close();
  }
}

function placeSqlite(plain: string, path: string): void {
  if (existsSync(path) || existsSync(`${path}-wal`))
    throw new Error(`${path} exists: move it away first, with -wal and -shm`);
  const database = new Database(plain, { readonly: true });
  try {
    const verdict = database.pragma('integrity_check', { simple: true });
    if (verdict !== 'ok') throw new Error('the database in the backup is damaged');
  } finally {
    database.close();
  }
  // A link, not a rename: it never replaces a file that appeared meanwhile.
  syncToDisk(plain);
  linkSync(plain, path);
  syncToDisk(dirname(path));
}

function readStart(path: string): string {
  const start = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, start, 0, start.length, 0);
  } finally {
    closeSync(file);
  }
  return start.toString('latin1');
}
