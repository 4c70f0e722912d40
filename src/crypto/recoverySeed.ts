// The clinic's master seed: what is derived from it, and how it is printed (docs/protocol.md, section 5.3).
import { bech32 } from '@scure/base';
import type { Bytes } from '../core/bytes.ts';
import { domainTag } from '../core/domainTag.ts';
import { Problem } from '../core/problem.ts';
import { hkdf } from './derivation.ts';
import { boxKeyPair, type KeyPair, signKeyPairFromSeed, wipe } from './primitives.ts';

const prefix = 'form';
const seedLength = 32;

export interface SeedKeys {
  /** Ed25519: signs profile and about. */
  readonly root: KeyPair;
  /** X25519: opens every envelope if the daily key is lost. */
  readonly recovery: KeyPair;
  /** 32 bytes: seals the registry. */
  readonly registryKey: Bytes;
}

/** All of it is secret but the public keys. `seed` is 32 bytes. @throws Problem `key-length` */
export function deriveSeedKeys(seed: Uint8Array): SeedKeys {
  if (seed.length !== seedLength) throw new Problem('key-length', { expected: seedLength, length: seed.length });
  const rootSeed = hkdf(seed, domainTag('root-sign'), 32);
  const recoverySecret = hkdf(seed, domainTag('recovery-box'), 32);
  const keys = {
    root: signKeyPairFromSeed(rootSeed),
    recovery: boxKeyPair(recoverySecret),
    registryKey: hkdf(seed, domainTag('registry-key'), 32),
  };
  wipe(rootSeed);
  return keys;
}

/** `FORM 1…` in groups of four, with a checksum. As secret as the seed. */
export function formatRecoverySheet(seed: Uint8Array): string {
  if (seed.length !== seedLength) throw new Problem('key-length', { expected: seedLength, length: seed.length });
  const text = bech32.encode(prefix, bech32.toWords(seed)).toUpperCase();
  return text.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The 32-byte seed. White space and hyphens are forgiven, nothing else is. @throws Problem `recovery-sheet-refused` */
export function parseRecoverySheet(typed: string): Bytes {
  if (typed.length > 256) throw new Problem('recovery-sheet-refused');
  const text = typed.replace(/[\s-]/gu, '');
  const decoded = bech32.decodeUnsafe(text);
  const seed = decoded?.prefix === prefix ? bech32.fromWordsUnsafe(decoded.words) : undefined;
  if (!(seed instanceof Uint8Array) || seed.length !== seedLength) throw new Problem('recovery-sheet-refused');
  return Uint8Array.from(seed);
}
