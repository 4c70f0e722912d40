// kill -9 of the intake on SQLite.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { FaultRow } from './faultRow.ts';
import { killAgainAndAgain } from './killing.ts';
import { hexOf } from './ledger.ts';

export function killedOnSqliteFault(seed: number, scale: number): Promise<FaultRow> {
  return killAgainAndAgain(seed, {
    fault: 'kill -9 of the intake, SQLite',
    envelopes: Math.ceil(5000 * scale),
    kills: Math.ceil(200 * scale),
    settings: {},
    async stored(dataFolder) {
      const database = new Database(join(dataFolder, 'intake.db'), { readonly: true });
      try {
        if (database.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('the database is damaged');
        const rows = database.prepare<[], { slot_pk: Buffer; digest: Buffer }>(
          'SELECT slot_pk, digest FROM submission',
        );
        return new Map(rows.all().map((row) => [hexOf(row.slot_pk), hexOf(row.digest)]));
      } finally {
        database.close();
      }
    },
  });
}
