// Short name of a public key (docs/protocol.md, section 2).
import { type Bytes, concatBytes } from '../core/bytes.ts';
import { domainTag } from '../core/domainTag.ts';
import { sha512 } from './primitives.ts';

/** 8 bytes. */
export function keyId(publicKey: Uint8Array): Bytes {
  return sha512(concatBytes(domainTag('key-id'), publicKey)).slice(0, 8);
}
