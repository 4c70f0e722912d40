// Seals registry records into boxes of one size and opens the chain again (docs/protocol.md, section 11).
import { fromBase64url, toBase64url } from '../core/base64url.ts';
import { type Bytes, concatBytes, equalBytes } from '../core/bytes.ts';
import type { Day } from '../core/day.ts';
import { domainTag } from '../core/domainTag.ts';
import { pad, unpad } from '../core/padding.ts';
import { Problem } from '../core/problem.ts';
import type { RandomBytes } from '../core/random.ts';
import {
  encodeRegistryRecord,
  parseRegistryRecord,
  type RegistryEvent,
  type RegistryRecord,
  recordPaddedLength,
  sealedRecordLength,
} from '../core/registryRecord.ts';
import { openSecretbox, sealSecretbox, sha512 } from './primitives.ts';

const nonceLength = 24;

/** Where a chain ends: the last sequence number and the link that the next record must carry. */
export interface ChainEnd {
  /** 0 when there is no record. */
  readonly last: number;
  /** 16 bytes. */
  readonly link: Bytes;
}

export const emptyChain: ChainEnd = { last: 0, link: new Uint8Array(16) };

export type OpenedRegistry =
  | { readonly ok: true; readonly records: readonly RegistryRecord[]; readonly end: ChainEnd }
  | { readonly ok: false; readonly reason: 'unreadable' | 'broken-chain' | 'malformed'; readonly at: number };

export interface SealedRecords {
  /** 1,024 bytes each, to be appended from `after.last` + 1. */
  readonly records: readonly Bytes[];
  readonly end: ChainEnd;
}

/** @throws Problem `registry-record-refused` when an event breaks a rule or is too long */
export function sealRegistry(
  events: readonly RegistryEvent[],
  day: Day,
  registryKey: Uint8Array,
  randomBytes: RandomBytes,
  after: ChainEnd = emptyChain,
): SealedRecords {
  let end = after;
  const records: Bytes[] = [];
  for (const event of events) {
    const record = { v: 1, n: end.last + 1, p: toBase64url(end.link), day, ...event } as const;
    const sealed = sealRecord(record, registryKey, randomBytes(nonceLength));
    records.push(sealed);
    end = { last: record.n, link: linkTo(sealed) };
  }
  return { records, end };
}

/** 1,024 bytes. `nonce` is 24 fresh random bytes. @throws Problem `registry-record-refused` */
export function sealRecord(record: RegistryRecord, registryKey: Uint8Array, nonce: Uint8Array): Bytes {
  const padded = pad(encodeRegistryRecord(record), recordPaddedLength);
  return concatBytes(nonce, sealSecretbox(padded, nonce, registryKey));
}

/** Stops at the first record that does not open, does not follow the one before or breaks a rule: half a registry counts wrong. */
export function openRegistry(
  sealedRecords: readonly Uint8Array[],
  registryKey: Uint8Array,
  after: ChainEnd = emptyChain,
): OpenedRegistry {
  let end = after;
  const records: RegistryRecord[] = [];
  for (const sealed of sealedRecords) {
    const at = end.last + 1;
    const padded = openRecord(sealed, registryKey);
    if (padded === undefined) return { ok: false, reason: 'unreadable', at };
    const record = parsed(padded);
    if (record === undefined) return { ok: false, reason: 'malformed', at };
    const follows = record.n === at && equalBytes(fromBase64url(record.p), end.link);
    if (!follows) return { ok: false, reason: 'broken-chain', at };
    records.push(record);
    end = { last: at, link: linkTo(sealed) };
  }
  return { ok: true, records, end };
}

function linkTo(sealed: Uint8Array): Bytes {
  return sha512(concatBytes(domainTag('registry-link'), sealed)).slice(0, 16);
}

function openRecord(sealed: Uint8Array, registryKey: Uint8Array): Bytes | undefined {
  if (sealed.length !== sealedRecordLength) return undefined;
  return openSecretbox(sealed.subarray(nonceLength), sealed.subarray(0, nonceLength), registryKey);
}

function parsed(padded: Uint8Array): RegistryRecord | undefined {
  try {
    return parseRegistryRecord(unpad(padded));
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
