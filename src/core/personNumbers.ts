// Numbers for people in one export: drawn afresh each time, in no order that tells anything of the slips.
import type { RandomBytes } from './random.ts';

const lowest = 1_000_000;
const span = 9_000_000;
const drawLimit = Math.floor(2 ** 32 / span) * span;

/** A seven-digit number of its own for each pseudonym. `randomBytes` is asked for four bytes at a time. */
export function personNumbers(pseudonyms: Iterable<string>, randomBytes: RandomBytes): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const taken = new Set<number>();
  for (const pseudonym of new Set(pseudonyms)) {
    let number = drawNumber(randomBytes);
    while (taken.has(number)) number = drawNumber(randomBytes);
    taken.add(number);
    numbers.set(pseudonym, number);
  }
  return numbers;
}

/** Even over the whole span: draws beyond the last whole multiple are thrown away. */
function drawNumber(randomBytes: RandomBytes): number {
  for (;;) {
    const drawn = randomBytes(4).reduce((sum, byte) => sum * 256 + byte, 0);
    if (drawn < drawLimit) return lowest + (drawn % span);
  }
}
