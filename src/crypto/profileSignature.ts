// Root signatures over the profile and the about file, and the checks on keys that core cannot make
// (docs/protocol.md, sections 5.1 and 5.2). A valid signature says that the file agrees with the root inside it;
// that it is the right root, the attest tag says.
import { type About, aboutSigningInput, encodeAbout, parseAbout } from '../core/about.ts';
import { type Bytes, equalBytes } from '../core/bytes.ts';
import { isWeakSigningKey } from '../core/lowOrderPoints.ts';
import { Problem } from '../core/problem.ts';
import { encodeProfile, type Profile, parseProfile, profileSigningInput, type RecipientKey } from '../core/profile.ts';
import { keyId } from './keyId.ts';
import { sign, verifySignature } from './primitives.ts';
import type { SignatureCheck } from './signatureCheck.ts';

export interface SignedFile {
  readonly bytes: Bytes;
  /** 64 bytes. */
  readonly signature: Bytes;
}

/** `rootSecretKey` is 64 bytes. @throws Problem `profile-refused` */
export function signProfile(profile: Profile, rootSecretKey: Uint8Array): SignedFile {
  const bytes = encodeProfile(profile);
  const signature = sign(profileSigningInput(bytes), rootSecretKey);
  verifyProfile(bytes, signature);
  return { bytes, signature };
}

/** `rootSecretKey` is 64 bytes. @throws Problem `about-refused` */
export function signAbout(about: About, rootSecretKey: Uint8Array): SignedFile {
  const bytes = encodeAbout(about);
  return { bytes, signature: sign(aboutSigningInput(bytes), rootSecretKey) };
}

/** @throws Problem `profile-refused` on form, rules, key ids, weak keys or signature */
export function verifyProfile(bytes: Uint8Array, signature: Uint8Array): Profile {
  const profile = parseProfile(bytes);
  return soundProfile(profile, verifySignature(profileSigningInput(bytes), signature, profile.rootPublicKey));
}

/** The same, the signature checked by `check`. Rejects with Problem `profile-refused`. */
export async function verifyProfileWith(
  check: SignatureCheck,
  bytes: Uint8Array,
  signature: Uint8Array,
): Promise<Profile> {
  const profile = parseProfile(bytes);
  return soundProfile(profile, await check(profileSigningInput(bytes), signature, profile.rootPublicKey));
}

function soundProfile(profile: Profile, isSigned: boolean): Profile {
  if (!isSigned) throw new Problem('profile-refused', { field: 'signature' });
  const { daily, recovery, receipt } = profile;
  if (![daily, recovery, ...receipt].every(isNamedRight)) throw new Problem('profile-refused', { field: 'id' });
  const isWeak = receipt.some(({ publicKey }) => isWeakSigningKey(publicKey));
  if (isWeak) throw new Problem('profile-refused', { field: 'receipt' });
  return profile;
}

/** `rootPublicKey` and `clinic` (its base64url text, compared when given) are the profile's. @throws Problem `about-refused` */
export function verifyAbout(
  bytes: Uint8Array,
  signature: Uint8Array,
  rootPublicKey: Uint8Array,
  clinic?: string,
): About {
  const about = parseAbout(bytes);
  return soundAbout(about, verifySignature(aboutSigningInput(bytes), signature, rootPublicKey), clinic);
}

/** The same, the signature checked by `check`. Rejects with Problem `about-refused`. */
export async function verifyAboutWith(
  check: SignatureCheck,
  bytes: Uint8Array,
  signature: Uint8Array,
  rootPublicKey: Uint8Array,
): Promise<About> {
  const about = parseAbout(bytes);
  return soundAbout(about, await check(aboutSigningInput(bytes), signature, rootPublicKey));
}

function soundAbout(about: About, isSigned: boolean, clinic?: string): About {
  if (!isSigned) throw new Problem('about-refused', { field: 'signature' });
  if (clinic !== undefined && about.clinic !== clinic) throw new Problem('about-refused', { field: 'clinic' });
  return about;
}

function isNamedRight(key: RecipientKey): boolean {
  return equalBytes(keyId(key.publicKey), key.keyId);
}
