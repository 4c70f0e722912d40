import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../src/core/bytes.ts';
import {
  encodeStatement,
  encodeStatementBody,
  type StatementFields,
  statementSigningInput,
  zeroDigest,
  zeroNonce,
  zeroTag,
} from '../../src/core/statement.ts';
import { keyId } from '../../src/crypto/keyId.ts';
import { type KeyPair, sign, signKeyPairFromSeed } from '../../src/crypto/primitives.ts';
import { saysStored, verifyStatement } from '../../src/crypto/statements.ts';

const some = (length: number): Bytes => new Uint8Array(randomBytes(length));
const [oldKey, newKey, foreignKey] = [0, 1, 2].map(() => signKeyPairFromSeed(some(32))) as [KeyPair, KeyPair, KeyPair];
const listed = ({ publicKey }: KeyPair) => ({ keyId: keyId(publicKey), publicKey });

const profile = { clinicId: some(16), receipt: [listed(oldKey), listed(newKey)] };
const slotPublicKey = some(32);
const digest = some(32);
const nonce = some(24);

function signed(fields: Partial<StatementFields>, key = newKey): Bytes {
  const body = encodeStatementBody({
    kind: 'stored',
    clinicId: profile.clinicId,
    slotPublicKey,
    submittedDigest: digest,
    storedDigest: digest,
    day: 20_703,
    nonce: zeroNonce,
    attestTag: zeroTag,
    receiptKeyId: keyId(key.publicKey),
    ...fields,
  });
  return encodeStatement(body, sign(statementSigningInput(body), key.secretKey));
}

const asReceipt = (bytes: Uint8Array) => verifyStatement(bytes, { profile, slotPublicKey, digest });
const asStatus = (bytes: Uint8Array, asked = nonce) => verifyStatement(bytes, { profile, slotPublicKey, nonce: asked });
const taken = (storedDigest: Bytes) =>
  signed({ kind: 'taken', submittedDigest: zeroDigest, storedDigest, nonce, attestTag: some(32) });

describe('a receipt', () => {
  it('is believed under any key that the profile lists', () => {
    expect(asReceipt(signed({}))?.kind).toBe('stored');
    expect(asReceipt(signed({}, oldKey))?.kind).toBe('stored');
  });

  it('E03: is not believed under a key that it does not list, or that signs with another id', () => {
    expect(asReceipt(signed({}, foreignKey))).toBeUndefined();
    expect(asReceipt(signed({ receiptKeyId: keyId(oldKey.publicKey) }))).toBeUndefined();
  });

  it('E08: is not believed for another clinic, slot or form, nor as another kind', () => {
    expect(asReceipt(signed({ clinicId: some(16) }))).toBeUndefined();
    expect(asReceipt(signed({ slotPublicKey: some(32) }))).toBeUndefined();
    const other = some(32);
    expect(asReceipt(signed({ submittedDigest: other, storedDigest: other }))).toBeUndefined();
    const bytes = signed({});
    for (const kind of [2, 3, 4, 5, 6, 7]) {
      const relabelled = Uint8Array.from(bytes);
      relabelled[5] = kind;
      expect(asReceipt(relabelled)).toBeUndefined();
    }
  });

  it('is not believed with any byte changed', { timeout: 120_000 }, () => {
    const bytes = signed({});
    const believed = [...bytes.keys()].filter((at) => {
      const bent = Uint8Array.from(bytes);
      bent[at] = (bent[at] ?? 0) ^ (1 << (at % 8));
      return asReceipt(bent) !== undefined;
    });
    expect(believed).toEqual([]);
  });

  it('E06, E07: is not a page of a captive portal, nor noise of the right length', () => {
    for (const bytes of [some(252), Buffer.from('<html>'.padEnd(252)), new Uint8Array(0), some(251), some(8504)]) {
      expect(asReceipt(bytes)).toBeUndefined();
      expect(asStatus(bytes)).toBeUndefined();
    }
  });
});

describe('the answer to a status request', () => {
  it('E02: is believed for its own nonce only', () => {
    const bytes = taken(digest);
    expect(asStatus(bytes)?.kind).toBe('taken');
    expect(asStatus(bytes, some(24))).toBeUndefined();
  });

  it('is never a receipt, and a receipt never answers it', () => {
    expect(asReceipt(taken(digest))).toBeUndefined();
    expect(asStatus(signed({}))).toBeUndefined();
    expect(asStatus(signed({}), zeroNonce)).toBeUndefined();
  });
});

it('says stored only for exactly this form', () => {
  const said = (statement: ReturnType<typeof asStatus>) => statement && saysStored(statement, digest);
  expect(said(asReceipt(signed({})))).toBe(true);
  expect(said(asStatus(taken(digest)))).toBe(true);
  expect(said(asStatus(taken(some(32))))).toBe(false);
  expect(said(asReceipt(signed({ kind: 'conflict', storedDigest: some(32) })))).toBe(false);
  expect(said(asReceipt(signed({ kind: 'closed', storedDigest: zeroDigest, day: 0 })))).toBe(false);
});
