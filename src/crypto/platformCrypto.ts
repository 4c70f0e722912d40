// The slow primitives as the platform has them, behind the same checks as ours. Optional: without them everything goes the plain way.
import type { Bytes } from '../core/bytes.ts';
import type { KeyPair } from './primitives.ts';
import { sharedKeyFrom, wipe } from './primitives.ts';

export interface PlatformCrypto {
  /** 64 bytes. */
  readonly sha512: (bytes: Uint8Array) => Promise<Bytes>;
  /** Ed25519. The key's soundness and S are checked by the caller. */
  readonly verify: (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => Promise<boolean>;
  /** X25519: 32 secret bytes, before any hash. */
  readonly agree: (publicKey: Uint8Array, own: KeyPair) => Promise<Bytes>;
}

/** As `sharedKey`. @throws Problem `point-low-order`, `shared-secret-zero`, or whatever the platform throws */
export async function sharedKeyWith(platform: PlatformCrypto, publicKey: Uint8Array, own: KeyPair): Promise<Bytes> {
  const secret = await platform.agree(publicKey, own);
  const key = sharedKeyFrom(secret, publicKey);
  wipe(secret);
  return key;
}
