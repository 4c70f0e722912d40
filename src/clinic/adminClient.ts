// The clinic page's side of the admin API (docs/protocol.md, section 12): signs each request with the role's own key
// and a fresh nonce, and turns what comes back into values. Nothing here opens an envelope or a record.
import { toBase64url } from '../core/base64url.ts';
import type { Bytes } from '../core/bytes.ts';
import { Problem } from '../core/problem.ts';
import { encodeRecordAppend, parseRecordConflict, parseRecordPage, type RecordPage } from '../core/recordBatch.ts';
import { parseRestoredDays, type RestoredDays } from '../core/restoredDays.ts';
import { parseSignedFiles, type SignedFiles } from '../core/signedFiles.ts';
import { encodeSlotKeys, encodeSlotRecords, type SlotRecord } from '../core/slotRecords.ts';
import {
  encodeFetchRequest,
  encodeSubmissionNames,
  parseFetchedEnvelopes,
  parseResults,
  parseSubmissionPage,
  type SubmissionEntry,
  type SubmissionName,
} from '../core/submissionList.ts';
import { decodeUtf8 } from '../core/utf8.ts';
import { authorize, type SignedRequest } from '../crypto/adminSigning.ts';
import type { KeyPair } from '../crypto/primitives.ts';
import { callIntake, type IntakeReply } from './intakeRequest.ts';

/** Each is also a locale key below `failure`. `conflict` carries what the intake answered with it. */
export type IntakeFailure = 'offline' | 'busy' | 'unauthorised' | 'refused' | 'conflict' | 'malformed';

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: IntakeFailure; readonly last?: number };

/** The two roles' signing keys. Secret. */
export interface AdminKeys {
  readonly registrar: KeyPair;
  readonly reader: KeyPair;
}

type Role = keyof AdminKeys;

export interface AdminCall<Value> {
  /** Undefined when the key is gone: nothing is sent. */
  readonly authorize: (request: SignedRequest) => string | undefined;
  readonly method: 'GET' | 'POST';
  /** Below `/api/v1/admin/`, with the query. */
  readonly path: string;
  readonly body?: Bytes;
  readonly read: (bytes: Bytes) => Value;
}

export interface AdminClient {
  readonly signedFiles: () => Promise<Outcome<SignedFiles>>;
  /** The address that clients open. */
  readonly clientAddress: () => Promise<Outcome<string>>;
  /** Undefined when the intake was never restored from a backup. */
  readonly restored: () => Promise<Outcome<RestoredDays | undefined>>;
  readonly registerSlots: (slots: readonly SlotRecord[]) => Promise<Outcome<void>>;
  readonly revokeSlots: (slotPublicKeys: readonly Uint8Array[]) => Promise<Outcome<void>>;
  readonly recordsAfter: (sequence: number) => Promise<Outcome<RecordPage>>;
  /** A `conflict` carries the intake's last number. */
  readonly appendRecords: (first: number, records: readonly Bytes[]) => Promise<Outcome<void>>;
  readonly submissionsAfter: (slotPublicKey: Uint8Array | undefined) => Promise<Outcome<readonly SubmissionEntry[]>>;
  readonly fetchEnvelopes: (slotPublicKeys: readonly Uint8Array[]) => Promise<Outcome<readonly Bytes[]>>;
  readonly acknowledge: (names: readonly SubmissionName[]) => Promise<Outcome<readonly boolean[]>>;
  /** Deletes the sealed bytes of exactly these; done again it says done again. */
  readonly purge: (names: readonly SubmissionName[]) => Promise<Outcome<readonly boolean[]>>;
}

const adminPath = '/api/v1/admin/';
const nothing = () => undefined;

export function makeAdminClient(fetchFrom: typeof fetch, keys: AdminKeys): AdminClient {
  const by = (role: Role) => (request: SignedRequest) => {
    // The clinic was locked while the nonce was on its way.
    const isOverwritten = keys[role].secretKey.every((byte) => byte === 0);
    return isOverwritten ? undefined : authorize(request, keys[role]);
  };
  const post = <Value>(role: Role, path: string, body: Bytes, read: (bytes: Bytes) => Value) =>
    adminCall(fetchFrom, { authorize: by(role), method: 'POST', path, body, read });
  const get = <Value>(role: Role, path: string, read: (bytes: Bytes) => Value) =>
    adminCall(fetchFrom, { authorize: by(role), method: 'GET', path, read });
  return {
    signedFiles: () => get('reader', 'profile', parseSignedFiles),
    restored: () => get('reader', 'restored', parseRestoredDays),
    clientAddress: () => get('reader', 'address', parseAddress),
    registerSlots: (slots) => post('registrar', 'slots', encodeSlotRecords(slots), nothing),
    revokeSlots: (slots) => post('registrar', 'revoke', encodeSlotKeys(slots), nothing),
    recordsAfter: (sequence) => get('reader', `records?after=${sequence}`, parseRecordPage),
    appendRecords: (first, records) => post('registrar', 'records', encodeRecordAppend({ first, records }), nothing),
    submissionsAfter: (slot) =>
      get('reader', slot === undefined ? 'submissions' : `submissions?after=${toBase64url(slot)}`, parseSubmissionPage),
    fetchEnvelopes: (slots) => post('reader', 'fetch', encodeFetchRequest(slots), parseFetchedEnvelopes),
    acknowledge: (names) =>
      post('reader', 'ack', encodeSubmissionNames(names), (bytes) => parseResults(bytes, names.length)),
    purge: (names) =>
      post('registrar', 'purge', encodeSubmissionNames(names), (bytes) => parseResults(bytes, names.length)),
  };
}

/** One signed request, with a nonce of its own. */
export async function adminCall<Value>(fetchFrom: typeof fetch, request: AdminCall<Value>): Promise<Outcome<Value>> {
  const nonce = await callIntake(fetchFrom, { method: 'GET', path: `${adminPath}nonce` });
  if (nonce.status !== 200) return failed(nonce);
  const path = `${adminPath}${request.path}`;
  const { method, body } = request;
  try {
    const signed = { method, path, nonce: nonce.bytes, body: body ?? new Uint8Array() };
    const authorization = request.authorize(signed);
    if (authorization === undefined) return { ok: false, failure: 'unauthorised' };
    const reply = await callIntake(fetchFrom, { method, path, authorization, ...(body === undefined ? {} : { body }) });
    return reply.status === 200 || reply.status === 201
      ? { ok: true, value: request.read(reply.bytes) }
      : failed(reply);
  } catch (error) {
    // What the intake sent did not parse: an expected outcome of talking to a stranger.
    if (error instanceof Problem) return { ok: false, failure: 'malformed' };
    throw error;
  }
}

function failed({ status, bytes }: IntakeReply): {
  readonly ok: false;
  readonly failure: IntakeFailure;
  readonly last?: number;
} {
  if (status === 0) return { ok: false, failure: 'offline' };
  if (status === 409)
    return { ok: false, failure: 'conflict', ...(bytes.length === 4 ? { last: parseRecordConflict(bytes) } : {}) };
  if (status === 429 || status === 503) return { ok: false, failure: 'busy' };
  return { ok: false, failure: status === 401 || status === 403 ? 'unauthorised' : 'refused' };
}

const addressPattern = /^https?:\/\/[a-z0-9.:[\]-]{1,253}\/$/;

/** @throws Problem `admin-request-malformed` unless it is the bare address of a host */
function parseAddress(bytes: Bytes): string {
  const address = decodeUtf8(bytes);
  if (!addressPattern.test(address)) throw new Problem('admin-request-malformed', { field: 'address' });
  return address;
}
