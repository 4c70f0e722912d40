// Rows for the store contract: random bytes of the right length, a clinic that is set up.
import type { Bytes } from '../../src/core/bytes.ts';
import type { NewClinic, Store, SubmissionAttempt } from '../../src/intake/store/store.ts';
import { random } from './testClinic.ts';

export const plain = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('hex');
export const slotOf = (slotPublicKey = random(32)) => ({ slotPublicKey, attestTag: random(32), opens: 10, closes: 20 });
export const accepted = [random(8), random(8)];

export function clinicFor(site: string): NewClinic {
  const signed = () => ({ bytes: random(500), signature: random(64), seq: 1 });
  return {
    clinicId: random(16),
    site,
    rootPublicKey: random(32),
    profile: signed(),
    about: signed(),
    acceptedKeyIds: accepted,
    adminKeys: [
      { keyId: random(8), role: 'registrar', publicKey: random(32) },
      { keyId: random(8), role: 'reader', publicKey: random(32) },
    ],
  };
}

export async function withClinic(store: Store, site = 'one.example'): Promise<NewClinic> {
  const clinic = clinicFor(site);
  const tokenDigest = random(64);
  await store.putSetupToken(site, tokenDigest, 100);
  const outcome = await store.setUpClinic({ tokenDigest, requestDigest: random(64), nowSeconds: 50 }, clinic);
  if (outcome !== 'created') throw new Error(outcome);
  return clinic;
}

export const attemptFor = (clinicId: Bytes, slotPublicKey: Bytes, changes: Partial<SubmissionAttempt> = {}) => ({
  clinicId,
  slotPublicKey,
  digest: random(32),
  envelope: random(8504),
  recipientKeyIds: accepted,
  day: 15,
  receipt: random(252),
  ...changes,
});
