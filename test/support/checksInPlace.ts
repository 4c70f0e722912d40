// Checks of submissions on the test's own thread: the real thread is a built file, and whoever tests sources has none.
import { makeReceiptSigner } from '../../src/intake/receiptSigner.ts';
import { receiptIfSigned, type SubmissionChecks } from '../../src/intake/submissionCheck.ts';

export function checksInPlace(receiptSeed: Uint8Array): SubmissionChecks {
  const signer = makeReceiptSigner(receiptSeed);
  return { check: async (claim) => receiptIfSigned(signer, claim), stop: async () => undefined };
}
