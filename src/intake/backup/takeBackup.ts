// One sealed file a day, from a running intake; files older than thirty days go, so that what was purged is gone with them.
import {
  closeSync,
  createReadStream,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { dayNumber } from '../clock.ts';
import { type StorePlace, sqlitePath } from '../store/openStore.ts';
import { dumpPostgres } from './postgresTools.ts';
import { sealStream } from './sealedFile.ts';

const keptDays = 30;
const namePattern = /^intake-(\d{4}-\d{2}-\d{2})\.backup$/;

/** The path of the new file. A second backup on one day replaces the first. */
export async function takeBackup(
  place: StorePlace,
  folder: string,
  publicKey: Uint8Array,
  nowMs: number,
): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `intake-${new Date(nowMs).toISOString().slice(0, 10)}.backup`);
  const draft = `${path}.new`;
  try {
    await (place.database === ''
      ? sealSqlite(place, draft, publicKey)
      : sealPostgres(place.database, draft, publicKey));
    sync(draft);
    renameSync(draft, path);
    sync(folder);
  } finally {
    rmSync(draft, { force: true });
  }
  removeOld(folder, dayNumber(nowMs));
  return path;
}

async function sealSqlite(place: StorePlace, draft: string, publicKey: Uint8Array): Promise<void> {
  // The copy lies beside the database, under the same protection, until it is sealed.
  const folder = mkdtempSync(join(place.dataFolder, 'backup-'));
  const database = new Database(sqlitePath(place), { readonly: true, fileMustExist: true });
  try {
    const copy = join(folder, 'intake.db');
    await database.backup(copy);
    await sealStream(createReadStream(copy), draft, publicKey);
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sealPostgres(address: string, draft: string, publicKey: Uint8Array): Promise<void> {
  const dump = dumpPostgres(address);
  await Promise.all([sealStream(dump.bytes, draft, publicKey), dump.done]);
}

function removeOld(folder: string, today: number): void {
  for (const name of readdirSync(folder)) {
    const day = namePattern.exec(name)?.[1];
    if (day !== undefined && dayNumber(Date.parse(day)) < today - keptDays) rmSync(join(folder, name));
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
