// Claims and their receipts as they cross to the checking thread and back: flat bytes, because copying one block costs a
// fraction of copying as many small objects.
import { ByteReader, type Bytes, u32 } from '../core/bytes.ts';
import { statementLength } from '../core/statement.ts';
import type { SubmissionClaim } from './submissionCheck.ts';

const claimLength = 16 + 32 + 64 + 64 + 4;

/** @throws RangeError when a field is longer than its place */
export function encodeClaims(claims: readonly SubmissionClaim[]): Bytes {
  const bytes = new Uint8Array(claims.length * claimLength);
  let offset = 0;
  for (const { clinicId, slotPublicKey, fullDigest, signature, day } of claims)
    for (const field of [clinicId, slotPublicKey, fullDigest, signature, u32(day)]) {
      bytes.set(field, offset);
      offset += field.length;
    }
  return bytes;
}

export function decodeClaims(bytes: Uint8Array): readonly SubmissionClaim[] {
  const reader = new ByteReader(bytes);
  return Array.from({ length: bytes.length / claimLength }, () => ({
    clinicId: reader.take(16),
    slotPublicKey: reader.take(32),
    fullDigest: reader.take(64),
    signature: reader.take(64),
    day: reader.u32(),
  }));
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
