// What lies sealed on this device, counted by what keeps it here, for staff: numbers alone, nothing of whose it is or which occasion.
import { dayFromUnixMs } from '../core/day.ts';
import type { Device } from './device.ts';
import { isOverdue } from './outboxDays.ts';
import type { Unsent } from './step.ts';

/** Why an envelope is not sent by itself any more, in the order in which staff can do something about it. */
export const stuckReasons = [
  'overdue',
  'unknown',
  'held',
  'rekey',
  'closed',
  'conflict',
] as const satisfies readonly Unsent['why'][];
export type StuckReason = (typeof stuckReasons)[number];

export interface KeptEnvelopes {
  /** Sent by themselves as soon as it goes. */
  readonly waiting: number;
  /** Only the reasons that there are. */
  readonly stuck: readonly { readonly why: StuckReason; readonly count: number }[];
}

export async function keptEnvelopes({ database, nowMs }: Device): Promise<KeptEnvelopes> {
  const today = dayFromUnixMs(nowMs());
  const found = (await database.outbox.toArray()).map((row) => {
    if (row.st !== 'ready' && row.st !== 'tried') return row.st;
    return isOverdue(row, today) ? 'overdue' : 'waiting';
  });
  const count = (why: (typeof found)[number]) => found.filter((state) => state === why).length;
  return {
    waiting: count('waiting'),
    stuck: stuckReasons.map((why) => ({ why, count: count(why) })).filter((reason) => reason.count > 0),
  };
}
