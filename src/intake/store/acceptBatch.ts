// What one transaction does with the submissions in it: four statements, however many there are. The order of checks is
// the protocol's: stored digest, revoked or outside its window, recipients, insert.
import type { Transaction } from 'kysely';
import { equalBytes, hex } from '../../core/bytes.ts';
import type { BatchQueries, SlotRow, StoredRow } from './batchQueries.ts';
import { countCommits } from './commitCounters.ts';
import type { SubmissionAttempt, SubmissionOutcome } from './store.ts';
import type { Tables } from './tables.ts';

/** Outcomes in the order of the attempts, counted in the row `counter`. Among attempts for one slot the first that may be stored wins. */
export async function acceptBatch(
  transaction: Transaction<Tables>,
  queries: BatchQueries,
  counter: string,
  attempts: readonly SubmissionAttempt[],
): Promise<readonly SubmissionOutcome[]> {
  const slots = await readSlots(transaction, queries, attempts);
  const acceptedKeys = await readAcceptedKeys(transaction, queries, attempts);
  const names = attempts.map(({ slotPublicKey }) => hex(slotPublicKey));
  const refusals = attempts.map((attempt, index) => refusal(attempt, slots.get(names[index] ?? ''), acceptedKeys));
  const candidates = new Map<string, { readonly attempt: SubmissionAttempt; readonly index: number }>();
  for (const [index, attempt] of attempts.entries()) {
    const name = names[index] ?? '';
    if (refusals[index] === undefined && !candidates.has(name)) candidates.set(name, { attempt, index });
  }
  const wanted = [...candidates.values()].map(({ attempt }) => attempt);
  const inserted = await insertAll(transaction, queries, wanted);
  const lost = wanted.filter((attempt) => !inserted.has(hex(attempt.slotPublicKey)));
  // Another process was quicker between the statements: its row decides.
  const quicker = lost.length === 0 ? new Map<string, SlotRow>() : await readSlots(transaction, queries, lost);

  const outcomes = attempts.map((attempt, index): SubmissionOutcome => {
    const name = names[index] ?? '';
    const decided = refusals[index];
    if (decided) return decided;
    const candidate = candidates.get(name);
    if (candidate?.index === index && inserted.has(name)) return { kind: 'stored', receipt: attempt.receipt };
    const winner = inserted.has(name) && candidate ? candidate.attempt : storedIn(quicker.get(name));
    if (!winner) throw new Error('a submission that prevented an insert has vanished');
    return compared(attempt, winner);
  });
  const acknowledged = outcomes.filter(({ kind }) => kind === 'stored' || kind === 'same-again').length;
  // A replay is acknowledged by a durable commit of its own: after a crash a row may be visible that was never durable.
  if (acknowledged > 0) await countCommits(transaction, queries, counter, acknowledged);
  return outcomes;
}

/** The outcome that needs no insert, or undefined when the attempt may be stored. */
function refusal(
  attempt: SubmissionAttempt,
  slot: SlotRow | undefined,
  acceptedKeys: ReadonlySet<string>,
): SubmissionOutcome | undefined {
  if (!slot || !equalBytes(slot.clinic_id, attempt.clinicId)) return { kind: 'unknown-slot' };
  const stored = storedIn(slot);
  if (stored) return compared(attempt, stored);
  if (slot.revoked === 1 || attempt.day < slot.opens || attempt.day > slot.closes) return { kind: 'closed' };
  const keys = attempt.recipientKeyIds.map((keyId) => hex(attempt.clinicId) + hex(keyId));
  return keys.length > 0 && keys.every((key) => acceptedKeys.has(key)) ? undefined : { kind: 'keys-refused' };
}

function storedIn(row: SlotRow | undefined): StoredRow | undefined {
  if (!row || row.digest === null || row.day === null || row.receipt === null) return undefined;
  return { digest: row.digest, day: row.day, receipt: row.receipt };
}

function compared(attempt: SubmissionAttempt, winner: StoredRow): SubmissionOutcome {
  return equalBytes(winner.digest, attempt.digest)
    ? { kind: 'same-again', receipt: winner.receipt, day: winner.day }
    : { kind: 'conflict', storedDigest: winner.digest, day: winner.day };
}

async function readSlots(
  transaction: Transaction<Tables>,
  queries: BatchQueries,
  attempts: readonly SubmissionAttempt[],
): Promise<ReadonlyMap<string, SlotRow>> {
  const keys = attempts.map((attempt) => attempt.slotPublicKey);
  const rows = await queries.slots.rows(transaction, keys.length, keys);
  return new Map(rows.map((row) => [hex(row.slot_pk), row]));
}

async function readAcceptedKeys(
  transaction: Transaction<Tables>,
  queries: BatchQueries,
  attempts: readonly SubmissionAttempt[],
): Promise<ReadonlySet<string>> {
  const clinics = new Map(attempts.map(({ clinicId }) => [hex(clinicId), clinicId]));
  const rows = await queries.acceptedKeys.rows(transaction, clinics.size, [...clinics.values()]);
  return new Set(rows.map((row) => hex(row.clinic_id) + hex(row.key_id)));
}

/** The slots that these attempts filled. In key order, so that two processes never wait for each other in a circle. */
async function insertAll(
  transaction: Transaction<Tables>,
  queries: BatchQueries,
  attempts: readonly SubmissionAttempt[],
): Promise<ReadonlySet<string>> {
  if (attempts.length === 0) return new Set();
  const sorted = attempts
    .map((attempt) => ({ name: hex(attempt.slotPublicKey), attempt }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  const parameters = sorted.flatMap(({ attempt: { slotPublicKey, digest, envelope, day, receipt } }) => [
    slotPublicKey,
    digest,
    envelope,
    day,
    receipt,
  ]);
  const rows = await queries.insert.rows(transaction, sorted.length, parameters);
  return new Set(rows.map((row) => hex(row.slot_pk)));
}
