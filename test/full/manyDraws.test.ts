import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { hex } from '../../src/core/bytes.ts';
import { codeAlphabet, makeCode } from '../../src/core/code.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { sealEnvelope } from '../../src/crypto/envelopeSealing.ts';
import { boxKeyPair } from '../../src/crypto/primitives.ts';

it('A14: of 500,000 codes none comes twice, and every symbol is as likely as every other at every place', () => {
  const seen = new Set<string>();
  const counts = Array.from({ length: 12 }, () => new Float64Array(32));
  for (let drawn = 0; drawn < 500_000; drawn++) {
    const code = makeCode(randomBytes);
    seen.add(code);
    counts.forEach((count, at) => {
      const value = codeAlphabet.indexOf(code[at] ?? '');
      count[value] = (count[value] ?? 0) + 1;
    });
  }
  expect(seen.size).toBe(500_000);
  const expected = 500_000 / 32;
  const chiSquares = counts.map((count) => count.reduce((sum, number) => sum + (number - expected) ** 2 / expected, 0));
  // 31 degrees of freedom: past 90 in one of ten million runs.
  expect(Math.max(...chiSquares)).toBeLessThan(90);
});

it('C01: 10,000 payloads of every length make envelopes of one length, no two with the same key, wrap or commitment', () => {
  const [daily, recovery] = [boxKeyPair(randomBytes(32)), boxKeyPair(randomBytes(32))];
  const slot = deriveSlotKeys(randomBytes(32), 'probe', 'start');
  const clinicId = randomBytes(16);
  const seen = new Set<string>();
  for (let drawn = 0; drawn < 10_000; drawn++) {
    const payload = 'a'.repeat(1 + (((drawn * 8191) % 10_007) % 8191));
    const { envelope } = sealEnvelope({ payload, clinicId, slot, recipients: { daily, recovery }, randomBytes });
    if (envelope.length !== 8504) throw new Error(`length ${envelope.length}`);
    for (const [from, to] of [
      [56, 88],
      [96, 144],
      [152, 200],
      [200, 232],
    ] as const) {
      seen.add(`${from}${hex(envelope.subarray(from, to))}`);
    }
  }
  expect(seen.size).toBe(40_000);
});
