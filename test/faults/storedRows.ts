// What a database has, read past the intake, by slot key in hex. Envelopes are hashed where they lie: there are many.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { askPostgres } from '../support/postgresCluster.ts';
import { hexOf, type StoredRow, type StoredRows } from './ledger.ts';

export async function storedIn(database: string): Promise<StoredRows> {
  const rows = await askPostgres(
    database,
    `SELECT encode(slot_pk, 'hex') AS key, encode(digest, 'hex') AS digest, encode(receipt, 'hex') AS receipt,
            encode(sha256(envelope), 'hex') AS hash FROM submission`,
  );
  return new Map(
    rows.map((row): [string, StoredRow] => [
      String(row['key']),
      { digest: String(row['digest']), envelopeHash: String(row['hash']), receipt: String(row['receipt']) },
    ]),
  );
}

/** @throws Error when the file is damaged */
export function storedInFile(dataFolder: string): StoredRows {
  const database = new Database(join(dataFolder, 'intake.db'), { readonly: true });
  try {
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('the database is damaged');
    const rows = database.prepare<[], { slot_pk: Buffer; digest: Buffer; envelope: Buffer; receipt: Buffer }>(
      'SELECT slot_pk, digest, envelope, receipt FROM submission',
    );
    const stored = new Map<string, StoredRow>();
    for (const { slot_pk, digest, envelope, receipt } of rows.iterate()) {
      const envelopeHash = createHash('sha256').update(envelope).digest('hex');
      stored.set(hexOf(slot_pk), { digest: hexOf(digest), envelopeHash, receipt: hexOf(receipt) });
    }
    return stored;
  } finally {
    database.close();
  }
}
