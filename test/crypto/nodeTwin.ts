// The same cryptography a second time, from node:crypto and from the papers, slow and obvious: the oracle of these tests.
// It shares no code with src/.
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  sign,
  verify,
} from 'node:crypto';

const privatePrefix = { ed25519: '302e020100300506032b657004220420', x25519: '302e020100300506032b656e04220420' };
const publicPrefix = { ed25519: '302a300506032b6570032100', x25519: '302a300506032b656e032100' };
type Curve = keyof typeof privatePrefix;

const secretOf = (curve: Curve, seed: Uint8Array) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from(privatePrefix[curve], 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });
const publicOf = (curve: Curve, key: Uint8Array) =>
  createPublicKey({ key: Buffer.concat([Buffer.from(publicPrefix[curve], 'hex'), key]), format: 'der', type: 'spki' });

export const twinSha512 = (bytes: Uint8Array): Buffer => createHash('sha512').update(bytes).digest();
export const twinHmac = (key: Uint8Array, bytes: Uint8Array): Buffer =>
  createHmac('sha512', key).update(bytes).digest();
export const twinHkdf = (secret: Uint8Array, info: Uint8Array, length: number): Buffer =>
  Buffer.from(hkdfSync('sha512', secret, 'form/1', info, length));
export const twinPublicKey = (curve: Curve, secret: Uint8Array): Buffer =>
  createPublicKey(secretOf(curve, secret)).export({ format: 'der', type: 'spki' }).subarray(-32);
export const twinSign = (message: Uint8Array, seed: Uint8Array): Buffer =>
  sign(null, message, secretOf('ed25519', seed));
export const twinVerify = (message: Uint8Array, signature: Uint8Array, key: Uint8Array): boolean =>
  verify(null, message, publicOf('ed25519', key), signature);

/** NaCl box with the nonce given. */
export function twinBox(message: Uint8Array, nonce: Uint8Array, publicKey: Uint8Array, secretKey: Uint8Array): Buffer {
  const privateKey = secretOf('x25519', secretKey);
  const shared = diffieHellman({ privateKey, publicKey: publicOf('x25519', publicKey) });
  return twinSecretbox(message, nonce, hsalsa20(shared, Buffer.alloc(16)));
}

/** XSalsa20-Poly1305, the tag first. */
export function twinSecretbox(message: Uint8Array, nonce: Uint8Array, key: Uint8Array): Buffer {
  const stream = xsalsa20(key, nonce, 32 + message.length);
  const sealed = Buffer.from(message.map((byte, index) => byte ^ (stream[32 + index] ?? 0)));
  return Buffer.concat([poly1305(stream.subarray(0, 32), sealed), sealed]);
}

export function hsalsa20(key: Uint8Array, input: Uint8Array): Buffer {
  const { rounds } = salsa(key, input);
  return words([0, 5, 10, 15, 6, 7, 8, 9].map((index) => rounds[index] ?? 0));
}

function xsalsa20(key: Uint8Array, nonce: Uint8Array, length: number): Buffer {
  const subKey = hsalsa20(key, nonce.subarray(0, 16));
  const blocks = Array.from({ length: Math.ceil(length / 64) }, (_, counter) => {
    const input = Buffer.alloc(16);
    input.set(nonce.subarray(16, 24));
    input.writeUInt32LE(counter, 8);
    const { start, rounds } = salsa(subKey, input);
    return words(rounds.map((word, index) => (word + (start[index] ?? 0)) >>> 0));
  });
  return Buffer.concat(blocks).subarray(0, length);
}

function salsa(
  key: Uint8Array,
  input: Uint8Array,
): { readonly start: readonly number[]; readonly rounds: readonly number[] } {
  const word = (bytes: Uint8Array, index: number) => Buffer.from(bytes).readUInt32LE(4 * index);
  const sigma = Buffer.from('expand 32-byte k');
  const [k, n, c] = [(i: number) => word(key, i), (i: number) => word(input, i), (i: number) => word(sigma, i)];
  const start = [c(0), k(0), k(1), k(2), k(3), c(1), n(0), n(1), n(2), n(3), c(2), k(4), k(5), k(6), k(7), c(3)];
  const x = [...start];
  const step = (target: number, left: number, right: number, by: number) => {
    const sum = ((x[left] ?? 0) + (x[right] ?? 0)) >>> 0;
    x[target] = ((x[target] ?? 0) ^ ((sum << by) | (sum >>> (32 - by)))) >>> 0;
  };
  const quarter = (a: number, b: number, c2: number, d: number) => {
    step(b, a, d, 7);
    step(c2, b, a, 9);
    step(d, c2, b, 13);
    step(a, d, c2, 18);
  };
  for (let round = 0; round < 10; round++) {
    for (const [a, b, c2, d] of [
      [0, 4, 8, 12],
      [5, 9, 13, 1],
      [10, 14, 2, 6],
      [15, 3, 7, 11],
    ] as const)
      quarter(a, b, c2, d);
    for (const [a, b, c2, d] of [
      [0, 1, 2, 3],
      [5, 6, 7, 4],
      [10, 11, 8, 9],
      [15, 12, 13, 14],
    ] as const)
      quarter(a, b, c2, d);
  }
  return { start, rounds: x };
}

function poly1305(key: Uint8Array, message: Uint8Array): Buffer {
  const number = (bytes: Uint8Array) => BigInt(`0x0${Buffer.from(bytes).reverse().toString('hex')}`);
  const prime = (1n << 130n) - 5n;
  const r = number(key.subarray(0, 16)) & 0x0ffffffc0ffffffc0ffffffc0fffffffn;
  let sum = 0n;
  for (let offset = 0; offset < message.length; offset += 16) {
    const chunk = message.subarray(offset, offset + 16);
    sum = ((sum + number(chunk) + (1n << BigInt(8 * chunk.length))) * r) % prime;
  }
  const tag = (sum + number(key.subarray(16, 32))) & ((1n << 128n) - 1n);
  return Buffer.from(tag.toString(16).padStart(32, '0'), 'hex').reverse();
}

function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => {
    bytes.writeUInt32LE(value, 4 * index);
  });
  return bytes;
}
