import { randomBytes } from 'node:crypto';
import { argon2id } from '@noble/hashes/argon2.js';
import { describe, expect, it } from 'vitest';
import { hex } from '../../src/core/bytes.ts';
import { deriveRoot } from '../../src/crypto/argon2.ts';
import { attestTag } from '../../src/crypto/attestTag.ts';
import { cellLength, openCell, sealCell } from '../../src/crypto/cell.ts';
import { deriveSlotKeys, wipeSlotKeys } from '../../src/crypto/codeKeys.ts';
import { checkRandomSource } from '../../src/crypto/selfTest.ts';

const root = randomBytes(32);

describe('the slow derivation', { timeout: 120_000 }, () => {
  const salt = randomBytes(16);
  const data = '33N4ZY7A2G2';

  it('A06: gives another root when any of its parameters changes by one', () => {
    const cost = { t: 2, m: 19_456, p: 1, version: 0x13, dkLen: 32 };
    const ours = hex(deriveRoot(data, salt));
    expect(ours).toBe(hex(argon2id(data, salt, cost)));
    for (const change of [{ t: 1 }, { m: 19_464 }, { p: 2 }, { version: 0x10 }]) {
      expect(hex(argon2id(data, salt, { ...cost, ...change }))).not.toBe(ours);
    }
  });

  it('reports its progress up to the end', () => {
    const heard: number[] = [];
    deriveRoot(data, salt, (fraction) => heard.push(fraction));
    expect(heard.length).toBeGreaterThan(10);
    expect(heard.at(-1)).toBe(1);
    expect(heard.every((fraction, index) => fraction >= (heard[index - 1] ?? 0))).toBe(true);
  });

  it('takes eleven symbols and a salt of sixteen bytes, nothing else', () => {
    expect(() => deriveRoot('33N4ZY7A2G2E', salt)).toThrow('key-length');
    expect(() => deriveRoot(data, salt.subarray(1))).toThrow('key-length');
  });
});

describe('the keys of slots', () => {
  it('differ for every questionnaire, occasion and code, and between their own purposes', () => {
    const slots = [root, randomBytes(32)].flatMap((secret) =>
      ['a', 'b', 'a.b'].flatMap((instr) => ['start', 'end'].map((occasion) => deriveSlotKeys(secret, instr, occasion))),
    );
    const parts = slots.flatMap(({ slotPublicKey, slotSecretKey, attestKey, cellId, cellKey }) =>
      [slotPublicKey, slotSecretKey.subarray(0, 32), attestKey, cellKey].map(hex).concat(hex(cellId)),
    );
    expect(new Set(parts).size).toBe(parts.length);
  });

  it('do not run together at the border of their names', () => {
    expect(deriveSlotKeys(root, 'ab', 'c').slotPublicKey).not.toEqual(deriveSlotKeys(root, 'a', 'bc').slotPublicKey);
  });

  it('are overwritten when wiped', () => {
    const keys = deriveSlotKeys(root, 'a', 'start');
    wipeSlotKeys(keys);
    for (const secret of [keys.slotSecretKey, keys.attestKey, keys.cellId, keys.cellKey]) {
      expect(secret.every((byte) => byte === 0)).toBe(true);
    }
  });
});

it('an attest tag changes with every one of its inputs', () => {
  const inputs = [randomBytes(32), randomBytes(16), randomBytes(32), randomBytes(32)] as const;
  const [attestKey, clinicId, rootPublicKey, slotPublicKey] = inputs;
  const tags = [
    attestTag(attestKey, clinicId, rootPublicKey, slotPublicKey),
    attestTag(randomBytes(32), clinicId, rootPublicKey, slotPublicKey),
    attestTag(attestKey, randomBytes(16), rootPublicKey, slotPublicKey),
    attestTag(attestKey, clinicId, randomBytes(32), slotPublicKey),
    attestTag(attestKey, clinicId, rootPublicKey, randomBytes(32)),
  ].map(hex);
  expect(new Set(tags).size).toBe(5);
  expect(() => attestTag(attestKey, clinicId.subarray(1), rootPublicKey, slotPublicKey)).toThrow('key-length');
});

describe('a cell', () => {
  const { cellKey } = deriveSlotKeys(root, 'a', 'start');
  const cell = sealCell('{"å":1}', cellKey, randomBytes(24));

  it('B01: is always as long, and opens again', () => {
    expect(cellLength).toBe(32_808);
    for (const content of ['', '{}', 'å'.repeat(16_383)]) {
      const blob = sealCell(content, cellKey, randomBytes(24));
      expect(blob).toHaveLength(cellLength);
      expect(openCell(blob, cellKey)).toBe(content);
    }
    expect(() => sealCell('å'.repeat(16_384), cellKey, randomBytes(24))).toThrow('padding-overflow');
  });

  it('B03: does not open with a byte changed', () => {
    for (const at of [0, 23, 24, 39, 40, 41, 16_000, 32_807]) {
      const bent = Uint8Array.from(cell);
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect(openCell(bent, cellKey)).toBeUndefined();
    }
  });

  it('B04: does not open when it is something else', () => {
    const others = [cell.subarray(0, 0), cell.subarray(0, 24), cell.subarray(0, 32_807), 'text', null, undefined, 7];
    for (const blob of [...others, { length: 32_808 }, JSON.parse('{"__proto__":{"length":32808}}'), [...cell]]) {
      expect(openCell(blob, cellKey)).toBeUndefined();
    }
  });

  it('B05: does not open under the key of another', () => {
    expect(openCell(cell, deriveSlotKeys(root, 'a', 'end').cellKey)).toBeUndefined();
  });
});

describe('C16: a random source', () => {
  it('passes when it is one', () => {
    expect(() => checkRandomSource(randomBytes)).not.toThrow();
  });

  const draw = randomBytes(32);
  let count = 0;
  it.each([
    ['that gives zeros', (length: number) => new Uint8Array(length)],
    ['that gives one byte', (length: number) => new Uint8Array(length).fill(0xaa)],
    ['that repeats itself', () => draw],
    ['that gives too little', () => randomBytes(16)],
    ['that runs dry', (length: number) => (count++ === 0 ? randomBytes(length) : new Uint8Array(length))],
  ])('is refused %s', (_, source) => {
    expect(() => checkRandomSource(source)).toThrow('random-source-broken');
  });
});
