// The envelopes that must not open, by the catalogue's ids, the plain way and with the platform's own primitives: both say the same.
import { describe, expect, it, test } from 'vitest';
import { webCrypto } from '../../src/clinic/webCrypto.ts';
import { openEnvelopeWith } from '../../src/crypto/envelopeOpening.ts';
import type { PlatformCrypto } from '../../src/crypto/platformCrypto.ts';
import vectors from './envelope.json';
import { dailyKey, openVector, recoveryKey, refusedEnvelopes, vectorEnvelope, vectorSlots } from './envelopeChecks.ts';
import { allChecks } from './runVectors.ts';

const refused = refusedEnvelopes();
const clinicId = Uint8Array.from(Buffer.from(vectors.inputs.clinicId, 'hex'));

async function platform(): Promise<PlatformCrypto> {
  const found = await webCrypto();
  if (found === undefined) throw new Error('this platform has no Ed25519 and X25519 of its own');
  return found;
}

/** What both ways say of it; they have to agree. */
async function verdict(bytes: Uint8Array, by: PlatformCrypto, key = dailyKey) {
  const plain = openVector(bytes, key);
  expect(await openEnvelopeWith(bytes, { clinicId, slots: vectorSlots, boxKeys: [key] }, by)).toEqual(plain);
  return plain.ok ? 'opened' : plain.reason;
}

async function refusedFor(names: readonly RegExp[]) {
  const chosen = refused.filter(({ name }) => names.some((pattern) => pattern.test(name)));
  for (const pattern of names) expect(refused.some(({ name }) => pattern.test(name))).toBe(true);
  const by = await platform();
  for (const { name, bytes, reason } of chosen) expect([name, await verdict(bytes, by)]).toEqual([name, reason]);
}

describe('a hostile envelope', () => {
  test('C04: relabelled and signed by another slot is refused', () =>
    refusedFor([/^labelled for another slot/, /^signed by another slot/]));
  test('C05: with the header of another, or the body of another, is refused', () =>
    refusedFor([/^header of another/, /^sealed payload of another/]));
  test('C06: with its wraps swapped, doubled or for other keys is refused', () =>
    refusedFor([
      /^wraps swapped with/,
      /^wraps swapped, ids/,
      /daily wrap twice/,
      /recovery wrap twice/,
      /^unknown key ids/,
    ]));
  test('C07: whose wraps carry different keys is set aside by the commitment', () =>
    refusedFor([/^recovery wrap carries another/, /^commitment changed/]));
  test('C08: with a one-time key of low order is refused', () => refusedFor([/^low-order ephemeral/]));
  test('C10: with a malleated signature is refused', () => refusedFor([/^malleated/]));
  test('C11: with bad padding is refused', () => refusedFor([/^no padding byte/, /^all zero/, /^padding byte first/]));
  test('C12: with a hostile payload is set aside with a reason, and nothing else happens', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    await refusedFor([
      /^not UTF-8/,
      /^byte order mark/,
      /^not JSON/,
      /^too deep/,
      /^400 members/,
      /^a member called/,
      /^a member twice/,
      /^a number past/,
      /^half a surrogate/,
    ]);
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
  });
  test('C13: whose payload names another slot, questionnaire or occasion is set aside', () =>
    refusedFor([/^says another slot/, /^says another occasion/, /^says another questionnaire/]));
});

test('C09: a profile with a recipient key of low order, or of 31 or 33 bytes, is refused', () => {
  const checks = allChecks().filter(({ name }) => /(low-order recipient|recipient key of 3[13] bytes)/.test(name));
  expect(checks).toHaveLength(9);
  for (const { run } of checks) run();
});

/** An envelope that opens, as sealed for the vectors. */
function whole() {
  const {
    payload = '',
    occasion = '',
    random = [],
  } = vectors.pass[1] as { payload?: string; occasion?: string; random?: string[] };
  return vectorEnvelope(payload, occasion, random).envelope;
}

/** The order of the group, little-endian, added to S. */
function malleated(envelope: Uint8Array) {
  const order = Buffer.from('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010', 'hex');
  const bytes = Uint8Array.from(envelope);
  let carry = 0;
  for (const [index, byte] of order.entries()) {
    carry += (bytes[8472 + index] ?? 0) + byte;
    bytes[8472 + index] = carry & 255;
    carry >>= 8;
  }
  return bytes;
}

describe('the platform’s own primitives', () => {
  const places = { signature: 8440, 'signature, S': 8472, payload: 4000, commit: 200, wrap: 96, 'one-time key': 56 };
  it.each(Object.entries(places))('refuse an envelope that is whole but for its %s', async (_name, place) => {
    const bytes = Uint8Array.from(whole());
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    expect(await verdict(bytes, await platform())).toBe('signature');
  });
  it('refuse an envelope that is whole but for a malleated signature, even one that they would take', async () => {
    const lenient = { ...(await platform()), verify: () => Promise.resolve(true) };
    for (const by of [await platform(), lenient]) expect(await verdict(malleated(whole()), by)).toBe('signature');
  });
  it('give the same as the plain way for every envelope of the vectors', async () => {
    const by = await platform();
    for (const { bytes, reason } of refused) expect(await verdict(bytes, by)).toBe(reason);
    for (const key of [dailyKey, recoveryKey]) expect(await verdict(whole(), by, key)).toBe('opened');
  });

  it('are not asked before the cheap checks, and an error of theirs changes nothing', async () => {
    let asked = 0;
    const failing = () => {
      asked += 1;
      return Promise.reject(new Error('no such thing here'));
    };
    const broken: PlatformCrypto = { sha512: failing, verify: failing, agree: failing };
    const cheap = refused.filter(({ reason }) => ['form', 'clinic', 'unknown-slot'].includes(reason));
    for (const { bytes, reason } of cheap) expect(await verdict(bytes, broken)).toBe(reason);
    expect([cheap.length > 5, asked]).toEqual([true, 0]);
    expect(await verdict(whole(), broken)).toBe('opened');
    expect(asked).toBe(1);
  });
});
