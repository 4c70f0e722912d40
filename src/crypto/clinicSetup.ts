// Makes a new clinic: all its keys, the first vault's contents, and the two root-signed files (docs/protocol.md,
// sections 5, 12 and 14). The vault still has to be sealed under a passphrase (vault.ts); nothing here is slow.
import type { About } from '../core/about.ts';
import { toBase64url } from '../core/base64url.ts';
import type { Bytes } from '../core/bytes.ts';
import type { Day } from '../core/day.ts';
import type { PlanEntry, RecipientKey } from '../core/profile.ts';
import type { RandomBytes } from '../core/random.ts';
import { encodeSetupRequest } from '../core/setupRequest.ts';
import { keyId } from './keyId.ts';
import { boxKeyPair, type KeyPair, signKeyPairFromSeed } from './primitives.ts';
import { type SignedFile, signAbout, signProfile } from './profileSignature.ts';
import { deriveSeedKeys } from './recoverySeed.ts';
import { checkRandomSource } from './selfTest.ts';
import type { Vault } from './vault.ts';

export interface ClinicDetails {
  /** What names the clinic. */
  readonly about: Pick<About, 'name' | 'support' | 'notice' | 'occasions'>;
  readonly plan: readonly PlanEntry[];
  /** The intake's own key: the profile must list it. */
  readonly receiptKey: RecipientKey;
  /** Neutral page for the quick exit. */
  readonly exit?: string;
  readonly issued: Day;
  readonly expires: Day;
}

export interface NewClinic {
  /** With the master seed: as secret as the recovery sheet. */
  readonly vault: Vault;
  readonly registrarPublicKey: Bytes;
  readonly readerPublicKey: Bytes;
  readonly profile: SignedFile;
  readonly about: SignedFile;
}

/** @throws Problem `random-source-broken`, `profile-refused`, `about-refused` */
export function makeClinic(details: ClinicDetails, randomBytes: RandomBytes): NewClinic {
  checkRandomSource(randomBytes);
  const seed = random(randomBytes, 32);
  const { root, recovery, registryKey } = deriveSeedKeys(seed);
  const daily = boxKeyPair(random(randomBytes, 32));
  const clinicId = random(randomBytes, 16);
  const [registrarSeed, readerSeed] = [random(randomBytes, 32), random(randomBytes, 32)];
  const [dailyKey, recoveryKey] = [recipient(daily), recipient(recovery)];
  const profile = signProfile(
    {
      clinicId,
      salt: random(randomBytes, 16),
      rootPublicKey: root.publicKey,
      seq: 1,
      issued: details.issued,
      expires: details.expires,
      daily: dailyKey,
      recovery: recoveryKey,
      accept: [dailyKey.keyId, recoveryKey.keyId],
      revoked: [],
      receipt: [details.receiptKey],
      plan: details.plan,
      ...(details.exit === undefined ? {} : { exit: details.exit }),
    },
    root.secretKey,
  );
  const about = signAbout({ v: 1, clinic: toBase64url(clinicId), seq: 1, ...details.about }, root.secretKey);
  return {
    vault: {
      clinicId,
      rootPublicKey: root.publicKey,
      seed,
      daily: [{ keyId: dailyKey.keyId, secretKey: daily.secretKey, from: details.issued }],
      registryKey,
      registrarSeed,
      readerSeed,
    },
    registrarPublicKey: signKeyPairFromSeed(registrarSeed).publicKey,
    readerPublicKey: signKeyPairFromSeed(readerSeed).publicKey,
    profile,
    about,
  };
}

/** The body of the set-up request. `token` is 10 bytes. @throws Problem `setup-request-malformed` */
export function clinicSetupRequest(clinic: NewClinic, token: Uint8Array): Bytes {
  const { registrarPublicKey, readerPublicKey, profile, about } = clinic;
  return encodeSetupRequest({
    token: Uint8Array.from(token),
    registrarPublicKey,
    readerPublicKey,
    files: {
      profile: profile.bytes,
      profileSignature: profile.signature,
      about: about.bytes,
      aboutSignature: about.signature,
    },
  });
}

function recipient({ publicKey }: KeyPair): RecipientKey {
  return { keyId: keyId(publicKey), publicKey };
}

function random(randomBytes: RandomBytes, length: number): Bytes {
  return Uint8Array.from(randomBytes(length));
}
