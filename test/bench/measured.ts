// What a bench topic hands to the runner: one row for each figure. Timings live here and never in tests.

export interface Measured {
  readonly what: string;
  /** With its unit. */
  readonly value: string;
  readonly goal?: string;
  /** Left out when there is no goal; false ends the run with 1. */
  readonly isMet?: boolean;
}

/** The value below which the given share (0 to 1) of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
