// Refuses a random source that is visibly broken (docs/protocol.md, section 15). It cannot prove that one is good.
import { equalBytes } from '../core/bytes.ts';
import { Problem } from '../core/problem.ts';
import type { RandomBytes } from '../core/random.ts';

/** Draws twice 32 bytes. @throws Problem `random-source-broken` */
export function checkRandomSource(randomBytes: RandomBytes): void {
  refuseBrokenDraws(randomBytes(32), randomBytes(32));
}

/** Draws of 32 bytes that were meant to be independent. @throws Problem `random-source-broken` when short, equal or of one repeated byte */
export function refuseBrokenDraws(first: Uint8Array, second: Uint8Array): void {
  const isUsable = (draw: Uint8Array) => draw.length === 32 && new Set(draw).size > 4;
  if (!isUsable(first) || !isUsable(second) || equalBytes(first, second)) throw new Problem('random-source-broken');
}
