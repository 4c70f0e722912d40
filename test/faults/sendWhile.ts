// Senders that go on until every envelope of a round has its receipt, while something happens to the intake.
import { setTimeout as wait } from 'node:timers/promises';
import type { Ledger } from './ledger.ts';

const senders = 8;
const patienceMs = 60_000;

/** `happen` is given how many attempts have failed so far. Envelopes without a receipt in the end are a problem. */
export async function sendWhile(
  ledger: Ledger,
  address: string,
  indexes: readonly number[],
  happen: (failures: () => number) => Promise<void>,
): Promise<void> {
  let isHappening = true;
  let failures = 0;
  let next = 0;
  const deadlineMs = performance.now() + patienceMs;
  const isOpen = () => indexes.some((index) => !ledger.acknowledged.has(index));
  const sender = async () => {
    // While it happens, also those again that have their receipt.
    while ((isHappening || isOpen()) && performance.now() < deadlineMs) {
      const index = indexes[next++ % indexes.length] ?? 0;
      if (!isHappening && ledger.acknowledged.has(index)) continue;
      if (await ledger.attempt(address, index)) continue;
      failures += 1;
      await wait(5);
    }
  };
  const load = Array.from({ length: senders }, sender);
  try {
    await happen(() => failures);
  } finally {
    isHappening = false;
    await Promise.all(load);
  }
  for (const index of indexes)
    if (!ledger.acknowledged.has(index)) ledger.problems.push(`${index}: never acknowledged`);
}
