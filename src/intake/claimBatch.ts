// Claims and their receipts as they cross to the checking thread and back. Envelopes lie in memory that both see, each in
// a place of its own until it is answered; the rest is flat, because one block costs a fraction of as many small objects.
import type { Bytes } from '../core/bytes.ts';
import { envelopeLength } from '../core/envelope.ts';
import { statementLength } from '../core/statement.ts';
import type { SubmissionClaim } from './submissionCheck.ts';

/** Refused by whatever looks for it; not a number would be taken for the first place. */
const noPlace = -1;

/** What the thread begins with. */
export interface CheckWork {
  /** 32 secret bytes, that of makeReceiptSigner. */
  readonly receiptSeed: Uint8Array;
  /** Room for one envelope after the other. */
  readonly places: SharedArrayBuffer;
}

/** For `count` envelopes of 8,504 bytes. */
export function makePlaces(count: number): SharedArrayBuffer {
  return new SharedArrayBuffer(count * envelopeLength);
}

/** @throws RangeError when there is no such place, or an envelope is longer */
export function encodeClaims(
  claims: readonly SubmissionClaim[],
  numbers: readonly number[],
  places: SharedArrayBuffer,
): Uint32Array {
  return Uint32Array.from(
    claims.flatMap(({ envelope, day }, index) => {
      const number = numbers[index] ?? noPlace;
      placeOf(number, places).set(envelope);
      return [number, day];
    }),
  );
}

/** The envelopes stay where they are. */
export function decodeClaims(claims: Uint32Array, places: SharedArrayBuffer): readonly SubmissionClaim[] {
  return Array.from({ length: claims.length / 2 }, (_, index) => {
    const [number = noPlace, day = 0] = claims.subarray(2 * index);
    return { envelope: placeOf(number, places), day };
  });
}

function placeOf(number: number, places: SharedArrayBuffer): Uint8Array<SharedArrayBuffer> {
  return new Uint8Array(places, number * envelopeLength, envelopeLength);
}

/** One place a claim, in order; a place of zeros says that there is no receipt. */
export function encodeReceipts(receipts: readonly (Bytes | undefined)[]): Bytes {
  const bytes = new Uint8Array(receipts.length * statementLength);
  for (const [index, receipt] of receipts.entries()) if (receipt) bytes.set(receipt, index * statementLength);
  return bytes;
}

export function decodeReceipts(bytes: Uint8Array<ArrayBuffer>): readonly (Bytes | undefined)[] {
  return Array.from({ length: bytes.length / statementLength }, (_, index) => {
    const receipt = bytes.slice(index * statementLength, (index + 1) * statementLength);
    // A statement begins with its magic.
    return receipt[0] === 0 ? undefined : receipt;
  });
}
