// What may be said of change on the same people: which test, and whether there is enough to test at all.
import { exactBinomialP } from './exactBinomialP.ts';
import { signedRank } from './signedRank.ts';

/** Pairs that differ, below which no exact two-sided p can reach 0.05 (2 / 2⁵ > 0.05): no p is given. */
export const fewestInformative = 6;

export type TestMethod = 'mcnemar-exact' | 'sign-exact' | 'signed-rank-exact' | 'signed-rank-normal';

export type PairedTest =
  | { readonly state: 'no-pairs' }
  | { readonly state: 'too-few'; readonly informative: number }
  | { readonly state: 'tested'; readonly method: TestMethod; readonly informative: number; readonly p: number };

/** An indicator on the same people, before and after. */
export interface PairedTable {
  readonly yesYes: number;
  readonly yesNo: number;
  readonly noYes: number;
  readonly noNo: number;
}

/** An ordered answer on the same people: steps towards better are positive, steps towards worse negative. */
export interface OrdinalChange {
  readonly improved: number;
  readonly same: number;
  readonly worse: number;
}

/** McNemar's exact test: only those who changed their answer inform it. */
export function mcNemarTest({ yesYes, yesNo, noYes, noNo }: PairedTable): PairedTest {
  return judged(yesYes + yesNo + noYes + noNo, yesNo + noYes, 'mcnemar-exact', () => exactBinomialP(yesNo, noYes));
}

export function ordinalChange(steps: readonly number[]): OrdinalChange {
  const improved = steps.filter((step) => step > 0).length;
  const worse = steps.filter((step) => step < 0).length;
  return { improved, same: steps.length - improved - worse, worse };
}

export function signTest({ improved, same, worse }: OrdinalChange): PairedTest {
  return judged(improved + same + worse, improved + worse, 'sign-exact', () => exactBinomialP(improved, worse));
}

/** Wilcoxon's signed-rank test. */
export function signedRankTest(steps: readonly number[]): PairedTest {
  const { informative, method, p } = signedRank(steps);
  return judged(steps.length, informative, `signed-rank-${method}`, () => p);
}

function judged(pairs: number, informative: number, method: TestMethod, p: () => number): PairedTest {
  if (pairs === 0) return { state: 'no-pairs' };
  if (informative < fewestInformative) return { state: 'too-few', informative };
  return { state: 'tested', method, informative, p: p() };
}
