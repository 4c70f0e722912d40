import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, test } from 'vitest';
import { isNonceValid, makeNonce } from '../../src/intake/adminNonces.ts';
import { openAtRest, sealAtRest } from '../../src/intake/atRest.ts';
import { makeKeyFile, readKeyFile } from '../../src/intake/keyFile.ts';
import { isSoundPublicKey } from '../../src/intake/publicKeyCheck.ts';
import { random, signingKey } from './testClinic.ts';
import { temporaryFolder } from './testIntake.ts';
import { weakPublicKeys } from './weakPublicKeys.ts';

describe('the key file', () => {
  test('is made once, for its owner only, and read back', () => {
    const path = join(temporaryFolder(), 'intake.key');
    expect(readKeyFile(path)).toEqual({ state: 'missing' });
    const secrets = makeKeyFile(path, randomBytes);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const result = readKeyFile(path);
    expect(result.state === 'read' && Buffer.from(result.secrets.serverSecret)).toEqual(secrets.serverSecret);
    expect(() => makeKeyFile(path, randomBytes)).toThrow('EEXIST');
  });

  test('is refused when others may read it or when it is damaged', () => {
    const path = join(temporaryFolder(), 'intake.key');
    makeKeyFile(path, randomBytes);
    const text = readFileSync(path, 'utf8');
    for (const mode of [0o640, 0o604, 0o620]) {
      chmodSync(path, mode);
      expect(readKeyFile(path)).toMatchObject({ state: 'refused' });
    }
    chmodSync(path, 0o600);
    for (const bad of [
      '',
      '{}',
      text.slice(0, -4),
      text.replace('"v":1', '"v":2'),
      text.replace(/:"..../, ':"'),
      'null',
      '[]',
    ]) {
      writeFileSync(path, bad);
      expect(readKeyFile(path)).toMatchObject({ state: 'refused' });
    }
  });
});

describe('what is sealed at rest', () => {
  test('opens only whole, with its secret and in its place', () => {
    const [secret, context, bytes] = [random(32), random(16), random(1000)];
    const sealed = sealAtRest(secret, context, bytes, randomBytes);
    expect(openAtRest(secret, context, sealed)).toEqual(bytes);
    expect(openAtRest(random(32), context, sealed)).toBeUndefined();
    expect(openAtRest(secret, random(16), sealed)).toBeUndefined();
    for (let offset = 0; offset < sealed.length; offset += 13) {
      const changed = sealed.slice();
      changed[offset] = (changed[offset] ?? 0) ^ 1;
      expect(openAtRest(secret, context, changed)).toBeUndefined();
    }
    for (const length of [0, 12, 27, sealed.length - 1])
      expect(openAtRest(secret, context, sealed.slice(0, length))).toBeUndefined();
  });
});

describe('a nonce', () => {
  test('is 32 bytes, never the same twice, and recognised for sixty seconds', () => {
    const secret = random(32);
    const nonce = makeNonce(secret, 1000, randomBytes);
    expect(nonce).toHaveLength(32);
    expect(makeNonce(secret, 1000, randomBytes)).not.toEqual(nonce);
    expect([999, 1000, 1060, 1061].map((now) => isNonceValid(secret, nonce, now))).toEqual([false, true, true, false]);
    expect(isNonceValid(random(32), nonce, 1000)).toBe(false);
  });

  test('with any single bit changed is not ours', () => {
    const secret = random(32);
    const nonce = makeNonce(secret, 1000, randomBytes);
    for (let bit = 0; bit < 256; bit++) {
      const changed = nonce.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(isNonceValid(secret, changed, 1000)).toBe(false);
    }
  });
});

describe('a foreign public key', () => {
  test.each(weakPublicKeys)('F03 is not sound as %s', (_name, weak) => {
    expect(isSoundPublicKey(weak)).toBe(false);
  });

  test('F03 is not sound in a second encoding, even when the point itself is an ordinary one', () => {
    // y + p for the few y that still fit into 255 bits.
    const twins = Array.from({ length: 17 }, (_, index) =>
      Uint8Array.of(0xed + 2 + index, ...Array(30).fill(0xff), 0x7f),
    );
    const isOrdinary = (key: Uint8Array) => {
      try {
        return !ed25519.Point.fromBytes(key, true).isSmallOrder();
      } catch {
        return false;
      }
    };
    const ordinary = twins.filter(isOrdinary);
    expect(ordinary.length).toBeGreaterThan(3);
    for (const key of ordinary) expect(isSoundPublicKey(key)).toBe(false);
  });

  test('is sound when it is an ordinary one of 32 bytes', () => {
    for (let round = 0; round < 20; round++) expect(isSoundPublicKey(signingKey().publicKey)).toBe(true);
    expect(isSoundPublicKey(new Uint8Array())).toBe(false);
    expect(isSoundPublicKey(random(31))).toBe(false);
    expect(isSoundPublicKey(Uint8Array.of(...signingKey().publicKey, 0))).toBe(false);
  });
});
