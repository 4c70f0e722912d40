// What the page about one person shows: their slips, and for each occasion what arrived or is awaited. Nothing is counted
// or decided here.
import type { Day } from '../core/day.ts';
import { type DueEntry, dueList, endOfTreatment } from '../core/due.ts';
import { type Holder, holderOf } from '../core/holder.ts';
import { type Occasion, occasions } from '../core/occasion.ts';
import { canReplace, type RegistryState, type SlipState } from '../core/registryState.ts';
import { arrivals } from './dueView.ts';
import type { AcceptedMail, Mail, SetAsideMail } from './mail.ts';

export interface OccasionRow {
  readonly occasion: Occasion;
  readonly arrived: readonly AcceptedMail[];
  /** Undefined when nothing is awaited, today or later. */
  readonly due: DueEntry | undefined;
}

export interface PersonView {
  readonly person: Holder;
  readonly slips: readonly SlipState[];
  readonly end: ReturnType<typeof endOfTreatment>;
  /** Undefined until responses were fetched. */
  readonly rows: readonly OccasionRow[] | undefined;
  readonly setAside: readonly SetAsideMail[];
  /** Why each response that was moved was moved, by slot. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Slips that could take the place of a lost one, lowest number first. */
  readonly fresh: readonly string[];
}

export function personView(
  state: RegistryState,
  serial: string,
  mail: Mail | undefined,
  today: Day,
): PersonView | undefined {
  const person = holderOf(state, serial);
  if (person === undefined) return undefined;
  const slips = person.serials.flatMap((one) => state.slips.get(one) ?? []);
  const own = mail?.accepted.filter((one) => person.serials.includes(one.serial)) ?? [];
  const arrived = arrivals(state, own);
  const due = dueList([person], arrived, today);
  const reasons = slips.flatMap(({ slots }) =>
    slots.flatMap((slot) => {
      const moved = state.slots.get(slot)?.moved;
      return moved === undefined ? [] : [[slot, moved.because] as const];
    }),
  );
  return {
    person,
    slips,
    end: endOfTreatment(person, arrived),
    rows:
      mail &&
      occasions.map((occasion) => ({
        occasion,
        arrived: own.filter((one) => one.occasion === occasion),
        due: due.find((entry) => entry.occasion === occasion),
      })),
    setAside: [...(mail?.look ?? []), ...(mail?.unreadable ?? [])].filter(
      (one) => one.serial !== undefined && person.serials.includes(one.serial),
    ),
    reasons: new Map(reasons),
    fresh: [...state.slips.values()]
      .filter((slip) => canReplace(person.current, slip))
      .map((slip) => slip.serial)
      .sort((left, right) => Number(left) - Number(right)),
  };
}
