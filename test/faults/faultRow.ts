// One line of the table that the fault harness prints.

export interface FaultRow {
  readonly fault: string;
  /** How often the fault happened. */
  readonly runs: number;
  readonly envelopes: number;
  /** What must not happen and did: lost, stored twice, receipts that differ. Empty is the only good outcome. */
  readonly problems: readonly string[];
  readonly note?: string;
}
