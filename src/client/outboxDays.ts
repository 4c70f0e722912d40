// How long an envelope is sent by itself: thirty days from its sealing, counted from the later of this device's clock and the day
// of the clinic's profile, so that a clock that runs years behind does not end the attempts when it is set right.
import { type Day, dayFromUnixMs, daysSinceEpoch, parseDay } from '../core/day.ts';
import type { OutboxRow } from './database.ts';

const keptDays = 30;
const dayMs = 86_400_000;

export function lastSendingDay(nowMs: number, profileIssued: Day): Day {
  return dayFromUnixMs(Math.max(nowMs, daysSinceEpoch(profileIssued) * dayMs) + keptDays * dayMs);
}

/** Since when the envelope waits. */
export function sealedOn({ dropAfter }: OutboxRow): Day {
  return dayFromUnixMs((daysSinceEpoch(parseDay(dropAfter)) - keptDays) * dayMs);
}

/** Not sent by itself any more: its owner is asked at the next unlock. */
export function isOverdue({ dropAfter }: OutboxRow, today: Day): boolean {
  return today > dropAfter;
}
