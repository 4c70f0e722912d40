// The only importer of tweetnacl, with the checks that it leaves out (docs/protocol.md, section 15): lengths, keys of
// low order, zero shared secrets, signatures with S at or above the group order.
import nacl from 'tweetnacl';
import { type Bytes, equalBytes, fromHex } from '../core/bytes.ts';
import { isLowOrder, isWeakSigningKey } from '../core/lowOrderPoints.ts';
import { Problem } from '../core/problem.ts';

/** `secretKey` is 64 bytes for signing (seed, then public key) and 32 bytes for boxes. */
export interface KeyPair {
  readonly publicKey: Bytes;
  readonly secretKey: Bytes;
}

/** 64 bytes. */
export function sha512(bytes: Uint8Array): Bytes {
  return nacl.hash(bytes) as Bytes;
}

/** Ed25519 from a 32-byte seed. @throws Problem `key-length` */
export function signKeyPairFromSeed(seed: Uint8Array): KeyPair {
  demandLength(seed, 32);
  return nacl.sign.keyPair.fromSeed(seed) as KeyPair;
}

/** Ed25519, 64 bytes. `secretKey` is 64 bytes. @throws Problem `key-length` */
export function sign(message: Uint8Array, secretKey: Uint8Array): Bytes {
  demandLength(secretKey, 64);
  return nacl.sign.detached(message, secretKey) as Bytes;
}

/** False for anything that is not a canonical signature by an honest key, whatever the lengths. */
export function verifySignature(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  return isSoundSignature(signature, publicKey) && nacl.sign.detached.verify(message, signature, publicKey);
}

/** What a library may leave out: lengths, an honest key, S below the group order. Not the signature itself. */
export function isSoundSignature(signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  return !isWeakSigningKey(publicKey) && isBelowGroupOrder(signature.subarray(32));
}

/** X25519 from a 32-byte secret. @throws Problem `key-length` */
export function boxKeyPair(secretKey: Uint8Array): KeyPair {
  demandLength(secretKey, 32);
  return nacl.box.keyPair.fromSecretKey(secretKey) as KeyPair;
}

/** NaCl box, 16 bytes longer than `message`. @throws Problem `key-length`, `point-low-order`, `shared-secret-zero` */
export function sealBox(message: Uint8Array, nonce: Uint8Array, publicKey: Uint8Array, secretKey: Uint8Array): Bytes {
  const key = sharedKey(publicKey, secretKey);
  const box = sealSecretbox(message, nonce, key);
  wipe(key);
  return box;
}

/** Undefined when it does not open. @throws Problem `key-length`, `point-low-order`, `shared-secret-zero` */
export function openBox(
  box: Uint8Array,
  nonce: Uint8Array,
  publicKey: Uint8Array,
  secretKey: Uint8Array,
): Bytes | undefined {
  const key = sharedKey(publicKey, secretKey);
  const message = openSecretbox(box, nonce, key);
  wipe(key);
  return message;
}

/** NaCl secretbox, 16 bytes longer than `message`. @throws Problem `key-length` */
export function sealSecretbox(message: Uint8Array, nonce: Uint8Array, key: Uint8Array): Bytes {
  demandLength(nonce, 24);
  demandLength(key, 32);
  return nacl.secretbox(message, nonce, key) as Bytes;
}

/** Undefined when it does not open. @throws Problem `key-length` */
export function openSecretbox(box: Uint8Array, nonce: Uint8Array, key: Uint8Array): Bytes | undefined {
  demandLength(nonce, 24);
  demandLength(key, 32);
  return (nacl.secretbox.open(box, nonce, key) as Bytes | null) ?? undefined;
}

/** Overwrites secrets. Best effort: copies that the engine made are out of reach. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}

// 2^252 + 27742317777372353535851937790883648493, least significant byte first.
const groupOrder = [
  0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

function isBelowGroupOrder(scalar: Uint8Array): boolean {
  for (let index = 31; index >= 0; index--) {
    const difference = (scalar[index] ?? 0) - (groupOrder[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

// HSalsa20 of a zero shared secret: the key that a low-order point would lead to.
const keyOfZeroSecret = fromHex('351f86faa3b988468a850122b65b0acece9c4826806aeee63de9c0da2bd7f91e');

/** The box key of two parties, 32 secret bytes. The point is refused by name first, the zero secret by its result. */
export function sharedKey(publicKey: Uint8Array, secretKey: Uint8Array): Bytes {
  demandLength(publicKey, 32);
  demandLength(secretKey, 32);
  if (isLowOrder(publicKey)) throw new Problem('point-low-order');
  return soundKey(nacl.box.before(publicKey, secretKey) as Bytes);
}

/** The same from an X25519 secret that was computed elsewhere. @throws Problem `key-length`, `point-low-order`, `shared-secret-zero` */
export function sharedKeyFrom(secret: Uint8Array, publicKey: Uint8Array): Bytes {
  demandLength(secret, 32);
  if (isLowOrder(publicKey)) throw new Problem('point-low-order');
  const key = new Uint8Array(32);
  lowLevel.crypto_core_hsalsa20(key, new Uint8Array(16), secret, sigma);
  return soundKey(key);
}

// The step between X25519 and the box key, which tweetnacl has but does not declare.
const { lowlevel: lowLevel } = nacl as unknown as {
  readonly lowlevel: {
    crypto_core_hsalsa20(out: Uint8Array, input: Uint8Array, key: Uint8Array, constant: Uint8Array): void;
  };
};
const sigma = Uint8Array.from('expand 32-byte k', (symbol) => symbol.charCodeAt(0));

function soundKey(key: Bytes): Bytes {
  if (equalBytes(key, keyOfZeroSecret)) throw new Problem('shared-secret-zero');
  return key;
}

function demandLength(bytes: Uint8Array, length: number): void {
  if (bytes.length !== length) throw new Problem('key-length', { expected: length, length: bytes.length });
}
