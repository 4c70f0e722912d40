// Which foreign Ed25519 public keys may be registered. node:crypto accepts small-order and non-canonical points,
// for which anybody can make signatures; one such slot would be open to the world.
import { ed25519 } from '@noble/curves/ed25519.js';

/** True for 32 bytes that are the canonical encoding of a curve point that is not of small order. */
export function isSoundPublicKey(publicKey: Uint8Array): boolean {
  try {
    return !ed25519.Point.fromBytes(Uint8Array.from(publicKey), false).isSmallOrder();
  } catch {
    return false;
  }
}
