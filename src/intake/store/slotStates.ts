// Reads many slots in PostgreSQL by one statement that is prepared once a connection, whatever their number: the list of keys
// is one parameter.
import { CompiledQuery, type Kysely } from 'kysely';
import type { Bytes } from '../../core/bytes.ts';
import { byteaArray } from './byteaArray.ts';
import type { SlotStateRow } from './slotQueries.ts';
import type { Tables } from './tables.ts';

export const slotStatesText = `
SELECT slot.slot_pk, clinic_id, attest, opens, closes, revoked, digest, day
FROM slot LEFT JOIN submission ON submission.slot_pk = slot.slot_pk
WHERE slot.slot_pk = ANY ($1::bytea[])`;

export async function slotStates(db: Kysely<Tables>, keys: readonly Bytes[]): Promise<readonly SlotStateRow[]> {
  return (await db.executeQuery<SlotStateRow>(CompiledQuery.raw(slotStatesText, [byteaArray(keys)]))).rows;
}
