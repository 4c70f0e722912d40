import { webcrypto } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { fromHex } from '../../src/core/bytes.ts';
import type { PlatformCrypto } from '../../src/crypto/platformCrypto.ts';
import { sign, signKeyPairFromSeed, verifySignature } from '../../src/crypto/primitives.ts';
import { signatureCheckWith } from '../../src/crypto/signatureCheck.ts';

type Verify = PlatformCrypto['verify'];

const platform: Verify = async (message, signature, publicKey) => {
  const key = await webcrypto.subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
  return await webcrypto.subtle.verify('Ed25519', key, signature, message);
};

const { publicKey, secretKey } = signKeyPairFromSeed(new Uint8Array(32).fill(7));
const message = Uint8Array.from({ length: 140 }, (_, index) => index);
const good = sign(message, secretKey);
const changedAt = (place: number) => good.map((byte, index) => (index === place ? byte ^ 1 : byte));
const groupOrder = fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');

/** S + L: the same signature to whoever does not look at its size. */
function malleated(signature: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(signature);
  let carry = 0;
  for (let index = 0; index < 32; index += 1) {
    const sum = (changed[32 + index] ?? 0) + (groupOrder[index] ?? 0) + carry;
    changed[32 + index] = sum & 0xff;
    carry = sum >> 8;
  }
  return changed;
}

const identity = fromHex('0100000000000000000000000000000000000000000000000000000000000000');
const anybodys = Uint8Array.from([...identity, ...new Uint8Array(32)]);
const cases: readonly (readonly [string, Uint8Array, Uint8Array, Uint8Array, boolean])[] = [
  ['a good signature', message, good, publicKey, true],
  ['no message', new Uint8Array(), sign(new Uint8Array(), secretKey), publicKey, true],
  ['another message', message.subarray(1), good, publicKey, false],
  ['R changed', message, changedAt(0), publicKey, false],
  ['S changed', message, changedAt(33), publicKey, false],
  ['S at or above the group order', message, malleated(good), publicKey, false],
  ['another key', message, good, signKeyPairFromSeed(new Uint8Array(32).fill(8)).publicKey, false],
  ['a key that anybody can sign for', message, anybodys, identity, false],
  ['a key that is no point', message, good, new Uint8Array(32).fill(2), false],
  ['a short signature', message, good.subarray(1), publicKey, false],
  ['a short key', message, good, publicKey.subarray(1), false],
];

const platforms: readonly (readonly [string, Verify | undefined])[] = [
  ['none', undefined],
  ['a right one', platform],
  ['one that says yes to everything', async () => true],
  ['one that says no to everything', async () => false],
  ['one that fails', () => Promise.reject(new Error('not supported'))],
  [
    'one that fails at once',
    () => {
      throw new Error('not supported');
    },
  ],
  ['one that does not look at the message', async (_, ...rest) => await platform(Uint8Array.of(0x72), ...rest)],
];

describe('with this of the platform', () => {
  it.each(platforms)('%s: a signature is accepted exactly when our own code accepts it', async (_, verify) => {
    const check = signatureCheckWith(verify);
    for (const [what, text, signature, key, isGood] of cases) {
      expect(verifySignature(text, signature, key), what).toBe(isGood);
      expect(await check(text, signature, key), what).toBe(isGood);
    }
  });
});

it('the platform is never asked about what our own code refuses for its form', async () => {
  const asked = vi.fn(platform);
  const check = signatureCheckWith(asked);
  await check(message, malleated(good), publicKey);
  await check(message, anybodys, identity);
  await check(message, good.subarray(1), publicKey);
  expect(asked).not.toHaveBeenCalled();
  await check(message, good, publicKey);
  expect(asked).toHaveBeenCalledWith(message, good, publicKey);
});

it('its yes is enough: our own code is not asked again', async () => {
  const isOwn = vi.fn((signature: Uint8Array) => signature === good);
  const check = signatureCheckWith(
    async (text, signature, key) => isOwn(signature) || (await platform(text, signature, key)),
  );
  expect(await check(message.subarray(1), good, publicKey)).toBe(true);
});
