// The tag that binds a slip to the clinic's root key: only who knows the code can make it (docs/protocol.md, section 5.4).
import { type Bytes, concatBytes } from '../core/bytes.ts';
import { domainTag } from '../core/domainTag.ts';
import { Problem } from '../core/problem.ts';
import { hmacSha512 } from './derivation.ts';

/** 32 bytes, to be compared in constant time. @throws Problem `key-length` */
export function attestTag(
  attestKey: Uint8Array,
  clinicId: Uint8Array,
  rootPublicKey: Uint8Array,
  slotPublicKey: Uint8Array,
): Bytes {
  // The fields have no length bytes of their own, so each must have exactly its length.
  const fits =
    attestKey.length === 32 && clinicId.length === 16 && rootPublicKey.length === 32 && slotPublicKey.length === 32;
  if (!fits) throw new Problem('key-length', { expected: 32 });
  const message = concatBytes(domainTag('attest'), clinicId, rootPublicKey, slotPublicKey);
  return hmacSha512(attestKey, message).slice(0, 32);
}
