// HMAC and HKDF over SHA-512 (docs/protocol.md, section 2). The slow derivations are in argon2.ts.
import { hkdf as nobleHkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha512 } from '@noble/hashes/sha2.js';
import type { Bytes } from '../core/bytes.ts';
import { encodeUtf8 } from '../core/utf8.ts';

const salt = encodeUtf8('form/1');

/** 64 bytes. */
export function hmacSha512(key: Uint8Array, message: Uint8Array): Bytes {
  return hmac(sha512, key, message) as Bytes;
}

/** `length` bytes of HKDF-SHA-512 with the protocol's salt. Secret as long as `secret` is. */
export function hkdf(secret: Uint8Array, info: Uint8Array, length: number): Bytes {
  return nobleHkdf(sha512, secret, salt, info, length) as Bytes;
}
