// What the clinic entered about an invented person, and the days that stand on the responses. Counted back from today.
import { addDays, addMonths, type Day } from '../core/day.ts';
import { followUps } from '../core/followUp.ts';
import type { Occasion } from '../core/occasion.ts';
import type { DatedEvent } from './clinicRegistry.ts';
import type { DemoPerson } from './demoPeople.ts';

/** `current` is the slip in use; the same as `serial` unless the first one was lost. */
export function demoHistory(
  { handedOut, ended, replaced }: DemoPerson,
  serial: string,
  current: string,
  today: Day,
): readonly DatedEvent[] {
  const handedOutOn = addDays(today, -handedOut);
  const events: DatedEvent[] = [{ day: handedOutOn, event: { k: 'handed-out', serial } }];
  if (replaced !== undefined) {
    const day = addDays(today, -replaced);
    events.push({ day, event: { k: 'replaced', serial, by: current } });
    events.push({ day, event: { k: 'handed-out', serial: current } });
  }
  if (ended !== undefined) {
    const on = endOf(ended, today);
    // Somebody who got the slip later than that: entered on the same day.
    const [, day = on] = [on, handedOutOn].sort();
    events.push({ day, event: { k: 'ended', serial: current, on } });
  }
  return events;
}

function endOf({ months, days }: NonNullable<DemoPerson['ended']>, today: Day): Day {
  return addDays(addMonths(today, -months), -days);
}

/** The day that stands on the response; the intake writes its own day beside it. */
export function answeredOn({ handedOut, ended }: DemoPerson, occasion: Occasion, today: Day): Day {
  if (occasion === 'start' || ended === undefined) return addDays(today, 1 - handedOut);
  const months = followUps.find((followUp) => followUp.occasion === occasion)?.months ?? 0;
  return addDays(addMonths(endOf(ended, today), months), months === 0 ? 0 : 4);
}
