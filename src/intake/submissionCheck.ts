// The costly half of taking a submission in: its digest, whether it is signed by its slot, and if so, the receipt that it
// will get. No database and no clock, so that it can be done on another thread (submissionCheckThread.ts).
import type { Bytes } from '../core/bytes.ts';
import { envelopeDigestInput, envelopeSigningInput, parseEnvelopeOutside } from '../core/envelope.ts';
import { zeroNonce, zeroTag } from '../core/statement.ts';
import { isSignatureValid, sha512 } from './ed25519.ts';
import type { ReceiptSigner } from './receiptSigner.ts';

export interface SubmissionClaim {
  /** 8,504 bytes. */
  readonly envelope: Uint8Array;
  /** Today, for the receipt. */
  readonly day: number;
}

/** The signed `stored` statement, to be used once it is true; undefined when the signature does not hold. */
export type SubmissionCheck = (claim: SubmissionClaim) => Promise<Bytes | undefined>;

export interface SubmissionChecks {
  readonly check: SubmissionCheck;
  stop(): Promise<void>;
}

/** @throws Problem `envelope-malformed` */
export function receiptIfSigned(signer: ReceiptSigner, { envelope, day }: SubmissionClaim): Bytes | undefined {
  const { clinicId, slotPublicKey, signature } = parseEnvelopeOutside(envelope);
  const fullDigest = sha512(envelopeDigestInput(envelope));
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
