// Signs statements with the intake's receipt key. The only place where that key is used.
import type { Bytes } from '../core/bytes.ts';
import { concatBytes } from '../core/bytes.ts';
import { domainTag } from '../core/domainTag.ts';
import {
  encodeStatement,
  encodeStatementBody,
  type StatementFields,
  statementSigningInput,
} from '../core/statement.ts';
import { sha512, signingKey } from './ed25519.ts';

export interface ReceiptSigner {
  /** 8 bytes. */
  readonly keyId: Bytes;
  /** 32 bytes, listed in each clinic's profile. */
  readonly publicKey: Bytes;
  /** 252 bytes; the same fields give the same bytes. */
  sign(fields: Omit<StatementFields, 'receiptKeyId'>): Bytes;
}

/** `seed` is 32 secret bytes. */
export function makeReceiptSigner(seed: Uint8Array): ReceiptSigner {
  const { publicKey, sign } = signingKey(seed);
  const keyId = keyIdOf(publicKey);
  return {
    keyId,
    publicKey,
    sign(fields) {
      const body = encodeStatementBody({ ...fields, receiptKeyId: keyId });
      return encodeStatement(body, sign(statementSigningInput(body)));
    },
  };
}

/** First 8 bytes of SHA-512 over T("key-id") ‖ key. */
export function keyIdOf(publicKey: Uint8Array): Bytes {
  return sha512(concatBytes(domainTag('key-id'), publicKey)).slice(0, 8);
}
