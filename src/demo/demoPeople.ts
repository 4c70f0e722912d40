// The invented people of the demo clinic: when each got a slip, answered and ended, in days before today. Enough of them
// that the tables, the pairs and the list of who is due have something to show.
import type { Occasion } from '../core/occasion.ts';

export interface DemoPerson {
  /** Days ago. */
  readonly handedOut: number;
  /** The end that the clinic recorded: whole months and days ago. */
  readonly ended?: { readonly months: number; readonly days: number };
  /** What arrived. */
  readonly answered: readonly Occasion[];
  /** Lost the slip after the start and got another, so many days ago. */
  readonly replaced?: number;
}

const all: readonly Occasion[] = ['start', 'end', 'follow-up-6m', 'follow-up-1y'];
const before = (months: number, days = 0) => ({ months, days });

export const demoPeople: readonly DemoPerson[] = [
  // Long done, every occasion so far.
  { handedOut: 900, ended: before(19), answered: all },
  { handedOut: 860, ended: before(18, 12), answered: all },
  // Due now, at six months and at one year.
  { handedOut: 420, ended: before(6, 5), answered: ['start', 'end'] },
  { handedOut: 700, ended: before(12, 9), answered: ['start', 'end', 'follow-up-6m'] },
  { handedOut: 390, ended: before(5, 22), answered: ['start', 'end'] },
  // Overdue.
  { handedOut: 520, ended: before(8), answered: ['start', 'end'] },
  { handedOut: 640, ended: before(13, 20), answered: ['start', 'end', 'follow-up-6m'] },
  // The six months passed without a word.
  { handedOut: 610, ended: before(10), answered: ['start', 'end'] },
  // Lost the slip in the middle.
  { handedOut: 330, ended: before(2, 3), answered: ['start', 'end'], replaced: 150 },
  // Ended, and the last response has not come.
  { handedOut: 260, ended: before(0, 24), answered: ['start'] },
  // Came to the scale only at the end.
  { handedOut: 300, ended: before(9, 20), answered: ['end', 'follow-up-6m'] },
  { handedOut: 270, ended: before(8, 20), answered: ['end', 'follow-up-6m'] },
  // Only for a follow-up.
  { handedOut: 30, ended: before(7), answered: ['follow-up-6m'] },
  // In treatment.
  { handedOut: 180, answered: ['start'] },
  { handedOut: 120, answered: ['start'] },
  { handedOut: 75, answered: ['start'] },
  { handedOut: 9, answered: ['start'] },
  // The slip went home, and nothing has come.
  { handedOut: 33, answered: [] },
];
