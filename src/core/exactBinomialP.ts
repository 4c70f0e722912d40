// The exact two-sided p-value of a fair coin, on which McNemar's test and the sign test both rest.

/**
 * `first` and `second` are how often each of two sides came up. p = min(1, 2 × the smaller tail); 1 when neither did.
 * Summed in logarithms, so that hundreds of thousands of pairs neither overflow nor vanish.
 */
export function exactBinomialP(first: number, second: number): number {
  const total = first + second;
  let logTerm = -total * Math.LN2;
  let tail = Math.exp(logTerm);
  for (let k = 1; k <= Math.min(first, second); k += 1) {
    logTerm += Math.log((total - k + 1) / k);
    tail += Math.exp(logTerm);
  }
  return Math.min(1, 2 * tail);
}
