// The release key: an Ed25519 pair of its own, unrelated to every clinic's keys. Its texts are lower-case hexadecimal,
// which can be read aloud and never begins with a hyphen on a command line.
import { type Bytes, concatBytes, fromHex, hex } from '../core/bytes.ts';
import { domainTag } from '../core/domainTag.ts';
import type { RandomBytes } from '../core/random.ts';
import { sign, signKeyPairFromSeed, verifySignature, wipe } from '../crypto/primitives.ts';
import { checkRandomSource } from '../crypto/selfTest.ts';

export interface ReleaseKey {
  /** 64 hexadecimal digits: the seed of the pair. Whoever has it can sign in our name. */
  readonly secret: string;
  /** 64 hexadecimal digits. */
  readonly public: string;
}

/** @throws Problem `random-source-broken` */
export function makeReleaseKey(randomBytes: RandomBytes): ReleaseKey {
  checkRandomSource(randomBytes);
  const seed = randomBytes(32);
  const key = { secret: hex(seed), public: hex(signKeyPairFromSeed(seed).publicKey) };
  wipe(seed);
  return key;
}

/** 64 bytes: Ed25519 over T("release") ‖ the bytes of the list. @throws Problem `key-length`, `bytes-malformed` for a bad secret */
export function signReleaseList(
  list: Uint8Array,
  secret: string,
): { readonly signature: Bytes; readonly public: string } {
  const seed = fromHex(secret);
  const { publicKey, secretKey } = signKeyPairFromSeed(seed);
  const signature = sign(signingInput(list), secretKey);
  wipe(seed, secretKey);
  return { signature, public: hex(publicKey) };
}

/** `publicKey` is 64 hexadecimal digits; false for anything else. */
export function isSignedBy(list: Uint8Array, signature: Uint8Array, publicKey: string): boolean {
  return isReleaseKey(publicKey) && verifySignature(signingInput(list), signature, fromHex(publicKey));
}

export function isReleaseKey(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

function signingInput(list: Uint8Array): Bytes {
  return concatBytes(domainTag('release'), list);
}
