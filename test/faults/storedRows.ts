// What a database has, read past the intake: digests by slot key, both hex.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { askPostgres } from '../support/postgresCluster.ts';
import { hexOf } from './ledger.ts';

export async function storedIn(database: string): Promise<ReadonlyMap<string, string>> {
  const rows = await askPostgres(
    database,
    "SELECT encode(slot_pk, 'hex') AS key, encode(digest, 'hex') AS digest FROM submission",
  );
  return new Map(rows.map((row) => [String(row['key']), String(row['digest'])]));
}

/** @throws Error when the file is damaged */
export function storedInFile(dataFolder: string): ReadonlyMap<string, string> {
  const database = new Database(join(dataFolder, 'intake.db'), { readonly: true });
  try {
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('the database is damaged');
    const rows = database.prepare<[], { slot_pk: Buffer; digest: Buffer }>('SELECT slot_pk, digest FROM submission');
    return new Map(rows.all().map((row) => [hexOf(row.slot_pk), hexOf(row.digest)]));
  } finally {
    database.close();
  }
}
