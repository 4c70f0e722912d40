// One entry of the clinic's registry, sealed at the intake in boxes of one size (docs/protocol.md, section 11).
// Which slots belong to which slip, and what became of it. No person is named here.
import type { Bytes } from './bytes.ts';
import type { Day } from './day.ts';
import { type JsonReader, parseJsonObject } from './jsonReader.ts';
import { Problem } from './problem.ts';
import { isStaffKind, type StaffEvent, staffEventFrom, staffKinds } from './staffEvent.ts';
import { encodeUtf8 } from './utf8.ts';

export const sealedRecordLength = 1024;
export const recordPaddedLength = 984;
export const spareSlots = ['spare-1', 'spare-2', 'spare-3', 'spare-4'] as const;

/** Base64url of a 32-byte slot public key. */
export type SlotText = string;

/** A person's word on one response: it counts although it would be set aside, or is set aside although it would count. */
export const judgements = ['counts', 'aside'] as const;

export type Judgement = (typeof judgements)[number];

export type RegistryEvent =
  | {
      readonly k: 'slip';
      readonly serial: string;
      readonly sheet: number;
      readonly instr: string;
      /** One slot per occasion name. */
      readonly slots: Readonly<Record<string, SlotText>>;
      readonly spare: readonly SlotText[];
    }
  | { readonly k: 'handed-out'; readonly serial: string }
  | { readonly k: 'revoked'; readonly serial: string }
  | { readonly k: 'replaced'; readonly serial: string; readonly by: string }
  | { readonly k: 'ended'; readonly serial: string; readonly on: Day }
  /** Every response of the slip's person was deleted, and the slip closed, because the person asked. */
  | { readonly k: 'erased'; readonly serial: string }
  | { readonly k: 'moved'; readonly slot: SlotText; readonly to: string; readonly because: string }
  | { readonly k: 'judged'; readonly slot: SlotText; readonly as: Judgement; readonly because: string }
  /** What was judged before holds no more. */
  | { readonly k: 'unjudged'; readonly slot: SlotText }
  | StaffEvent;

export type RegistryRecord = {
  readonly v: 1;
  /** Sequence number, the first is 1. */
  readonly n: number;
  /** Base64url of the link to the sealed record before (16 bytes; zeros in the first). */
  readonly p: string;
  readonly day: Day;
} & RegistryEvent;

const highestSequence = 2 ** 32 - 1;
const serialPattern = /^(?:[0-9]{4}|[1-9][0-9]{4,8})$/;
const kinds = [
  'slip',
  'handed-out',
  'revoked',
  'replaced',
  'ended',
  'erased',
  'moved',
  'judged',
  'unjudged',
  ...staffKinds,
] as const;

/** A slip's running number: four digits or more, "0001" the first. @throws Problem `registry-record-refused` */
export function serialText(serialNumber: number): string {
  const text = String(serialNumber).padStart(4, '0');
  if (serialNumber < 1 || !serialPattern.test(text)) throw new Problem('registry-record-refused', { field: 'serial' });
  return text;
}

/** `bytes` is the JSON without padding. Unknown kinds are refused: a count must not silently leave a record out. @throws Problem `registry-record-refused` */
export function parseRegistryRecord(bytes: Uint8Array): RegistryRecord {
  if (bytes.length >= recordPaddedLength) throw new Problem('registry-record-refused', { field: 'length' });
  const reader = parseJsonObject(bytes, 'registry-record-refused');
  reader.exactly('v', 1);
  return {
    v: 1,
    n: reader.integer('n', 1, highestSequence),
    p: reader.bytesText('p', 16),
    day: reader.day('day'),
    ...eventFrom(reader),
  };
}

/** The JSON without padding, at most 983 bytes. @throws Problem `registry-record-refused` */
export function encodeRegistryRecord(record: RegistryRecord): Bytes {
  const bytes = encodeUtf8(JSON.stringify(record));
  parseRegistryRecord(bytes);
  return bytes;
}

function eventFrom(reader: JsonReader): RegistryEvent {
  const k = reader.oneOf('k', kinds);
  if (isStaffKind(k)) return staffEventFrom(k, reader);
  if (k === 'moved' || k === 'judged' || k === 'unjudged') return responseEventFrom(k, reader);
  const serial = serialFrom(reader, 'serial');
  if (k === 'slip') return slipFrom(reader, serial);
  if (k === 'replaced') return { k, serial, by: serialFrom(reader, 'by') };
  if (k === 'ended') return { k, serial, on: reader.day('on') };
  return { k, serial };
}

function responseEventFrom(k: 'moved' | 'judged' | 'unjudged', reader: JsonReader): RegistryEvent {
  const slot = reader.bytesText('slot', 32);
  if (k === 'unjudged') return { k, slot };
  const because = reader.plainText('because', 200);
  return k === 'moved'
    ? { k, slot, to: nameFrom(reader, 'to'), because }
    : { k, slot, as: reader.oneOf('as', judgements), because };
}

function slipFrom(reader: JsonReader, serial: string): RegistryEvent {
  const slotsReader = reader.object('slots');
  const names = slotsReader.names();
  if (names.length < 1 || names.some((name) => !occasionName.test(name))) reader.refuse('slots');
  const slots = Object.fromEntries(names.map((name) => [name, slotsReader.bytesText(name, 32)]));
  const spare = reader.list('spare', spareSlots.length, spareSlots.length) as readonly string[];
  reader.bytesList('spare', 32, spareSlots.length);
  const all = [...Object.values(slots), ...spare];
  if (new Set(all).size !== all.length) reader.refuse('slots');
  return {
    k: 'slip',
    serial,
    sheet: reader.integer('sheet', 1, 999_999),
    instr: nameFrom(reader, 'instr'),
    slots,
    spare,
  };
}

const occasionName = /^(?!spare-)[a-z0-9.-]{1,32}$/;

function nameFrom(reader: JsonReader, name: string): string {
  return reader.matching(name, occasionName);
}

function serialFrom(reader: JsonReader, name: string): string {
  return reader.matching(name, serialPattern);
}
