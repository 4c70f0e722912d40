// Wilcoxon's signed-rank statistic and its p-value: zeros dropped, mid-ranks for ties.
import { normalTail } from './normalTail.ts';

/** So many pairs that differ are enumerated in full; beyond that the normal distribution, and the table says which. */
export const mostEnumerated = 20;

export interface SignedRank {
  /** Differences other than zero. */
  readonly informative: number;
  /** Sum of the mid-ranks of the positive differences. */
  readonly positiveRanks: number;
  readonly method: 'exact' | 'normal';
  /** Two-sided; 1 when nothing differs. */
  readonly p: number;
}

export function signedRank(differences: readonly number[]): SignedRank {
  const informative = differences.filter((difference) => difference !== 0);
  const ranks = midRanks(informative.map(Math.abs));
  const positiveRanks = ranks.reduce((sum, rank, index) => sum + ((informative[index] ?? 0) > 0 ? rank : 0), 0);
  const method = informative.length <= mostEnumerated ? 'exact' : 'normal';
  const p = method === 'exact' ? exactP(ranks, positiveRanks) : normalP(ranks, positiveRanks);
  return { informative: informative.length, positiveRanks, method, p };
}

/** 1 for the smallest; equal sizes share the mean of their places. */
function midRanks(sizes: readonly number[]): readonly number[] {
  return sizes.map((size) => {
    const smaller = sizes.filter((other) => other < size).length;
    const equal = sizes.filter((other) => other === size).length;
    return smaller + (equal + 1) / 2;
  });
}

/** All 2ⁿ ways to give the ranks their signs, counted by their sum. Doubled ranks are whole numbers. */
function exactP(ranks: readonly number[], positiveRanks: number): number {
  const doubled = ranks.map((rank) => 2 * rank);
  const ways = [1, ...Array.from({ length: doubled.reduce((sum, rank) => sum + rank, 0) }, () => 0)];
  for (const rank of doubled) {
    for (let sum = ways.length - 1; sum >= rank; sum -= 1) ways[sum] = (ways[sum] ?? 0) + (ways[sum - rank] ?? 0);
  }
  const seen = 2 * positiveRanks;
  const smallerTail = Math.min(total(ways.slice(0, seen + 1)), total(ways.slice(seen)));
  return Math.min(1, (2 * smallerTail) / 2 ** ranks.length);
}

/** Without continuity correction; the sum of squared mid-ranks holds the correction for ties. */
function normalP(ranks: readonly number[], positiveRanks: number): number {
  const mean = total(ranks) / 2;
  const deviation = Math.sqrt(total(ranks.map((rank) => rank * rank)) / 4);
  return Math.min(1, 2 * normalTail(Math.abs(positiveRanks - mean) / deviation));
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
