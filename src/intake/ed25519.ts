// Ed25519 and SHA-512 over raw bytes, by the quicker of two libraries: libsodium where its ready-made build fits this
// machine, else node:crypto. Both give the same signatures and refuse malleated ones (S + L); libsodium also refuses points
// of small order, which publicKeyCheck.ts keeps out at registration.
import { hash } from 'node:crypto';
import { nodeEd25519 } from './nodeEd25519.ts';
import { loadSodium } from './sodiumEd25519.ts';

export interface SigningKey {
  /** 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** 64 bytes; the same message gives the same. */
  sign(message: Uint8Array): Uint8Array<ArrayBuffer>;
}

export interface Ed25519 {
  /** `seed` is 32 secret bytes. */
  signingKey(seed: Uint8Array): SigningKey;
  /** Of a key of 32 bytes and a signature of 64. */
  isSignatureValid(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

const quickest: Ed25519 = loadSodium() ?? nodeEd25519;

/** `seed` is 32 secret bytes. */
export function signingKey(seed: Uint8Array): SigningKey {
  return quickest.signingKey(seed);
}

/** False for anything that is not a valid signature, keys of a wrong length included. */
export function isSignatureValid(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  return publicKey.length === 32 && signature.length === 64 && quickest.isSignatureValid(publicKey, message, signature);
}

/** 64 bytes. */
export function sha512(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hash('sha512', bytes, 'buffer'));
}
