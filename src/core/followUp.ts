// When each follow-up is due after an end of treatment, and the time in which it still counts as that follow-up.
// Calendar months in UTC days: no clock, no hours, so nothing happens when clocks are changed.
import { addDays, addMonths, type Day } from './day.ts';
import type { Occasion } from './occasion.ts';

export interface FollowUp {
  readonly occasion: Occasion;
  /** So many months after the end it is due … */
  readonly months: number;
  /** … and until so many months later it can be caught up with. Always before the next one opens. */
  readonly monthsToCatchUp: number;
}

/** The report names the occasions, not these limits: the limits are ours. */
export const followUps: readonly FollowUp[] = [
  { occasion: 'follow-up-6m', months: 6, monthsToCatchUp: 3 },
  { occasion: 'follow-up-1y', months: 12, monthsToCatchUp: 6 },
  { occasion: 'follow-up-2y', months: 24, monthsToCatchUp: 6 },
  { occasion: 'follow-up-3y', months: 36, monthsToCatchUp: 6 },
];

/** It may be filled in so many days before the day. */
export const daysEarly = 14;
/** After so many days it is called late. */
export const daysUntilLate = 30;

/** Each day belongs to the state that it opens; `closes` is the last day on which the follow-up is still caught up with. */
export interface FollowUpWindow {
  readonly occasion: Occasion;
  readonly opens: Day;
  readonly due: Day;
  readonly late: Day;
  readonly closes: Day;
}

/** Nothing is planned from later days than this: the calendar ends in 9999. */
export const lastPlannedFrom = '9990-12-31';

/** In order of time; none after an end in a year that no calendar can add to. */
export function followUpWindows(end: Day): readonly FollowUpWindow[] {
  if (end > lastPlannedFrom) return [];
  return followUps.map(({ occasion, months, monthsToCatchUp }) => {
    const due = addMonths(end, months);
    return {
      occasion,
      opens: addDays(due, -daysEarly),
      due,
      late: addDays(due, daysUntilLate + 1),
      closes: addMonths(end, months + monthsToCatchUp),
    };
  });
}
