// Who has a key file now, which daily keys were handed to whom, and when the recovery sheet was last tried: the staff's
// part of the registry.
import type { Day } from './day.ts';
import type { KeyText, StaffEvent } from './staffEvent.ts';

export interface Colleague {
  readonly name: string;
  readonly registrar: KeyText;
  readonly reader: KeyText;
  readonly box: KeyText;
  readonly since: Day;
  readonly leftOn?: Day;
}

export type DailyShare = Extract<StaffEvent, { k: 'daily' }>;

export interface StaffState {
  /** Keyed by the reader's public key. */
  readonly colleagues: ReadonlyMap<KeyText, Colleague>;
  readonly shares: readonly DailyShare[];
  readonly drilledOn?: Day;
}

export const noStaff: StaffState = { colleagues: new Map(), shares: [] };

/** Undefined when the event does not fit: a colleague twice, or one who never was. */
export function staffAfter(state: StaffState, event: StaffEvent, day: Day): StaffState | undefined {
  if (event.k === 'drill') return { ...state, drilledOn: day };
  if (event.k === 'daily') return { ...state, shares: [...state.shares, event] };
  const known = state.colleagues.get(event.reader);
  if (event.k === 'left') {
    if (known === undefined) return undefined;
    return withColleague(state, { ...known, leftOn: known.leftOn ?? day });
  }
  if (known !== undefined) return undefined;
  const { name, registrar, reader, box } = event;
  return withColleague(state, { name, registrar, reader, box, since: day });
}

/** In the order in which they joined. */
export function presentColleagues({ colleagues }: StaffState): readonly Colleague[] {
  return [...colleagues.values()].filter(({ leftOn }) => leftOn === undefined);
}

function withColleague(state: StaffState, colleague: Colleague): StaffState {
  return { ...state, colleagues: new Map([...state.colleagues, [colleague.reader, colleague]]) };
}
