// What PostgreSQL stores in one statement: those of a batch that pass all checks (acceptBatch.ts says which), as nearly all
// do. It says nothing of the others, which acceptBatch looks at in a transaction of their own. Prepared once a connection:
// parsing it costs as much as running it.
import { CompiledQuery, type Transaction } from 'kysely';
import { type Bytes, hex } from '../../core/bytes.ts';
import { byteaArray } from './byteaArray.ts';
import type { SubmissionAttempt, SubmissionOutcome } from './store.ts';
import type { Tables } from './tables.ts';

/** In key order, so that two transactions never wait for each other in a circle; the counter comes after the last row. */
export const storeAtOnceText = `
WITH stored AS (
  INSERT INTO submission (slot_pk, digest, envelope, day, opened, receipt)
  SELECT wanted.slot_pk, wanted.digest, wanted.envelope, wanted.day, 0, wanted.receipt
  FROM unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[], $8::bigint[])
    AS wanted (slot_pk, digest, envelope, receipt, clinic_id, daily, recovery, day)
  JOIN slot ON slot.slot_pk = wanted.slot_pk AND slot.clinic_id = wanted.clinic_id
  WHERE slot.revoked = 0 AND wanted.day BETWEEN slot.opens AND slot.closes
    AND EXISTS (SELECT FROM accepted_key WHERE clinic_id = wanted.clinic_id AND key_id = wanted.daily)
    AND EXISTS (SELECT FROM accepted_key WHERE clinic_id = wanted.clinic_id AND key_id = wanted.recovery)
  ORDER BY wanted.slot_pk
  ON CONFLICT DO NOTHING
  RETURNING slot_pk
), counted AS (
  UPDATE counter SET value = value + (SELECT count(*) FROM stored)
  WHERE name = $9 AND EXISTS (SELECT FROM stored)
  RETURNING name
)
SELECT count(*)::int AS stored, (SELECT count(*)::int FROM counted) AS counters,
  CASE WHEN count(*) < cardinality($1::bytea[]) THEN array_agg(slot_pk) END AS keys
FROM stored`;

interface Answer {
  readonly stored: number;
  readonly counters: number;
  /** Left out when all were stored. */
  readonly keys: readonly Uint8Array[] | null;
}

/** Outcomes in the order of the attempts, undefined for those that were not stored; each stored one is counted in the row `counter`. */
export async function storeAtOnce(
  transaction: Transaction<Tables>,
  counter: string,
  attempts: readonly SubmissionAttempt[],
): Promise<readonly (SubmissionOutcome | undefined)[]> {
  // Of several for one slot the first alone: what becomes of it decides about the others.
  const bySlot = new Map<string, { readonly attempt: SubmissionAttempt; readonly index: number }>();
  for (const [index, attempt] of attempts.entries()) {
    const name = hex(attempt.slotPublicKey);
    if (!bySlot.has(name)) bySlot.set(name, { attempt, index });
  }
  const wanted = [...bySlot.values()].filter(({ attempt }) => attempt.recipientKeyIds.length === 2);
  if (wanted.length === 0) return attempts.map(() => undefined);
  const column = (of: (attempt: SubmissionAttempt) => Bytes | undefined) =>
    byteaArray(wanted.map(({ attempt }) => of(attempt) ?? new Uint8Array()));
  const { rows } = await transaction.executeQuery<Answer>(
    CompiledQuery.raw(storeAtOnceText, [
      column(({ slotPublicKey }) => slotPublicKey),
      column(({ digest }) => digest),
      column(({ envelope }) => envelope),
      column(({ receipt }) => receipt),
      column(({ clinicId }) => clinicId),
      column(({ recipientKeyIds }) => recipientKeyIds[0]),
      column(({ recipientKeyIds }) => recipientKeyIds[1]),
      wanted.map(({ attempt }) => attempt.day),
      counter,
    ]),
  );
  const [answer] = rows;
  if (!answer || (answer.stored > 0 && answer.counters !== 1)) throw new Error('a commit counter is missing');
  const stored = answer.keys === null ? undefined : new Set(answer.keys.map(hex));
  const isStored = (name: string) => answer.stored === wanted.length || stored?.has(name);
  return attempts.map(({ slotPublicKey, receipt }, index) => {
    const name = hex(slotPublicKey);
    return bySlot.get(name)?.index === index && isStored(name) ? { kind: 'stored', receipt } : undefined;
  });
}
