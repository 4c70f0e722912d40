// What a clinic's clients sent and were told, kept outside the intake: at the end the database is held against it.

import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { request } from 'node:http';
import type { Bytes } from '../../src/core/bytes.ts';
import { encodeSlotRecords } from '../../src/core/slotRecords.ts';
import { parseStatement } from '../../src/core/statement.ts';
import { setUpOver } from '../intake/runningIntake.ts';
import { digestOf, type SigningKey, type TestClinic, testSlots } from '../intake/testClinic.ts';
import type { Ready } from '../support/intakeProcess.ts';

const batch = 500;
const patienceMs = 20_000;

export const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** All hex. */
export interface StoredRow {
  readonly digest: string;
  /** SHA-256 of the bytes that lie there. */
  readonly envelopeHash: string;
  readonly receipt: string;
}

/** By slot key, hex. */
export type StoredRows = ReadonlyMap<string, StoredRow>;

export class Ledger {
  readonly clinic: TestClinic;
  readonly slots: readonly SigningKey[];
  readonly problems: string[] = [];
  /** Receipts by envelope number. */
  readonly acknowledged = new Map<number, string>();
  readonly #receiptKey: KeyObject;
  readonly #expected = new Map<number, Omit<StoredRow, 'receipt'>>();

  private constructor(clinic: TestClinic, slots: readonly SigningKey[], receiptKey: Uint8Array) {
    this.clinic = clinic;
    this.slots = slots;
    const x = Buffer.from(receiptKey).toString('base64url');
    this.#receiptKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  }

  /** Sets a clinic up and registers `count` slots, open on the days of `window` when given. */
  static async open(
    ready: Ready,
    count: number,
    window?: { readonly opens: number; readonly closes: number },
  ): Promise<Ledger> {
    const made = await setUpOver(ready.client, ready.clinic, ready.setup[0]?.token ?? '', 1);
    const path = '/api/v1/admin/slots';
    const slots: SigningKey[] = [];
    while (slots.length < count) {
      const more = testSlots(Math.min(batch, count - slots.length), window);
      const nonce = new Uint8Array(await (await fetch(`${ready.clinic}/api/v1/admin/nonce`)).arrayBuffer());
      const body = encodeSlotRecords(more.records);
      const authorization = made.clinic.authorization(made.clinic.registrar, nonce, 'POST', path, body);
      const headers = { 'content-type': 'application/octet-stream', authorization };
      const answer = await fetch(`${ready.clinic}${path}`, { method: 'POST', body, headers });
      if (answer.status !== 201) throw new Error(`registering answered ${answer.status}`);
      slots.push(...more.keys);
    }
    const key = new Uint8Array(await (await fetch(`${ready.clinic}/api/v1/admin/receipt-key`)).arrayBuffer());
    return new Ledger(made.clinic, slots, key.subarray(8));
  }

  /** The same number gives the same bytes in every attempt. */
  envelope(index: number): Bytes {
    const slot = this.slots[index];
    if (!slot) throw new Error('no such slot');
    return this.clinic.envelope(slot, Uint8Array.of(index >> 16, index >> 8, index));
  }

  /** One attempt. True when a valid receipt came back; everything else is no word at all. */
  async attempt(address: string, index: number): Promise<boolean> {
    const answer = await post(`${address}/api/v1/submissions`, this.envelope(index)).catch(() => undefined);
    if (answer === undefined || (answer.status !== 200 && answer.status !== 201)) return false;
    if (!this.#isReceipt(answer.bytes, index)) return false;
    const receipt = hexOf(answer.bytes);
    const before = this.acknowledged.get(index);
    if (before !== undefined && answer.status === 201) this.problems.push(`${index}: stored again after a receipt`);
    if (before !== undefined && before !== receipt) this.problems.push(`${index}: another receipt for the same bytes`);
    this.acknowledged.set(index, receipt);
    return true;
  }

  /** Each acknowledged form must lie there whole, with the receipt that its sender has. */
  compare(stored: StoredRows, when: string): void {
    for (const [index, receipt] of this.acknowledged) {
      const row = stored.get(hexOf(this.slots[index]?.publicKey ?? new Uint8Array(0)));
      const expected = this.#expectedOf(index);
      if (row?.digest !== expected.digest) this.problems.push(`${index}: acknowledged and lost ${when}`);
      else if (row.envelopeHash !== expected.envelopeHash) this.problems.push(`${index}: other bytes stored ${when}`);
      else if (row.receipt !== receipt) this.problems.push(`${index}: another receipt stored ${when}`);
    }
  }

  #expectedOf(index: number): Omit<StoredRow, 'receipt'> {
    const known = this.#expected.get(index);
    if (known) return known;
    const envelope = this.envelope(index);
    const envelopeHash = createHash('sha256').update(envelope).digest('hex');
    const expected = { digest: hexOf(digestOf(envelope)), envelopeHash };
    this.#expected.set(index, expected);
    return expected;
  }

  #isReceipt(bytes: Bytes, index: number): boolean {
    try {
      const statement = parseStatement(bytes);
      const message = Buffer.concat([Buffer.from('form/1/receipt\0', 'latin1'), bytes.subarray(0, 188)]);
      return (
        statement.kind === 'stored' &&
        hexOf(statement.submittedDigest) === this.#expectedOf(index).digest &&
        verify(null, message, this.#receiptKey, bytes.subarray(188))
      );
    } catch {
      return false;
    }
  }
}

/** A connection for each request: a kept one would hide what happens to connections. */
export function post(address: string, body: Uint8Array): Promise<{ readonly status: number; readonly bytes: Bytes }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': body.length };
    const outgoing = request(address, { method: 'POST', headers, agent: false, timeout: patienceMs }, (incoming) => {
      const parts: Buffer[] = [];
      incoming.on('data', (part: Buffer) => parts.push(part));
      incoming.on('error', reject);
      incoming.on('end', () => {
        if (!incoming.complete) reject(new Error('cut'));
        else resolve({ status: incoming.statusCode ?? 0, bytes: Uint8Array.from(Buffer.concat(parts)) });
      });
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer')));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
