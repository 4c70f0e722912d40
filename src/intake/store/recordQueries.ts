// Sealed registry records: an append-only list per clinic. The intake cannot read one; it only keeps their order.
import type { Kysely } from 'kysely';
import { type Bytes, equalBytes } from '../../core/bytes.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

type RecordVerbs = Pick<Store, 'recordsAfter' | 'appendRecords'>;

export function recordQueries(db: Kysely<Tables>): RecordVerbs {
  return {
    async recordsAfter(clinicId, after, limit) {
      return await db.transaction().execute(async (transaction) => ({
        last: await lastNumber(transaction, clinicId),
        records: await readRecords(transaction, clinicId, after, limit),
      }));
    },

    async appendRecords(clinicId, first, records) {
      return await db.transaction().execute(async (transaction) => {
        const last = await lastNumber(transaction, clinicId);
        if (first < 1 || first > last + 1 || records.length === 0) return { kind: 'conflict', last };
        if (first <= last) {
          const known = await readRecords(transaction, clinicId, first - 1, records.length);
          const isSame =
            known.length === records.length &&
            records.every((record, index) => equalBytes(record, known[index] ?? new Uint8Array()));
          return { kind: isSame ? 'same-again' : 'conflict', last };
        }
        await transaction
          .insertInto('registry_record')
          .values(records.map((record, index) => ({ clinic_id: clinicId, number: first + index, record })))
          .execute();
        return { kind: 'appended', last: last + records.length };
      });
    },
  };
}

async function lastNumber(db: Kysely<Tables>, clinicId: Bytes): Promise<number> {
  const row = await db
    .selectFrom('registry_record')
    .select('number')
    .where('clinic_id', '=', clinicId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}

async function readRecords(
  db: Kysely<Tables>,
  clinicId: Bytes,
  after: number,
  limit: number,
): Promise<readonly Bytes[]> {
  const rows = await db
    .selectFrom('registry_record')
    .select('record')
    .where('clinic_id', '=', clinicId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute();
  return rows.map((row) => row.record);
}
