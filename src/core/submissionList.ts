// Bodies with which the clinic page lists, fetches, acknowledges and purges sealed responses
// (docs/protocol.md, section 13.3).
import { ByteReader, type Bytes, concatBytes, u8, u32 } from './bytes.ts';
import { envelopeLength } from './envelope.ts';
import { Problem } from './problem.ts';

export const submissionPageLimit = 1000;
export const fetchLimit = 64;

const entryLength = 69;
const openedFlag = 1;
const purgedFlag = 2;

export interface SubmissionEntry {
  readonly slotPublicKey: Bytes;
  readonly digest: Bytes;
  /** Days since 1970-01-01 UTC. */
  readonly day: number;
  readonly isOpened: boolean;
  readonly isPurged: boolean;
}

/** One exact envelope: its slot and its digest. */
export interface SubmissionName {
  readonly slotPublicKey: Bytes;
  readonly digest: Bytes;
}

/** 0–1,000 entries in key order. @throws Problem `admin-request-malformed` */
export function parseSubmissionPage(bytes: Uint8Array): readonly SubmissionEntry[] {
  const reader = listReader(bytes, entryLength, 0, submissionPageLimit);
  const entries: SubmissionEntry[] = [];
  while (reader.remaining > 0) {
    const name = { slotPublicKey: reader.take(32), digest: reader.take(32), day: reader.u32() };
    const flags = reader.u8();
    if (flags > (openedFlag | purgedFlag)) reader.refuse('flags');
    entries.push({ ...name, isOpened: (flags & openedFlag) !== 0, isPurged: (flags & purgedFlag) !== 0 });
  }
  return entries;
}

export function encodeSubmissionPage(entries: readonly SubmissionEntry[]): Bytes {
  return concatBytes(
    ...entries.map(({ slotPublicKey, digest, day, isOpened, isPurged }) =>
      concatBytes(slotPublicKey, digest, u32(day), u8((isOpened ? openedFlag : 0) | (isPurged ? purgedFlag : 0))),
    ),
  );
}

/** 1–64 slot keys, in any order. @throws Problem `admin-request-malformed` */
export function parseFetchRequest(bytes: Uint8Array): readonly Bytes[] {
  const reader = listReader(bytes, 32, 1, fetchLimit);
  const keys: Bytes[] = [];
  while (reader.remaining > 0) keys.push(reader.take(32));
  return keys;
}

/** @throws Problem `admin-request-malformed` */
export function encodeFetchRequest(slotPublicKeys: readonly Uint8Array[]): Bytes {
  const bytes = concatBytes(...slotPublicKeys);
  parseFetchRequest(bytes);
  return bytes;
}

/** 0–64 whole envelopes, not looked into. @throws Problem `admin-request-malformed` */
export function parseFetchedEnvelopes(bytes: Uint8Array): readonly Bytes[] {
  const reader = listReader(bytes, envelopeLength, 0, fetchLimit);
  const envelopes: Bytes[] = [];
  while (reader.remaining > 0) envelopes.push(reader.take(envelopeLength));
  return envelopes;
}

/** 1–64 names (acknowledge, purge). @throws Problem `admin-request-malformed` */
export function parseSubmissionNames(bytes: Uint8Array): readonly SubmissionName[] {
  const reader = listReader(bytes, 64, 1, fetchLimit);
  const names: SubmissionName[] = [];
  while (reader.remaining > 0) names.push({ slotPublicKey: reader.take(32), digest: reader.take(32) });
  return names;
}

/** @throws Problem `admin-request-malformed` */
export function encodeSubmissionNames(names: readonly SubmissionName[]): Bytes {
  const bytes = concatBytes(...names.map(({ slotPublicKey, digest }) => concatBytes(slotPublicKey, digest)));
  parseSubmissionNames(bytes);
  return bytes;
}

/** One byte for each name sent: 1 done, 0 refused. @throws Problem `admin-request-malformed` */
export function parseResults(bytes: Uint8Array, expectedCount: number): readonly boolean[] {
  const isWellFormed = bytes.length === expectedCount && bytes.every((byte) => byte <= 1);
  if (!isWellFormed) throw new Problem('admin-request-malformed', { field: 'results' });
  return Array.from(bytes, (byte) => byte === 1);
}

export function encodeResults(results: readonly boolean[]): Bytes {
  return Uint8Array.from(results, (isDone) => (isDone ? 1 : 0));
}

function listReader(bytes: Uint8Array, width: number, minimum: number, maximum: number): ByteReader {
  const reader = new ByteReader(bytes, 'admin-request-malformed');
  const count = bytes.length / width;
  if (!Number.isInteger(count) || count < minimum || count > maximum) reader.refuse('length');
  return reader;
}
