// Ed25519 by libsodium, which checks a signature in less than half the time of node:crypto. The package brings ready-made
// builds for usual systems and compiles nothing.
import { createRequire } from 'node:module';
import type { Ed25519 } from './ed25519.ts';

/** What is used of it. Each argument is a view on bytes of exactly the length that libsodium names; otherwise it throws. */
interface Sodium {
  crypto_sign_seed_keypair(publicKey: Uint8Array, secretKey: Uint8Array, seed: Uint8Array): void;
  crypto_sign_detached(signature: Uint8Array, message: Uint8Array, secretKey: Uint8Array): void;
  crypto_sign_verify_detached(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean;
}

/** Undefined where there is no build for this machine. */
export function loadSodium(): Ed25519 | undefined {
  let sodium: Sodium;
  try {
    sodium = createRequire(import.meta.url)('sodium-native') as Sodium;
  } catch {
    return undefined;
  }
  return {
    signingKey(seed) {
      const [publicKey, secretKey] = [new Uint8Array(32), new Uint8Array(64)];
      sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed);
      return {
        publicKey,
        sign(message) {
          const signature = new Uint8Array(64);
          sodium.crypto_sign_detached(signature, message, secretKey);
          return signature;
        },
      };
    },

    isSignatureValid: (publicKey, message, signature) =>
      sodium.crypto_sign_verify_detached(signature, message, publicKey),
  };
}
