// What people decided about counting: data beside the questionnaires (src/questionnaires/countingRules.ts), obeyed by
// every table, every comparison and every export.
import type { Comparability } from './comparability.ts';

/** A question that was not asked because another answer already tells it: it counts as this option, marked as derived. */
export interface Derivation {
  /** Item codes. */
  readonly item: string;
  readonly from: string;
  /** Options of `from` that tell it. */
  readonly codes: readonly string[];
  /** Option of `item`. */
  readonly countsAs: string;
}

/** Items that are only ever shown for several people together. */
export interface ShownTogether {
  readonly fewestPeople: number;
  /** Item codes. */
  readonly items: readonly string[];
}

export interface CountingRules {
  readonly comparability: Comparability;
  readonly derivations: readonly Derivation[];
  readonly shownTogether: ShownTogether;
}
