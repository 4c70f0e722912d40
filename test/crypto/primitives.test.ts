import { randomBytes } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex, hex } from '../../src/core/bytes.ts';
import { isLowOrder, isWeakSigningKey } from '../../src/core/lowOrderPoints.ts';
import { hkdf, hmacSha512 } from '../../src/crypto/derivation.ts';
import {
  boxKeyPair,
  openBox,
  openSecretbox,
  sealBox,
  sealSecretbox,
  sha512,
  sharedKey,
  sign,
  signKeyPairFromSeed,
  verifySignature,
  wipe,
} from '../../src/crypto/primitives.ts';
import {
  hsalsa20,
  twinBox,
  twinHkdf,
  twinHmac,
  twinPublicKey,
  twinSecretbox,
  twinSha512,
  twinSign,
  twinVerify,
} from './nodeTwin.ts';

const key32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const nonce24 = fc.uint8Array({ minLength: 24, maxLength: 24 });
const message = fc.uint8Array({ maxLength: 300 });
const few = { numRuns: 25 };

const smallOrder = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
];

const lowOrder = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];

describe('the primitives agree with a second implementation', () => {
  it('hashes, MACs and derived keys', () => {
    fc.assert(
      fc.property(key32, message, (key, text) => {
        expect(hex(sha512(text))).toBe(hex(twinSha512(text)));
        expect(hex(hmacSha512(key, text))).toBe(hex(twinHmac(key, text)));
        expect(hex(hkdf(key, text, 48))).toBe(hex(twinHkdf(key, text, 48)));
      }),
      few,
    );
  });

  it('signatures, both ways', () => {
    fc.assert(
      fc.property(key32, message, (seed, text) => {
        const { publicKey, secretKey } = signKeyPairFromSeed(seed);
        const signature = sign(text, secretKey);
        expect(hex(publicKey)).toBe(hex(twinPublicKey('ed25519', seed)));
        expect(hex(signature)).toBe(hex(twinSign(text, seed)));
        expect(verifySignature(text, signature, publicKey)).toBe(true);
        expect(twinVerify(text, signature, publicKey)).toBe(true);
      }),
      few,
    );
  });

  it('boxes and secretboxes', () => {
    fc.assert(
      fc.property(key32, key32, nonce24, message, (secret, other, nonce, text) => {
        const [ours, theirs] = [boxKeyPair(secret), boxKeyPair(other)];
        expect(hex(ours.publicKey)).toBe(hex(twinPublicKey('x25519', secret)));
        const box = sealBox(text, nonce, theirs.publicKey, ours.secretKey);
        expect(hex(box)).toBe(hex(twinBox(text, nonce, theirs.publicKey, secret)));
        expect(openBox(box, nonce, ours.publicKey, theirs.secretKey)).toEqual(text);
        expect(hex(sealSecretbox(text, nonce, other))).toBe(hex(twinSecretbox(text, nonce, other)));
      }),
      few,
    );
  });
});

describe('what tweetnacl lets through is refused', () => {
  const seed = randomBytes(32);
  const { publicKey, secretKey } = signKeyPairFromSeed(seed);
  const text = fromHex('c0ffee');
  const signature = sign(text, secretKey);

  it('C10: a signature with the group order added to S', () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const scalar = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order;
    const malleated = concatBytes(
      signature.subarray(0, 32),
      Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').reverse(),
    );
    expect(verifySignature(text, malleated, publicKey)).toBe(false);
    expect(verifySignature(text, signature, publicKey)).toBe(true);
  });

  it.each(smallOrder)('F9: the signing key %s, whose signatures anybody can make', (encoding) => {
    const weak = fromHex(encoding);
    const forged = concatBytes(fromHex('01'), new Uint8Array(63));
    expect(isWeakSigningKey(weak)).toBe(true);
    expect(verifySignature(text, forged, weak)).toBe(false);
  });

  it('only weak signing keys are called weak', () => {
    for (let count = 0; count < 200; count++) expect(isWeakSigningKey(randomBytes(32))).toBe(false);
    for (const encoding of smallOrder) {
      const isStrong = (() => {
        try {
          return !ed25519.Point.fromHex(encoding).isSmallOrder();
        } catch {
          return false;
        }
      })();
      expect(isStrong).toBe(false);
    }
  });

  it.each(lowOrder)('C08: the low-order point %s, with and without its top bit', (encoding) => {
    for (const top of [0, 0x80]) {
      const point = fromHex(encoding).map((byte, index) => (index === 31 ? byte | top : byte));
      expect(isLowOrder(point)).toBe(true);
      expect(() => sealBox(text, new Uint8Array(24), point, seed)).toThrow('point-low-order');
      expect(() => openBox(new Uint8Array(48), new Uint8Array(24), point, seed)).toThrow('point-low-order');
    }
  });

  it('the key of a zero shared secret is the one that is looked for', () => {
    expect(hex(hsalsa20(new Uint8Array(32), new Uint8Array(16)))).toBe(
      '351f86faa3b988468a850122b65b0acece9c4826806aeee63de9c0da2bd7f91e',
    );
    expect(() => sharedKey(fromHex(lowOrder[1] ?? ''), seed)).toThrow();
  });

  it('wrong lengths everywhere', () => {
    const [short, nonce] = [new Uint8Array(31), new Uint8Array(24)];
    expect(() => signKeyPairFromSeed(short)).toThrow('key-length');
    expect(() => sign(text, short)).toThrow('key-length');
    expect(() => boxKeyPair(short)).toThrow('key-length');
    expect(() => sealBox(text, nonce, short, seed)).toThrow('key-length');
    expect(() => sealSecretbox(text, short, seed)).toThrow('key-length');
    expect(() => openSecretbox(text, nonce, short)).toThrow('key-length');
    expect(verifySignature(text, signature.subarray(1), publicKey)).toBe(false);
    expect(verifySignature(text, signature, publicKey.subarray(1))).toBe(false);
  });
});

it('wiping overwrites', () => {
  const secret = Uint8Array.of(1, 2, 3);
  wipe(secret);
  expect([...secret]).toEqual([0, 0, 0]);
});
