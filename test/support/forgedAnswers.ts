// Answers to a submission that are not receipts, each made from what the intake really said or from nothing at all.
import { randomBytes } from 'node:crypto';
import {
  encodeStatement,
  encodeStatementBody,
  parseStatement,
  type StatementFields,
  statementSigningInput,
} from '../../src/core/statement.ts';
import { keyId } from '../../src/crypto/keyId.ts';
import { sign, signKeyPairFromSeed } from '../../src/crypto/primitives.ts';
import type { Fault, Forgery } from './falteringProxy.ts';

const words = (text: string) => Uint8Array.from(Buffer.from(text));
const noise = (length: number) => Uint8Array.from(randomBytes(length));
const stranger = signKeyPairFromSeed(noise(32));

/** What it is, and what the proxy does. `replace` lets the true answer be made first. */
export const forgedAnswers: readonly (readonly [string, Fault])[] = [
  ['a captive portal', forge({ status: 200, contentType: 'text/html', body: words('<title>Wi-Fi</title>') })],
  ['a redirection to one', forge({ status: 302, contentType: 'text/html', body: words('') })],
  ['a demand for a log-in', forge({ status: 511, contentType: 'text/html', body: words('<title>Wi-Fi</title>') })],
  ['201 and nothing', forge({ status: 201, body: words('') })],
  ['201 and 252 random bytes', forge({ status: 201, body: noise(252) })],
  ['201 and 252 zero bytes', forge({ status: 201, body: new Uint8Array(252) })],
  ['503', forge({ status: 503, body: words('') })],
  ['429', forge({ status: 429, body: words('') })],
  ['the envelope itself', { kind: 'replace', by: (_, request) => ({ status: 201, body: request }) }],
  ['a receipt cut short', changed((receipt) => receipt.slice(0, 251))],
  ['a receipt with one byte more', changed((receipt) => Uint8Array.from([...receipt, 0]))],
  ['a receipt with one bit changed in its digest', changed((receipt) => flipped(receipt, 60))],
  ['a receipt with one bit changed in its day', changed((receipt) => flipped(receipt, 123))],
  ['a receipt with one bit changed in its signature', changed((receipt) => flipped(receipt, 251))],
  ['a receipt that a stranger signed under the intake’s name', changed((receipt) => signedByStranger(receipt, {}))],
  [
    'a receipt that a stranger signed under a name of their own',
    changed((receipt) => signedByStranger(receipt, { receiptKeyId: keyId(stranger.publicKey) })),
  ],
  [
    'a refusal that a stranger signed',
    changed((receipt) => signedByStranger(receipt, { kind: 'conflict', storedDigest: noise(32) })),
  ],
];

function forge(answer: Forgery): Fault {
  return { kind: 'forge', answer };
}

function changed(by: (receipt: Uint8Array) => Uint8Array): Fault {
  return { kind: 'replace', by: ({ status, body }) => ({ status, body: by(body) }) };
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
}

function signedByStranger(receipt: Uint8Array, changes: Partial<StatementFields>): Uint8Array {
  const body = encodeStatementBody({ ...parseStatement(receipt), ...changes });
  return encodeStatement(body, sign(statementSigningInput(body), stranger.secretKey));
}
