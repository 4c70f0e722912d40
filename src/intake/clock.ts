// Time comes in as an argument everywhere, so that tests can turn it.

/** Milliseconds since 1970-01-01 UTC. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();

const dayLengthMs = 86_400_000;

/** Whole UTC days since 1970-01-01: the finest time that is ever stored. */
export function dayNumber(unixMs: number): number {
  return Math.floor(unixMs / dayLengthMs);
}
