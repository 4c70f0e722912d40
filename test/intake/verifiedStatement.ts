// A statement whose signature holds under the intake's receipt key, checked over the bytes as received.
import { concatBytes } from '../../src/core/bytes.ts';
import { parseStatement, type Statement } from '../../src/core/statement.ts';
import { isSignatureValid } from '../../src/intake/ed25519.ts';

export function verifiedStatement(bytes: Uint8Array, receiptPublicKey: Uint8Array): Statement {
  const statement = parseStatement(bytes);
  const message = concatBytes(Buffer.from('form/1/receipt\0'), bytes.subarray(0, 188));
  if (!isSignatureValid(receiptPublicKey, message, statement.signature)) throw new Error('the signature does not hold');
  return statement;
}
