// How long the intake needs to check an envelope and to sign a receipt, without any disk.
import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { isSignatureValid } from '../../src/intake/ed25519.ts';
import { makeReceiptSigner } from '../../src/intake/receiptSigner.ts';
import { signingKey } from '../intake/testClinic.ts';
import { type Measured, percentile } from './measured.ts';

const rounds = 2000;

export async function receiptBench(): Promise<readonly Measured[]> {
  const slot = signingKey();
  const message = Uint8Array.from(Buffer.alloc(78, 1));
  const signature = slot.sign(message);
  const signer = makeReceiptSigner(randomBytes(32));
  const zeros = (length: number) => new Uint8Array(length);
  const digest = new Uint8Array(32).fill(1);
  const fields = {
    kind: 'stored',
    clinicId: zeros(16),
    slotPublicKey: slot.publicKey,
    submittedDigest: digest,
    storedDigest: digest,
    day: 20_000,
    nonce: zeros(24),
    attestTag: zeros(32),
  } as const;
  return [
    { what: 'check a signature, p50', value: median(() => isSignatureValid(slot.publicKey, message, signature)) },
    { what: 'sign a receipt, p50', value: median(() => signer.sign(fields)) },
  ];
}

function median(work: () => unknown): string {
  const samples = Array.from({ length: rounds }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return `${percentile(samples, 0.5).toFixed(3)} ms`;
}
