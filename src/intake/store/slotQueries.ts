// Slots: one public key for one code, questionnaire and occasion. Nothing here says which slots share a code.
import type { Kysely } from 'kysely';
import { type Bytes, equalBytes, hex } from '../../core/bytes.ts';
import { QueryBySize } from './queryBySize.ts';
import { ReadTogether } from './readTogether.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

type SlotVerbs = Pick<Store, 'slotState' | 'registerSlots' | 'revokeSlots'>;

export type SlotStateRow = Tables['slot'] & {
  readonly [Column in 'digest' | 'day']: Tables['submission'][Column] | null;
};

/** `readStates`: an engine's own way to read slots by their keys, in any order. */
export function slotQueries(
  db: Kysely<Tables>,
  readStates: (db: Kysely<Tables>, keys: readonly Bytes[]) => Promise<readonly SlotStateRow[]> = makeReadStates(),
): SlotVerbs {
  const states = new ReadTogether(async (keys: readonly Bytes[]) => {
    const rows = await readStates(db, keys);
    const found = new Map(rows.map((row) => [hex(row.slot_pk), row]));
    return keys.map((key) => found.get(hex(key)));
  });
  return {
    async slotState(clinicId, slotPublicKey) {
      const row = await states.read(slotPublicKey);
      if (!row || !equalBytes(row.clinic_id, clinicId)) return undefined;
      const slot = {
        slotPublicKey: row.slot_pk,
        attestTag: row.attest,
        opens: row.opens,
        closes: row.closes,
        revoked: row.revoked === 1,
      };
      return row.digest === null || row.day === null ? slot : { ...slot, stored: { digest: row.digest, day: row.day } };
    },

    async registerSlots(clinicId, slots) {
      if (slots.length === 0) return 'same-again';
      return await db.transaction().execute(async (transaction) => {
        const keys = slots.map((slot) => slot.slotPublicKey);
        const rows = await transaction.selectFrom('slot').selectAll().where('slot_pk', 'in', keys).execute();
        const known = new Map(rows.map((row) => [hex(row.slot_pk), row]));
        const fresh = slots.filter((slot) => !known.has(hex(slot.slotPublicKey)));
        const isSame = slots.every((slot) => {
          const row = known.get(hex(slot.slotPublicKey));
          return (
            !row ||
            (equalBytes(row.clinic_id, clinicId) &&
              equalBytes(row.attest, slot.attestTag) &&
              row.opens === slot.opens &&
              row.closes === slot.closes)
          );
        });
        if (!isSame) return 'conflict';
        if (fresh.length === 0) return 'same-again';
        await transaction
          .insertInto('slot')
          .values(
            fresh.map((slot) => ({
              slot_pk: slot.slotPublicKey,
              clinic_id: clinicId,
              attest: slot.attestTag,
              opens: slot.opens,
              closes: slot.closes,
              revoked: 0 as const,
            })),
          )
          .execute();
        return 'stored';
      });
    },

    async revokeSlots(clinicId, slotPublicKeys) {
      if (slotPublicKeys.length === 0) return true;
      return await db.transaction().execute(async (transaction) => {
        const known = await transaction
          .selectFrom('slot')
          .select('slot_pk')
          .where('slot_pk', 'in', slotPublicKeys)
          .where('clinic_id', '=', clinicId)
          .execute();
        if (known.length !== new Set(slotPublicKeys.map(hex)).size) return false;
        await transaction.updateTable('slot').set({ revoked: 1 }).where('slot_pk', 'in', slotPublicKeys).execute();
        return true;
      });
    },
  };
}

function makeReadStates() {
  const query = new QueryBySize<SlotStateRow>((any, size) =>
    any
      .selectFrom('slot')
      .leftJoin('submission', 'submission.slot_pk', 'slot.slot_pk')
      .select(['slot.slot_pk', 'clinic_id', 'attest', 'opens', 'closes', 'revoked', 'digest', 'day'])
      .where(
        'slot.slot_pk',
        'in',
        Array.from({ length: size }, () => new Uint8Array()),
      ),
  );
  return (db: Kysely<Tables>, keys: readonly Bytes[]) => query.rows(db, keys.length, keys);
}
