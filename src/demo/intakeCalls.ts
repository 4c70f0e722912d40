// HTTP to an intake on this machine: what a clinic page signs and what a client page sends.
import { setTimeout as wait } from 'node:timers/promises';
import type { Bytes } from '../core/bytes.ts';
import { encodeRecordAppend, parseRecordPage, type RecordPage, recordAppendLimit } from '../core/recordBatch.ts';
import { encodeSlotRecords, type SlotRecord } from '../core/slotRecords.ts';
import { authorize } from '../crypto/adminSigning.ts';
import type { KeyPair } from '../crypto/primitives.ts';
import { refuseOthersThanLoopback } from './loopback.ts';

export interface IntakeAnswer {
  readonly status: number;
  readonly bytes: Bytes;
}

const admin = '/api/v1/admin';
const tries = 6;

/**
 * Tries again when the intake is busy or the connection broke: every request of the protocol may come twice.
 * @throws Error unless the address is on loopback
 */
export async function callIntake(
  address: string,
  path: string,
  body?: Uint8Array,
  authorization?: string,
): Promise<IntakeAnswer> {
  refuseOthersThanLoopback(address);
  const request: RequestInit = {
    method: body === undefined ? 'GET' : 'POST',
    redirect: 'error',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      ...(authorization === undefined ? {} : { authorization }),
    },
    ...(body === undefined ? {} : { body: Uint8Array.from(body) }),
  };
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(`${address}${path}`, request).catch((error: unknown) => {
      if (attempt === tries) throw error;
    });
    if (response === undefined) continue;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isBusy = response.status === 429 || response.status === 503;
    if (!isBusy || attempt === tries) return { status: response.status, bytes };
    await wait(Number(response.headers.get('retry-after') ?? '1') * 1000);
  }
}

export interface AdminCalls {
  registerSlots(slots: readonly SlotRecord[]): Promise<void>;
  /** `sealed` begins at sequence number `first`. */
  appendRecords(first: number, sealed: readonly Uint8Array[]): Promise<void>;
  recordsAfter(sequence: number): Promise<RecordPage>;
}

/** `registrar` signs everything here. Anything but success is thrown with its status. */
export function makeAdminCalls(clinicAddress: string, registrar: KeyPair): AdminCalls {
  const signed = async (path: string, body?: Uint8Array): Promise<Bytes> => {
    const nonce = await callIntake(clinicAddress, `${admin}/nonce`);
    const method = body === undefined ? 'GET' : 'POST';
    const request = { method, path: `${admin}/${path}`, nonce: nonce.bytes, body: body ?? new Uint8Array() } as const;
    const answer = await callIntake(clinicAddress, request.path, body, authorize(request, registrar));
    if (answer.status !== 200 && answer.status !== 201)
      throw new Error(`the intake answered ${answer.status} to ${path}`);
    return answer.bytes;
  };
  return {
    async registerSlots(slots) {
      await signed('slots', encodeSlotRecords(slots));
    },
    async appendRecords(first, sealed) {
      for (let done = 0; done < sealed.length; done += recordAppendLimit) {
        const records = sealed.slice(done, done + recordAppendLimit).map((record) => Uint8Array.from(record));
        await signed('records', encodeRecordAppend({ first: first + done, records }));
      }
    },
    async recordsAfter(sequence) {
      return parseRecordPage(await signed(`records?after=${sequence}`));
    },
  };
}
