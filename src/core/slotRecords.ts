// Bodies that register and revoke slots: lists in strictly ascending key order, so that their order tells nothing
// and no key comes twice (docs/protocol.md, section 13.2).
import { ByteReader, type Bytes, compareBytes, concatBytes, u32 } from './bytes.ts';
import { Problem } from './problem.ts';

export const slotRecordLength = 72;
export const slotBatchLimit = 512;

export interface SlotRecord {
  readonly slotPublicKey: Bytes;
  readonly attestTag: Bytes;
  /** Days since 1970-01-01 UTC; the window includes both. */
  readonly opens: number;
  readonly closes: number;
}

/** 1–512 records of 72 bytes. Points are not validated here. @throws Problem `admin-request-malformed` */
export function parseSlotRecords(bytes: Uint8Array): readonly SlotRecord[] {
  const reader = listReader(bytes, slotRecordLength);
  const records: SlotRecord[] = [];
  while (reader.remaining > 0) {
    const record = {
      slotPublicKey: reader.take(32),
      attestTag: reader.take(32),
      opens: reader.u32(),
      closes: reader.u32(),
    };
    if (record.closes < record.opens) reader.refuse('closes');
    records.push(record);
  }
  checkAscending(records.map(({ slotPublicKey }) => slotPublicKey));
  return records;
}

/** Sorts. @throws Problem `admin-request-malformed` on none, too many or a key that comes twice */
export function encodeSlotRecords(records: readonly SlotRecord[]): Bytes {
  const sorted = [...records].sort((left, right) => compareBytes(left.slotPublicKey, right.slotPublicKey));
  const bytes = concatBytes(
    ...sorted.map(({ slotPublicKey, attestTag, opens, closes }) =>
      concatBytes(slotPublicKey, attestTag, u32(opens), u32(closes)),
    ),
  );
  parseSlotRecords(bytes);
  return bytes;
}

/** 1–512 slot keys of 32 bytes, strictly ascending (revoke). @throws Problem `admin-request-malformed` */
export function parseSlotKeys(bytes: Uint8Array): readonly Bytes[] {
  const reader = listReader(bytes, 32);
  const keys: Bytes[] = [];
  while (reader.remaining > 0) keys.push(reader.take(32));
  checkAscending(keys);
  return keys;
}

/** Sorts. @throws Problem `admin-request-malformed` */
export function encodeSlotKeys(keys: readonly Uint8Array[]): Bytes {
  const bytes = concatBytes(...[...keys].sort(compareBytes));
  parseSlotKeys(bytes);
  return bytes;
}

function listReader(bytes: Uint8Array, entryLength: number): ByteReader {
  const reader = new ByteReader(bytes, 'admin-request-malformed');
  const count = bytes.length / entryLength;
  if (!Number.isInteger(count) || count < 1 || count > slotBatchLimit) reader.refuse('length');
  return reader;
}

function checkAscending(keys: readonly Uint8Array[]): void {
  const isAscending = keys.every((key, index) => {
    const before = keys[index - 1];
    return before === undefined || compareBytes(before, key) < 0;
  });
  if (!isAscending) throw new Problem('admin-request-malformed', { field: 'order' });
}
