// The public keys that must never be used: X25519 points that make every shared secret zero, Ed25519 points whose
// signatures anybody can make. In every encoding (the top bit is ignored by X25519 and is the sign in Ed25519).
import { type Bytes, equalBytes, fromHex } from './bytes.ts';

const lowOrderEncodings: readonly Bytes[] = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map(fromHex);

/** True when `publicKey` (32 bytes, X25519) is one of the points of order 1, 2, 4 or 8. Public keys are not secret. */
export function isLowOrder(publicKey: Uint8Array): boolean {
  const masked = Uint8Array.from(publicKey);
  masked[31] = (masked[31] ?? 0) & 0x7f;
  return lowOrderEncodings.some((encoding) => equalBytes(encoding, masked));
}

const smallOrderEncodings: readonly Bytes[] = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map(fromHex);

/** True when `publicKey` (32 bytes, Ed25519) has small order or is not the canonical encoding (y at or above the field prime). */
export function isWeakSigningKey(publicKey: Uint8Array): boolean {
  const y = Uint8Array.from(publicKey);
  y[31] = (y[31] ?? 0) & 0x7f;
  const isAtOrAbovePrime = (y[0] ?? 0) >= 0xed && y[31] === 0x7f && y.subarray(1, 31).every((byte) => byte === 0xff);
  return isAtOrAbovePrime || smallOrderEncodings.some((encoding) => equalBytes(encoding, y));
}
