// Submissions: accepted once per slot, listed, fetched, marked as opened, purged.
import type { Kysely, Transaction } from 'kysely';
import { type Bytes, equalBytes, hex } from '../../core/bytes.ts';
import type { SubmissionName } from '../../core/submissionList.ts';
import { acceptBatch } from './acceptBatch.ts';
import { makeBatchQueries, type OwnColumns } from './batchQueries.ts';
import { countCommits, firstCounter, sumOfCommits } from './commitCounters.ts';
import { GroupCommit, type GroupLimits } from './groupCommit.ts';
import type { Store, SubmissionAttempt, SubmissionOutcome } from './store.ts';
import type { Tables } from './tables.ts';

type SubmissionVerbs = Pick<
  Store,
  'acceptSubmission' | 'confirm' | 'listSubmissions' | 'envelopes' | 'markOpened' | 'purge' | 'commits'
>;

/** What an engine does in its own way. */
export interface SharedCommits {
  /** Runs when a commit is durable, before anybody hears of it. */
  readonly afterCommit?: (acknowledged: number) => void;
  readonly limits?: Partial<GroupLimits>;
  readonly ownColumns?: OwnColumns;
  /** The row in which the transactions of a lane are counted. */
  readonly counterOf?: (lane: number) => string;
  /** A quick way for the attempts that pass every check: stores and counts them; undefined for all others. */
  readonly storeAtOnce?: (
    transaction: Transaction<Tables>,
    counter: string,
    attempts: readonly SubmissionAttempt[],
  ) => Promise<readonly (SubmissionOutcome | undefined)[]>;
}

export function submissionQueries(
  db: Kysely<Tables>,
  { afterCommit, limits, counterOf = () => firstCounter, storeAtOnce, ownColumns }: SharedCommits = {},
): SubmissionVerbs & { settled(): Promise<void> } {
  const queries = makeBatchQueries(ownColumns);
  const accept: NonNullable<SharedCommits['storeAtOnce']> = (transaction, counter, attempts) =>
    acceptBatch(transaction, queries, counter, attempts);
  // An entry without an attempt asks for nothing but a durable commit.
  const group = new GroupCommit<SubmissionAttempt | undefined, SubmissionOutcome | undefined>(async (entries, lane) => {
    const attempts = entries.filter((entry) => entry !== undefined);
    const counter = counterOf(lane);
    const decided = await db.transaction().execute(async (transaction) => {
      const outcomes = attempts.length > 0 ? await (storeAtOnce ?? accept)(transaction, counter, attempts) : [];
      if (attempts.length < entries.length)
        await countCommits(transaction, queries, counter, entries.length - attempts.length);
      return outcomes;
    });
    // Not in the same transaction: each takes its slots in key order and the counter last, so none wait in a circle.
    const open = attempts.filter((_, index) => decided[index] === undefined);
    const late = open.length > 0 ? [...(await db.transaction().execute((next) => accept(next, counter, open)))] : [];
    afterCommit?.(entries.length);
    const left = decided.map((outcome) => outcome ?? late.shift());
    return entries.map((entry) => (entry === undefined ? undefined : left.shift()));
  }, limits);
  return {
    async acceptSubmission(attempt) {
      const outcome = await group.submit(attempt);
      if (outcome === undefined) throw new Error('an attempt got no outcome');
      return outcome;
    },

    async confirm() {
      await group.submit(undefined);
    },

    settled: () => group.settled(),

    async listSubmissions(clinicId, after, limit) {
      const all = db
        .selectFrom('submission')
        .innerJoin('slot', 'slot.slot_pk', 'submission.slot_pk')
        .select((select) => [
          'submission.slot_pk',
          'digest',
          'day',
          'opened',
          select.case().when('envelope', 'is', null).then(select.lit(1)).else(select.lit(0)).end().as('purged'),
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

    commits: () => sumOfCommits(db),
  };
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
