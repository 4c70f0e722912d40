// The costly half of taking a submission in: is it signed by its slot, and if so, the receipt that it will get. No
// database and no clock, so that it can be done on another thread (submissionCheckThread.ts).
import type { Bytes } from '../core/bytes.ts';
import { envelopeSigningInput } from '../core/envelope.ts';
import { zeroNonce, zeroTag } from '../core/statement.ts';
import { isSignatureValid } from './ed25519.ts';
import type { ReceiptSigner } from './receiptSigner.ts';

export interface SubmissionClaim {
  readonly clinicId: Bytes;
  readonly slotPublicKey: Bytes;
  /** All 64 bytes of the envelope's digest. */
  readonly fullDigest: Bytes;
  readonly signature: Bytes;
  /** Today, for the receipt. */
  readonly day: number;
}

/** The signed `stored` statement, to be used once it is true; undefined when the signature does not hold. */
export type SubmissionCheck = (claim: SubmissionClaim) => Promise<Bytes | undefined>;

export interface SubmissionChecks {
  readonly check: SubmissionCheck;
  stop(): Promise<void>;
}

export function receiptIfSigned(signer: ReceiptSigner, claim: SubmissionClaim): Bytes | undefined {
  const { clinicId, slotPublicKey, fullDigest, signature, day } = claim;
  if (!isSignatureValid(slotPublicKey, envelopeSigningInput(fullDigest), signature)) return undefined;
  const digest = fullDigest.slice(0, 32);
  return signer.sign({
    kind: 'stored',
    clinicId,
    slotPublicKey,
    submittedDigest: digest,
    storedDigest: digest,
    day,
    nonce: zeroNonce,
    attestTag: zeroTag,
  });
}
