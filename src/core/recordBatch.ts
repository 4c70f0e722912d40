// Bodies that append to and read the sealed registry at the intake (docs/protocol.md, section 13.4).
import { ByteReader, type Bytes, concatBytes, u32 } from './bytes.ts';
import { Problem } from './problem.ts';
import { sealedRecordLength } from './registryRecord.ts';

export const recordAppendLimit = 32;
export const recordPageLimit = 256;

export interface RecordAppend {
  /** Sequence number of the first record; it must be the intake's last + 1. */
  readonly first: number;
  /** 1–32 sealed records of 1,024 bytes. */
  readonly records: readonly Bytes[];
}

export interface RecordPage {
  /** Sequence number of the last record that the intake has, 0 when none. */
  readonly last: number;
  /** Up to 256 sealed records after the asked number, in order. */
  readonly records: readonly Bytes[];
}

/** @throws Problem `admin-request-malformed` */
export function parseRecordAppend(bytes: Uint8Array): RecordAppend {
  const reader = new ByteReader(bytes, 'admin-request-malformed');
  const first = reader.u32();
  if (first < 1) reader.refuse('first');
  return { first, records: takeRecords(reader, 1, recordAppendLimit) };
}

/** @throws Problem `admin-request-malformed` */
export function encodeRecordAppend(append: RecordAppend): Bytes {
  const bytes = concatBytes(u32(append.first), ...append.records);
  parseRecordAppend(bytes);
  return bytes;
}

/** @throws Problem `admin-request-malformed` */
export function parseRecordPage(bytes: Uint8Array): RecordPage {
  const reader = new ByteReader(bytes, 'admin-request-malformed');
  const last = reader.u32();
  const records = takeRecords(reader, 0, recordPageLimit);
  if (records.length > last) reader.refuse('last');
  return { last, records };
}

/** @throws Problem `admin-request-malformed` */
export function encodeRecordPage(page: RecordPage): Bytes {
  const bytes = concatBytes(u32(page.last), ...page.records);
  parseRecordPage(bytes);
  return bytes;
}

/** The body of a 409: the intake's last sequence number. @throws Problem `admin-request-malformed` unless four bytes */
export function parseRecordConflict(bytes: Uint8Array): number {
  if (bytes.length !== 4) throw new Problem('admin-request-malformed', { field: 'length' });
  return new ByteReader(bytes).u32();
}

function takeRecords(reader: ByteReader, minimum: number, maximum: number): readonly Bytes[] {
  const count = reader.remaining / sealedRecordLength;
  if (!Number.isInteger(count) || count < minimum || count > maximum) reader.refuse('length');
  return Array.from({ length: count }, () => reader.take(sealedRecordLength));
}
