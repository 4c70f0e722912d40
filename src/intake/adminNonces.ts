// Nonces for signed admin requests, without any memory of them: the server secret recognises its own. Within its
// 60 seconds a nonce can be used again, which is harmless because every admin action is idempotent.
import { createHmac } from 'node:crypto';
import { adminNonceLifeSeconds, adminNonceMacInput, encodeAdminNonce, parseAdminNonce } from '../core/adminRequest.ts';
import { type Bytes, equalBytes } from '../core/bytes.ts';
import type { RandomBytes } from '../core/random.ts';

/** 32 bytes. */
export function makeNonce(serverSecret: Uint8Array, nowSeconds: number, randomBytes: RandomBytes): Bytes {
  const random = Uint8Array.from(randomBytes(16));
  const expiresAtSeconds = nowSeconds + adminNonceLifeSeconds;
  return encodeAdminNonce({ random, expiresAtSeconds, mac: macOf(serverSecret, random, expiresAtSeconds) });
}

/** `nonce` is 32 bytes. Refuses those from a future that this clock cannot have promised. */
export function isNonceValid(serverSecret: Uint8Array, nonce: Uint8Array, nowSeconds: number): boolean {
  const { random, expiresAtSeconds, mac } = parseAdminNonce(nonce);
  const isOurs = equalBytes(mac, macOf(serverSecret, random, expiresAtSeconds));
  return isOurs && nowSeconds <= expiresAtSeconds && expiresAtSeconds <= nowSeconds + adminNonceLifeSeconds;
}

function macOf(serverSecret: Uint8Array, random: Bytes, expiresAtSeconds: number): Bytes {
  const mac = createHmac('sha512', serverSecret).update(adminNonceMacInput(random, expiresAtSeconds)).digest();
  return Uint8Array.from(mac.subarray(0, 12));
}
