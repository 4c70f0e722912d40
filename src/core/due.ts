// Who is due, who is late and whose response is missing. From the registry and from what has arrived, and nothing else:
// a person is a number, a day comes in as an argument.
import { addDays, type Day, isDay } from './day.ts';
import { type FollowUpWindow, followUpWindows, lastPlannedFrom } from './followUp.ts';
import type { Holder } from './holder.ts';
import { type Occasion, occasions } from './occasion.ts';

/** A response that counts, where it counts. */
export interface Arrival {
  readonly pseudonym: string;
  readonly occasion: Occasion;
  readonly arrivedOn: Day;
}

/**
 * `later`: its time has not come. `due`: now. `late`: the day has passed, it can be caught up with. `expected`: start or
 * end should be here and is not. `missing`: its time is over and nothing came. Whether the client gave up, could not
 * send, or the intake keeps it from us, no list can tell.
 */
export type DueState = 'later' | 'due' | 'late' | 'missing' | 'expected';

export interface DueEntry {
  readonly pseudonym: string;
  /** The slip in use. */
  readonly serial: string;
  readonly occasion: Occasion;
  readonly state: DueState;
  /** The follow-up's day; of start and end, the last day on which they were not yet missed. */
  readonly due: Day;
  /** The last day to catch up, for follow-ups. */
  readonly closes?: Day;
  /** What the follow-up is counted from. */
  readonly from?: 'recorded' | 'arrived';
}

/** So many days after the slip was handed out, or the end recorded, the response should be there. */
export const daysToArrive = 14;

/** Sorted by day, then by number. Only people who hold a slip that works: revoked and erased ones are not asked. */
export function dueList(people: readonly Holder[], arrivals: readonly Arrival[], today: Day): readonly DueEntry[] {
  const byPerson = new Map<string, Arrival[]>();
  for (const arrival of arrivals) {
    byPerson.set(arrival.pseudonym, [...(byPerson.get(arrival.pseudonym) ?? []), arrival]);
  }
  return people
    .flatMap((person) => entriesOf(person, byPerson.get(person.pseudonym) ?? [], today))
    .sort((left, right) => compare(left.due, right.due) || Number(left.serial) - Number(right.serial));
}

/** The day that follow-ups are counted from: the recorded end or, if there is none, the day `end` arrived. */
export function endOfTreatment(
  { endedOn }: Holder,
  arrivals: readonly Arrival[],
): { readonly day: Day; readonly from: 'recorded' | 'arrived' } | undefined {
  if (endedOn !== undefined) return { day: endedOn, from: 'recorded' };
  const [arrived] = arrivals
    .filter(({ occasion }) => occasion === 'end')
    .map(({ arrivedOn }) => arrivedOn)
    .sort(compare);
  return arrived && { day: arrived, from: 'arrived' };
}

function entriesOf(person: Holder, arrivals: readonly Arrival[], today: Day): readonly DueEntry[] {
  const { handedOutOn, current } = person;
  const isAsked = current.revokedOn === undefined && person.erasedOn === undefined;
  if (!isAsked || handedOutOn === undefined || handedOutOn > lastPlannedFrom) return [];
  const entry = { pseudonym: person.pseudonym, serial: current.serial };
  const end = endOfTreatment(person, arrivals);
  const windows = end === undefined ? [] : followUpWindows(end.day);
  const expected = [
    ...expectedStart(handedOutOn, person, arrivals),
    ...expectedEnd(handedOutOn, person, arrivals, today, windows[0]),
  ];
  const open = windows.filter(
    // What was over before the person had a slip was never asked for.
    ({ occasion, closes }) => !has(arrivals, occasion) && closes >= handedOutOn,
  );
  return [
    ...expected.filter(({ due }) => due < today).map((one): DueEntry => ({ ...entry, ...one })),
    ...open.map(
      (window): DueEntry => ({
        ...entry,
        occasion: window.occasion,
        state: stateOn(today, window),
        due: window.due,
        closes: window.closes,
        ...(end === undefined ? {} : { from: end.from }),
      }),
    ),
  ];
}

function stateOn(today: Day, { opens, late, closes }: FollowUpWindow): DueState {
  if (today < opens) return 'later';
  if (today < late) return 'due';
  return today <= closes ? 'late' : 'missing';
}

type Expected = Pick<DueEntry, 'occasion' | 'state' | 'due'>;

/** Not from people who got their slip when the start was over: within days an end, or a later response, tells. */
function expectedStart(handedOutOn: Day, { endedOn }: Holder, arrivals: readonly Arrival[]): readonly Expected[] {
  if (has(arrivals, 'start')) return [];
  const due = addDays(handedOutOn, daysToArrive);
  const [over] = [...arrivals.map(({ arrivedOn }) => arrivedOn), ...(endedOn === undefined ? [] : [endedOn])].sort(
    compare,
  );
  if (over !== undefined && over <= due) return [];
  return [{ occasion: 'start', state: over === undefined ? 'expected' : 'missing', due }];
}

/** Not from people who got their slip after the end, for the follow-ups. */
function expectedEnd(
  handedOutOn: Day,
  { endedOn }: Holder,
  arrivals: readonly Arrival[],
  today: Day,
  next: FollowUpWindow | undefined,
): readonly Expected[] {
  if (endedOn === undefined || endedOn > lastPlannedFrom || endedOn < handedOutOn || has(arrivals, 'end')) return [];
  const isOver = (next !== undefined && today >= next.opens) || arrivals.some(({ occasion }) => occasion !== 'start');
  return [{ occasion: 'end', state: isOver ? 'missing' : 'expected', due: addDays(endedOn, daysToArrive) }];
}

function has(arrivals: readonly Arrival[], occasion: Occasion): boolean {
  return arrivals.some((arrival) => arrival.occasion === occasion);
}

/** Whether a place in the registry can be counted at: the occasions, not the spare slots. */
export function arrivalOf(input: {
  readonly pseudonym: string;
  readonly occasion: string;
  readonly arrivedOn: string;
}): Arrival | undefined {
  const { pseudonym, arrivedOn } = input;
  const occasion = occasions.find((name) => name === input.occasion);
  return occasion !== undefined && isDay(arrivedOn) ? { pseudonym, occasion, arrivedOn } : undefined;
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
