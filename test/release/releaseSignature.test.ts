// The release key, with Node's own Ed25519 as the second opinion.
import { createPrivateKey, createPublicKey, sign as nodeSign, verify as nodeVerify, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fromHex, hex } from '../../src/core/bytes.ts';
import { isReleaseKey, isSignedBy, makeReleaseKey, signReleaseList } from '../../src/release/releaseSignature.ts';

const draw = (length: number) => Uint8Array.from(randomBytes(length));
const key = makeReleaseKey(draw);
const list = new TextEncoder().encode('release 0.1.0\nand so on\n');
const tagged = (tag: string) => Buffer.concat([Buffer.from(`form/1/${tag}\0`), list]);
const publicKey = createPublicKey({
  key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), fromHex(key.public)]),
  format: 'der',
  type: 'spki',
});
const privateKey = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), fromHex(key.secret)]),
  format: 'der',
  type: 'pkcs8',
});
const { signature } = signReleaseList(list, key.secret);

test('a signed list verifies, here and with other software', () => {
  expect(signature).toHaveLength(64);
  expect(isSignedBy(list, signature, key.public)).toBe(true);
  expect(nodeVerify(null, tagged('release'), publicKey, signature)).toBe(true);
  expect(isSignedBy(list, nodeSign(null, tagged('release'), privateKey), key.public)).toBe(true);
});

test('the public key is told with each signature', () => {
  expect(signReleaseList(list, key.secret).public).toBe(key.public);
});

describe('refused', () => {
  test('every list that differs by one byte', () => {
    for (let index = 0; index < list.length; index++) {
      const copy = Uint8Array.from(list);
      copy[index] = (copy[index] ?? 0) ^ (1 << (index % 8));
      expect(isSignedBy(copy, signature, key.public), `byte ${index}`).toBe(false);
    }
  });

  test('every signature that differs by one byte, and one of another length', () => {
    for (let index = 0; index < 64; index++) {
      const copy = Uint8Array.from(signature);
      copy[index] = (copy[index] ?? 0) ^ 1;
      expect(isSignedBy(list, copy, key.public), `byte ${index}`).toBe(false);
    }
    expect(isSignedBy(list, signature.slice(0, 63), key.public)).toBe(false);
    expect(isSignedBy(list, new Uint8Array(0), key.public)).toBe(false);
  });

  test('another key', () => {
    expect(isSignedBy(list, signature, makeReleaseKey(draw).public)).toBe(false);
  });

  test('what the same key signed for another purpose, or without one', () => {
    expect(isSignedBy(list, nodeSign(null, tagged('profile'), privateKey), key.public)).toBe(false);
    expect(isSignedBy(list, nodeSign(null, list, privateKey), key.public)).toBe(false);
  });

  test.each(['', 'x'.repeat(64), '00'.repeat(31), '0'.repeat(64), `01${'0'.repeat(62)}`])('%s as a key', (text) => {
    expect(isSignedBy(list, signature, text)).toBe(false);
  });

  test('a random source that stands still', () => {
    expect(() => makeReleaseKey((length) => new Uint8Array(length))).toThrow('random-source-broken');
  });
});

test('keys are texts of 64 digits, and no two are the same', () => {
  expect(isReleaseKey(key.public) && isReleaseKey(key.secret)).toBe(true);
  expect(isReleaseKey(hex(draw(32)).toUpperCase())).toBe(false);
  expect(new Set([key, makeReleaseKey(draw)].flatMap((pair) => [pair.public, pair.secret])).size).toBe(4);
});
