// How many submissions were acknowledged, in several rows: transactions that run at once each write one of their own, and
// none waits for the commit of another. SQLite, which has one writer anyway, uses the first alone.
import type { Kysely, Transaction } from 'kysely';
import type { BatchQueries } from './batchQueries.ts';
import type { Tables } from './tables.ts';

export const firstCounter = 'commits';
/** As many as migration 0003 makes. */
const sharedCounters = 32;

/** The row for a lane of a process that begins at any number. Two processes that meet in a row wait for each other, no more. */
export function counterOf(first: number, lane: number): string {
  return `${firstCounter}-${(first + lane) % sharedCounters}`;
}

/** Makes sure that what was read before is durable: one commit that changes something. */
export async function countCommits(
  transaction: Transaction<Tables>,
  queries: BatchQueries,
  counter: string,
  count: number,
): Promise<void> {
  const updated = await queries.count.rows(transaction, 1, [count, counter]);
  if (updated.length !== 1) throw new Error('a commit counter is missing');
}

export async function sumOfCommits(db: Kysely<Tables>): Promise<number> {
  return sumOfCounters(await db.selectFrom('counter').select(['name', 'value']).execute());
}

/** @param rows read by one statement, so that the sum never falls */
export function sumOfCounters(rows: readonly { readonly name: string; readonly value: number }[]): number {
  return rows
    .filter(({ name }) => name === firstCounter || name.startsWith(`${firstCounter}-`))
    .reduce((sum, { value }) => sum + value, 0);
}
