import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../src/core/bytes.ts';
import {
  encodeStatement,
  encodeStatementBody,
  parseStatement,
  type StatementFields,
  statementKinds,
  zeroDigest,
  zeroNonce,
  zeroTag,
} from '../../src/core/statement.ts';

const some = (length: number): Bytes => new Uint8Array(randomBytes(length));
const digest = some(32);

const base = { clinicId: some(16), slotPublicKey: some(32), receiptKeyId: some(8) };
const toSubmission = {
  ...base,
  submittedDigest: digest,
  nonce: zeroNonce,
  storedDigest: zeroDigest,
  day: 0,
  attestTag: zeroTag,
};
const toStatus = {
  ...base,
  submittedDigest: zeroDigest,
  nonce: some(24),
  storedDigest: zeroDigest,
  day: 0,
  attestTag: zeroTag,
};

const wellFormed: readonly StatementFields[] = [
  { ...toSubmission, kind: 'stored', storedDigest: digest, day: 20_703 },
  { ...toSubmission, kind: 'conflict', storedDigest: some(32), day: 20_703 },
  { ...toSubmission, kind: 'unknown-slot' },
  { ...toSubmission, kind: 'closed' },
  { ...toSubmission, kind: 'keys-refused' },
  { ...toStatus, kind: 'unknown-slot' },
  { ...toStatus, kind: 'closed' },
  { ...toStatus, kind: 'open', attestTag: some(32) },
  { ...toStatus, kind: 'taken', storedDigest: digest, day: 1, attestTag: some(32) },
];

describe('a statement', () => {
  it.each(wellFormed)('of kind $kind comes back as it was written', (fields) => {
    const signature = some(64);
    const bytes = encodeStatement(encodeStatementBody(fields), signature);
    expect(bytes).toHaveLength(252);
    expect(parseStatement(bytes)).toEqual({ ...fields, signature });
  });

  it('has one canonical form only: of all combinations of fields exactly the nine above are written', () => {
    const accepted: StatementFields[] = [];
    for (const kind of statementKinds) {
      for (const bits of Array.from({ length: 64 }, (_, mask) => mask)) {
        const on = (bit: number) => (bits & (1 << bit)) !== 0;
        const fields: StatementFields = {
          ...base,
          kind,
          submittedDigest: on(0) ? digest : zeroDigest,
          storedDigest: on(1) ? (on(5) ? digest : some(32)) : zeroDigest,
          day: on(2) ? 1 : 0,
          nonce: on(3) ? some(24) : zeroNonce,
          attestTag: on(4) ? some(32) : zeroTag,
        };
        try {
          encodeStatementBody(fields);
        } catch {
          continue;
        }
        accepted.push(fields);
      }
    }
    const shape = ({ kind, ...fields }: StatementFields) =>
      [kind, fields.submittedDigest, fields.storedDigest, fields.nonce, fields.attestTag]
        .map((part) => (typeof part === 'string' ? part : part.some((byte) => byte !== 0)))
        .join();
    expect(new Set(accepted.map(shape))).toEqual(new Set(wellFormed.map(shape)));
  });

  it('E07: is never made of noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 252, maxLength: 252 }), (noise) => {
        expect(() => parseStatement(noise)).toThrow('statement-malformed');
      }),
    );
  });
});
