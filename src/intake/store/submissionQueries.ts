// Submissions: accepted once per slot, listed, fetched, marked as opened, purged.
import type { Kysely, Transaction } from 'kysely';
import { type Bytes, equalBytes, hex } from '../../core/bytes.ts';
import type { SubmissionName } from '../../core/submissionList.ts';
import type { Store, SubmissionAttempt, SubmissionOutcome } from './store.ts';
import type { Tables } from './tables.ts';

type SubmissionVerbs = Pick<
  Store,
  'acceptSubmission' | 'listSubmissions' | 'envelopes' | 'markOpened' | 'purge' | 'commits'
>;

export function submissionQueries(db: Kysely<Tables>): SubmissionVerbs {
  return {
    async acceptSubmission(attempt) {
      return await db.transaction().execute(async (transaction) => {
        const outcome = (await storedOutcome(transaction, attempt)) ?? (await insertOutcome(transaction, attempt));
        // A replay is acknowledged by a durable commit of its own: after a crash a row may be visible that was never durable.
        if (outcome.kind === 'stored' || outcome.kind === 'same-again') await countCommit(transaction);
        return outcome;
      });
    },

    async listSubmissions(clinicId, after, limit) {
      const all = db
        .selectFrom('submission')
        .innerJoin('slot', 'slot.slot_pk', 'submission.slot_pk')
        .select((select) => [
          'submission.slot_pk',
          'digest',
          'day',
          'opened',
          select.case().when('envelope', 'is', null).then(1).else(0).end().as('purged'),
        ])
        .where('clinic_id', '=', clinicId);
      const rows = await (after ? all.where('submission.slot_pk', '>', after) : all)
        .orderBy('submission.slot_pk')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        slotPublicKey: row.slot_pk,
        digest: row.digest,
        day: row.day,
        isOpened: row.opened === 1,
        isPurged: row.purged === 1,
      }));
    },

    async envelopes(clinicId, slotPublicKeys) {
      if (slotPublicKeys.length === 0) return [];
      const rows = await db
        .selectFrom('slot')
        .leftJoin('submission', 'submission.slot_pk', 'slot.slot_pk')
        .select(['slot.slot_pk', 'clinic_id', 'envelope'])
        .where('slot.slot_pk', 'in', slotPublicKeys)
        .execute();
      if (rows.some((row) => !equalBytes(row.clinic_id, clinicId))) return undefined;
      const found = new Map(rows.map((row) => [hex(row.slot_pk), row.envelope]));
      return slotPublicKeys.flatMap((key) => found.get(hex(key)) ?? []);
    },

    async markOpened(clinicId, pairs) {
      return await eachOf(db, clinicId, pairs, async (transaction, slotPublicKey) => {
        await transaction.updateTable('submission').set({ opened: 1 }).where('slot_pk', '=', slotPublicKey).execute();
      });
    },

    async purge(clinicId, pairs) {
      return await eachOf(db, clinicId, pairs, async (transaction, slotPublicKey) => {
        await transaction
          .updateTable('submission')
          .set({ envelope: null })
          .where('slot_pk', '=', slotPublicKey)
          .execute();
      });
    },

    async commits() {
      const row = await db.selectFrom('counter').select('value').where('name', '=', 'commits').executeTakeFirst();
      return row?.value ?? 0;
    },
  };
}

async function storedOutcome(
  transaction: Transaction<Tables>,
  attempt: SubmissionAttempt,
): Promise<SubmissionOutcome | undefined> {
  const row = await transaction
    .selectFrom('submission')
    .select(['digest', 'day', 'receipt'])
    .where('slot_pk', '=', attempt.slotPublicKey)
    .executeTakeFirst();
  if (!row) return undefined;
  return equalBytes(row.digest, attempt.digest)
    ? { kind: 'same-again', receipt: row.receipt, day: row.day }
    : { kind: 'conflict', storedDigest: row.digest, day: row.day };
}

async function insertOutcome(transaction: Transaction<Tables>, attempt: SubmissionAttempt): Promise<SubmissionOutcome> {
  const slot = await transaction
    .selectFrom('slot')
    .select(['opens', 'closes', 'revoked'])
    .where('slot_pk', '=', attempt.slotPublicKey)
    .where('clinic_id', '=', attempt.clinicId)
    .executeTakeFirst();
  if (!slot) return { kind: 'unknown-slot' };
  if (slot.revoked === 1 || attempt.day < slot.opens || attempt.day > slot.closes) return { kind: 'closed' };
  if (!(await areKeysAccepted(transaction, attempt))) return { kind: 'keys-refused' };

  const inserted = await transaction
    .insertInto('submission')
    .values({
      slot_pk: attempt.slotPublicKey,
      digest: attempt.digest,
      envelope: attempt.envelope,
      day: attempt.day,
      opened: 0,
      receipt: attempt.receipt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return { kind: 'stored', receipt: attempt.receipt };
  // Another process was quicker between the two statements: its row decides.
  const winner = await storedOutcome(transaction, attempt);
  if (!winner) throw new Error('a submission that prevented an insert has vanished');
  return winner;
}

async function areKeysAccepted(transaction: Transaction<Tables>, attempt: SubmissionAttempt): Promise<boolean> {
  const wanted = new Set(attempt.recipientKeyIds.map(hex));
  const rows = await transaction
    .selectFrom('accepted_key')
    .select('key_id')
    .where('clinic_id', '=', attempt.clinicId)
    .where('key_id', 'in', attempt.recipientKeyIds)
    .execute();
  return wanted.size > 0 && rows.length === wanted.size;
}

async function countCommit(transaction: Transaction<Tables>): Promise<void> {
  await transaction
    .updateTable('counter')
    .set((set) => ({ value: set('value', '+', 1) }))
    .where('name', '=', 'commits')
    .execute();
}

/** Applies `change` to each pair that is stored with just that digest; all in one transaction. */
async function eachOf(
  db: Kysely<Tables>,
  clinicId: Bytes,
  pairs: readonly SubmissionName[],
  change: (transaction: Transaction<Tables>, slotPublicKey: Bytes) => Promise<void>,
): Promise<readonly boolean[]> {
  return await db.transaction().execute(async (transaction) => {
    const results: boolean[] = [];
    for (const pair of pairs) {
      const row = await transaction
        .selectFrom('submission')
        .innerJoin('slot', 'slot.slot_pk', 'submission.slot_pk')
        .select('digest')
        .where('submission.slot_pk', '=', pair.slotPublicKey)
        .where('clinic_id', '=', clinicId)
        .executeTakeFirst();
      const isKnown = row !== undefined && equalBytes(row.digest, pair.digest);
      if (isKnown) await change(transaction, pair.slotPublicKey);
      results.push(isKnown);
    }
    return results;
  });
}
