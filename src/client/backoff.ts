// How long an envelope rests after its n-th attempt: 5 s, 30 s, 2 min, 10 min, then an hour, each 20 % more or less.
import type { RandomBytes } from '../core/random.ts';

const restsMs = [5_000, 30_000, 120_000, 600_000, 3_600_000] as const;

/** `attempts` counts from 1. */
export function backoffMs(attempts: number, randomBytes: RandomBytes): number {
  const rest = restsMs[Math.min(attempts, restsMs.length) - 1] ?? restsMs[0];
  const share = (randomBytes(1)[0] ?? 0) / 255;
  return Math.round(rest * (0.8 + 0.4 * share));
}
