// Who holds a slip: a lost slip and the ones that took its place belong to one person, known by a number alone. Which
// responses of a person count is for person.ts.
import type { Day } from './day.ts';
import type { RegistryState, SlipState } from './registryState.ts';

export interface Holder {
  /** Serial of the person's first slip: stays the same when a slip is replaced, so answers of all slips pair up. */
  readonly pseudonym: string;
  /** First slip to last. */
  readonly serials: readonly string[];
  /** The slip that is in use. */
  readonly current: SlipState;
  /** The first slip's day, undefined while none was handed out. */
  readonly handedOutOn?: Day;
  /** As recorded last, on whichever slip. */
  readonly endedOn?: Day;
  readonly erasedOn?: Day;
}

/** Everybody with a slip, printed and never handed out included, in the order of the first slips. */
export function holders(state: RegistryState): readonly Holder[] {
  return [...state.slips.values()]
    .filter(({ replaces }) => replaces === undefined)
    .map((first) => holderFrom(state, first));
}

/** Undefined when no such slip was issued. */
export function holderOf(state: RegistryState, serial: string): Holder | undefined {
  let slip = state.slips.get(serial);
  while (slip?.replaces !== undefined) slip = state.slips.get(slip.replaces);
  return slip && holderFrom(state, slip);
}

function holderFrom(state: RegistryState, first: SlipState): Holder {
  const slips = [first];
  let last = first;
  while (last.replacedBy !== undefined) {
    last = state.slips.get(last.replacedBy) ?? last;
    slips.push(last);
  }
  const handedOutOn = slips.find((slip) => slip.handedOutOn !== undefined)?.handedOutOn;
  // A slip has no end before it is in use, so the latest slip that has one was written to last.
  const endedOn = slips.filter((slip) => slip.endedOn !== undefined).at(-1)?.endedOn;
  const erasedOn = slips.find((slip) => slip.erasedOn !== undefined)?.erasedOn;
  return {
    pseudonym: first.serial,
    serials: slips.map(({ serial }) => serial),
    current: last,
    ...(handedOutOn === undefined ? {} : { handedOutOn }),
    ...(endedOn === undefined ? {} : { endedOn }),
    ...(erasedOn === undefined ? {} : { erasedOn }),
  };
}
