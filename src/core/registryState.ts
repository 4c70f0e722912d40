// Folds the registry's records into what is true now: slips, and which slot belongs to which slip and occasion.
// The chain of sealed records is checked before they come here (crypto/registrySealing.ts).
import type { Day } from './day.ts';
import { Problem } from './problem.ts';
import { type Judgement, type RegistryRecord, type SlotText, spareSlots } from './registryRecord.ts';
import { isStaffKind, type StaffKind } from './staffEvent.ts';
import { noStaff, type StaffState, staffAfter } from './staffState.ts';

export interface SlipState {
  readonly serial: string;
  readonly sheet: number;
  readonly issuedOn: Day;
  readonly handedOutOn?: Day;
  readonly revokedOn?: Day;
  /** Serial of the slip that took this one's place, and the other way round: both belong to one person. */
  readonly replacedBy?: string;
  readonly replacedOn?: Day;
  readonly replaces?: string;
  /** The day the treatment ended, as last recorded. */
  readonly endedOn?: Day;
  /** The person's answers were deleted on request. */
  readonly erasedOn?: Day;
  readonly slots: readonly SlotText[];
}

export interface SlotPlace {
  readonly serial: string;
  readonly instr: string;
  /** The name that the slot's keys were derived with. */
  readonly occasion: string;
  /** Where the response counts, when the clinic moved it. */
  readonly moved?: { readonly to: string; readonly because: string };
  /** A person's word on the response, when there is one. */
  readonly judged?: { readonly as: Judgement; readonly because: string };
}

export interface RegistryState {
  /** Sequence number of the last record, 0 when there is none. */
  readonly last: number;
  readonly slips: ReadonlyMap<string, SlipState>;
  /** Keyed by base64url of the slot public key. */
  readonly slots: ReadonlyMap<SlotText, SlotPlace>;
  readonly staff: StaffState;
}

export const emptyRegistry: RegistryState = { last: 0, slips: new Map(), slots: new Map(), staff: noStaff };

/** Records in order, from 1 or from `from.last` + 1. @throws Problem `registry-record-refused` on a gap, an unknown serial or slot, a slot given twice, or a replacement that would join two people */
export function registryState(records: readonly RegistryRecord[], from: RegistryState = emptyRegistry): RegistryState {
  const slips = new Map(from.slips);
  const slots = new Map(from.slots);
  let { last, staff } = from;
  for (const record of records) {
    if (record.n !== last + 1) refuse(record, 'n');
    last = record.n;
    if (isStaffRecord(record)) staff = staffAfter(staff, record, record.day) ?? refuse(record, 'reader');
    else apply(record, slips, slots);
  }
  return { last, slips, slots, staff };
}

/** Where a response of this slot counts. */
export function countedOccasion(place: SlotPlace): string {
  return place.moved?.to ?? place.occasion;
}

type StaffRecord = Extract<RegistryRecord, { k: StaffKind }>;

function isStaffRecord(record: RegistryRecord): record is StaffRecord {
  return isStaffKind(record.k);
}

function apply(
  record: Exclude<RegistryRecord, StaffRecord>,
  slips: Map<string, SlipState>,
  slots: Map<SlotText, SlotPlace>,
): void {
  if (record.k === 'slip') {
    addSlip(record, slips, slots);
    return;
  }
  if (record.k === 'moved' || record.k === 'judged' || record.k === 'unjudged') {
    slots.set(record.slot, placeAfter(record, slots.get(record.slot) ?? refuse(record, 'slot')));
    return;
  }
  const slip = slips.get(record.serial) ?? refuse(record, 'serial');
  if (record.k === 'replaced') {
    const successor = slips.get(record.by) ?? refuse(record, 'by');
    if (!canReplace(slip, successor)) refuse(record, 'by');
    slips.set(successor.serial, { ...successor, replaces: slip.serial });
  }
  slips.set(slip.serial, changed(record, slip));
}

type ResponseRecord = Extract<RegistryRecord, { k: 'moved' | 'judged' | 'unjudged' }>;

function placeAfter(record: ResponseRecord, place: SlotPlace): SlotPlace {
  if (record.k === 'moved') return { ...place, moved: { to: record.to, because: record.because } };
  const { judged: _before, ...unjudged } = place;
  return record.k === 'unjudged' ? unjudged : { ...unjudged, judged: { as: record.as, because: record.because } };
}

/** A slip takes the place of one only, and only before it has a story of its own: two people never become one. */
export function canReplace(slip: SlipState, successor: SlipState): boolean {
  const isFresh =
    successor.handedOutOn === undefined &&
    successor.revokedOn === undefined &&
    successor.replacedBy === undefined &&
    successor.replaces === undefined &&
    successor.endedOn === undefined &&
    successor.erasedOn === undefined;
  return slip.serial !== successor.serial && slip.replacedBy === undefined && slip.erasedOn === undefined && isFresh;
}

type SlipChange = Extract<RegistryRecord, { k: 'handed-out' | 'revoked' | 'replaced' | 'ended' | 'erased' }>;

function changed(record: SlipChange, slip: SlipState): SlipState {
  switch (record.k) {
    case 'handed-out':
      return { ...slip, handedOutOn: slip.handedOutOn ?? record.day };
    case 'revoked':
      return { ...slip, revokedOn: slip.revokedOn ?? record.day };
    case 'replaced':
      return { ...slip, replacedBy: record.by, replacedOn: record.day };
    case 'erased':
      return { ...slip, erasedOn: slip.erasedOn ?? record.day };
    case 'ended':
      return { ...slip, endedOn: record.on };
  }
}

/** A plan with several questionnaires gives a slip one record for each: same serial, another questionnaire. */
function addSlip(
  record: Extract<RegistryRecord, { k: 'slip' }>,
  slips: Map<string, SlipState>,
  slots: Map<SlotText, SlotPlace>,
): void {
  const { serial, sheet, instr } = record;
  const known = slips.get(serial);
  if (known?.slots.some((slot) => slots.get(slot)?.instr === instr)) refuse(record, 'serial');
  const places: readonly (readonly [string, SlotText])[] = [
    ...Object.entries(record.slots),
    ...record.spare.map((slot, index) => [spareSlots[index] ?? '', slot] as const),
  ];
  for (const [occasion, slot] of places) {
    if (slots.has(slot)) refuse(record, 'slots');
    slots.set(slot, { serial, instr, occasion });
  }
  const added = places.map(([, slot]) => slot);
  slips.set(serial, {
    ...(known ?? { serial, sheet, issuedOn: record.day }),
    slots: [...(known?.slots ?? []), ...added],
  });
}

function refuse(record: RegistryRecord, field: string): never {
  throw new Problem('registry-record-refused', { field, record: record.n });
}
