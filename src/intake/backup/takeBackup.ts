// One sealed file a day, from a running intake; files older than thirty days go, so that what was purged is gone with them.
import { createReadStream, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { dayNumber } from '../clock.ts';
import { type StorePlace, sqlitePath } from '../store/openStore.ts';
import { dumpPostgres } from './postgresTools.ts';
import { sealStream } from './sealedFile.ts';
import { syncToDisk } from './syncToDisk.ts';
import { makeWorkFolder } from './workFolder.ts';

const keptDays = 30;
/** The clock is not trusted with the last copies: so many stay whatever it says, ... */
const keptFiles = 7;
/** ... not more go at once, so that a machine that was off catches up ... */
const removedAtOnce = 2;
/** ... and none on a day so far from the last backup: either nothing was backed up for as long, or the clock is wrong. */
const trustedGapDays = 3;
/** More than a database can have. */
const allPages = 2 ** 31 - 1;
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
    syncToDisk(draft);
    renameSync(draft, path);
    syncToDisk(folder);
  } finally {
    rmSync(draft, { force: true });
  }
  removeOld(folder, dayNumber(nowMs));
  return path;
}

async function sealSqlite(place: StorePlace, draft: string, publicKey: Uint8Array): Promise<void> {
  const folder = makeWorkFolder(place.dataFolder);
  const database = new Database(sqlitePath(place), { readonly: true, fileMustExist: true });
  try {
    const copy = join(folder, 'intake.db');
    // In one step: between two, each write of the running intake would make the copy begin again, for ever under load.
    await database.backup(copy, { progress: () => allPages });
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
  const files = readdirSync(folder)
    .flatMap((name) => {
      const date = namePattern.exec(name)?.[1];
      return date === undefined ? [] : [{ name, day: dayNumber(Date.parse(date)) }];
    })
    .sort((left, right) => right.day - left.day);
  const previous = files.find(({ day }) => day < today);
  if (previous === undefined || today - previous.day > trustedGapDays) return;
  const old = files.slice(keptFiles).filter(({ day }) => day < today - keptDays);
  for (const { name } of old.slice(-removedAtOnce)) rmSync(join(folder, name));
}
