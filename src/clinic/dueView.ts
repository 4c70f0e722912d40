// What the page about who is due shows. It decides nothing: who is due, late or missing is core's (due.ts).
import type { Day } from '../core/day.ts';
import { type Arrival, arrivalOf, type DueEntry, type DueState, dueList } from '../core/due.ts';
import { holders } from '../core/holder.ts';
import { personOf } from '../core/person.ts';
import type { RegistryState } from '../core/registryState.ts';
import type { AcceptedMail } from './mail.ts';

/** In the order of the page: what needs somebody first. */
export const dueStates: readonly DueState[] = ['late', 'due', 'expected', 'missing', 'later'];

export type DueView = Readonly<Record<DueState, readonly DueEntry[]>>;

export function dueView(state: RegistryState, accepted: readonly AcceptedMail[], today: Day): DueView {
  const entries = dueList(holders(state), arrivals(state, accepted), today);
  const of = (name: DueState) => entries.filter((entry) => entry.state === name);
  return { late: of('late'), due: of('due'), expected: of('expected'), missing: of('missing'), later: of('later') };
}

/** Under the number of each person's first slip. */
export function arrivals({ slips }: RegistryState, accepted: readonly AcceptedMail[]): readonly Arrival[] {
  return accepted.flatMap((mail) => arrivalOf({ ...mail, pseudonym: personOf(slips, mail.serial) }) ?? []);
}
