import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64url } from '../../src/core/base64url.ts';
import { concatBytes, hex } from '../../src/core/bytes.ts';
import type { Day } from '../../src/core/day.ts';
import { envelopeDigestInput, envelopeSigningInput } from '../../src/core/envelope.ts';
import { encodePayload, type Payload } from '../../src/core/payload.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { type KnownSlot, openEnvelope, repeatedResponses } from '../../src/crypto/envelopeOpening.ts';
import { envelopeDigest, sealEnvelope } from '../../src/crypto/envelopeSealing.ts';
import { boxKeyPair, sha512, sign } from '../../src/crypto/primitives.ts';
import { twinSha512, twinVerify } from './nodeTwin.ts';

const clinicId = randomBytes(16);
const [daily, recovery, older] = [
  boxKeyPair(randomBytes(32)),
  boxKeyPair(randomBytes(32)),
  boxKeyPair(randomBytes(32)),
];
const slot = deriveSlotKeys(randomBytes(32), 'probe', 'start');
const known: KnownSlot = { serial: '0001', handedOut: true, revoked: false, instr: 'probe', occasion: 'start' };
const context = { clinicId, slots: () => known, boxKeys: [older, daily] };

const samplePayload = (answers: Payload['answers'] = []): Payload => ({
  v: 1,
  slot: toBase64url(slot.slotPublicKey),
  rid: toBase64url(randomBytes(16)),
  questionnaire: { id: 'probe', ver: '1.0.0', sha: toBase64url(new Uint8Array(64)) },
  occasion: 'start',
  lang: 'sv',
  done: '2026-09-07' as Day,
  answers,
  app: 'test',
});

const sealed = (payload: string) =>
  sealEnvelope({ payload, clinicId, slot, recipients: { daily, recovery }, randomBytes });

const resigned = (body: Uint8Array) =>
  concatBytes(body, sign(envelopeSigningInput(sha512(envelopeDigestInput(body))), slot.slotSecretKey));

const reasonOf = (bytes: Uint8Array, over: Partial<typeof context> = {}) => {
  const opened = openEnvelope(bytes, { ...context, ...over });
  return opened.ok ? 'opened' : opened.reason;
};

const withFlip = (bytes: Uint8Array, at: number) => {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8));
  return copy;
};

describe('sealing and opening', () => {
  it('give back what went in, whatever the answers', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((value) => value.replace(/[\p{Cc}\p{Cs}]/gu, ''));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.boolean(), fc.integer({ min: -999, max: 999 }), text), { maxLength: 30 }),
        (values) => {
          const answers = values.map((value, index) => ({
            linkId: `q${index}`,
            lang: 'en',
            value: typeof value === 'string' ? { text: `x${value}`.normalize('NFC') } : value,
          }));
          const payload = samplePayload(answers);
          const opened = openEnvelope(sealed(encodePayload(payload)).envelope, context);
          expect(opened.ok && opened.payload).toEqual(payload);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('C15: give the same with the recovery key alone', () => {
    const payload = samplePayload();
    const { envelope, digest } = sealed(encodePayload(payload));
    const opened = openEnvelope(envelope, { ...context, boxKeys: [recovery] });
    expect(opened).toMatchObject({ ok: true, payload, digest });
  });

  it('C01: always make 8,504 bytes, and no two alike', () => {
    const seen = new Set<string>();
    for (const length of [1, 2, 15, 16, 17, 4000, 8190, 8191]) {
      for (let round = 0; round < 2; round++) {
        const { envelope } = sealed('a'.repeat(length));
        expect(envelope).toHaveLength(8504);
        for (const [from, to] of [
          [56, 88],
          [96, 144],
          [152, 200],
          [200, 232],
        ] as const) {
          seen.add(`${from}${hex(envelope.subarray(from, to))}`);
        }
      }
    }
    expect(seen.size).toBe(8 * 2 * 4);
  });

  it('C02: take 8,191 bytes and refuse 8,192, counted in UTF-8', () => {
    expect(sealed(`${'å'.repeat(4095)}a`).envelope).toHaveLength(8504);
    expect(() => sealed('a'.repeat(8192))).toThrow('padding-overflow');
    expect(() => sealed('å'.repeat(4096))).toThrow('padding-overflow');
    expect(() => sealed('')).toThrow('envelope-malformed');
  });

  it('C08: refuse a recipient key of low order', () => {
    const recipients = { daily: { publicKey: new Uint8Array(32) }, recovery };
    expect(() => sealEnvelope({ payload: '{}', clinicId, slot, recipients, randomBytes })).toThrow('point-low-order');
  });

  it('C16: refuse a random source that repeats itself or stands still', () => {
    const draw = randomBytes(32);
    for (const broken of [(length: number) => new Uint8Array(length), () => draw, () => new Uint8Array(31).fill(1)]) {
      expect(() =>
        sealEnvelope({ payload: '{}', clinicId, slot, recipients: { daily, recovery }, randomBytes: broken }),
      ).toThrow();
    }
  });
});

describe('an envelope that was changed', () => {
  const { envelope, digest } = sealed(encodePayload(samplePayload()));

  it('C03: at any one of its 8,504 bytes, no longer bears the signature of its slot', { timeout: 180_000 }, () => {
    expect(hex(envelopeDigest(envelope))).toBe(hex(digest));
    const unnoticed = [...envelope.keys()].filter((at) => {
      const bytes = withFlip(envelope, at);
      const input = envelopeSigningInput(twinSha512(envelopeDigestInput(bytes)));
      return twinVerify(input, bytes.subarray(8440), slot.slotPublicKey);
    });
    expect(unnoticed).toEqual([]);
  });

  it('C03: does not open, wherever it was changed (all of it: the long suite)', { timeout: 180_000 }, () => {
    const places = [...Array(232).keys()]
      .filter((at) => at % 5 === 0 || at < 8)
      .concat([232, 247, 248, 4000, 8439, 8440, 8472, 8503]);
    for (const at of places) expect(reasonOf(withFlip(envelope, at))).not.toBe('opened');
  });

  it('does not open even when its own slot signs it again, anywhere in header, commitment or payload', {
    timeout: 180_000,
  }, () => {
    const body = envelope.subarray(0, 8440);
    const places = [...Array(232).keys()].filter((at) => at % 3 === 0).concat([232, 240, 248, 1000, 5000, 8439]);
    for (const at of places) expect(reasonOf(resigned(withFlip(body, at)))).not.toBe('opened');
  });

  it('F7: does not open under another slot that labels and signs it', () => {
    const other = deriveSlotKeys(randomBytes(32), 'probe', 'start');
    const body = Uint8Array.from(envelope.subarray(0, 8440));
    body.set(other.slotPublicKey, 24);
    const signature = sign(envelopeSigningInput(sha512(envelopeDigestInput(body))), other.slotSecretKey);
    expect(reasonOf(concatBytes(body, signature))).toBe('wrap');
  });

  it('C10: keeps its digest when only the signature was changed', () => {
    expect(hex(envelopeDigest(withFlip(envelope, 8500)))).toBe(hex(digest));
  });
});

describe('an envelope that the registry does not vouch for', () => {
  const { envelope } = sealed(encodePayload(samplePayload()));
  const slots = (change: Partial<KnownSlot>) => ({ slots: () => ({ ...known, ...change }) });

  it('F11: is named for what it is', () => {
    expect(reasonOf(envelope)).toBe('opened');
    expect(reasonOf(envelope, { slots: () => undefined as unknown as KnownSlot })).toBe('unknown-slot');
    expect(reasonOf(envelope, slots({ handedOut: false }))).toBe('not-handed-out');
    expect(reasonOf(envelope, slots({ revoked: true }))).toBe('revoked');
    expect(reasonOf(envelope, { clinicId: randomBytes(16) })).toBe('clinic');
    expect(reasonOf(envelope, { boxKeys: [older] })).toBe('recipient');
    expect(reasonOf(envelope, { boxKeys: [daily, recovery] })).toBe('recipient');
    expect(reasonOf(envelope, slots({ occasion: 'end' }))).toBe('occasion');
    expect(reasonOf(envelope, slots({ instr: 'other' }))).toBe('occasion');
  });

  it('is refused without ever throwing, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 300 }), fc.nat(8503), (noise, length) => {
        const bytes = Uint8Array.from(envelope);
        bytes.set(noise.subarray(0, Math.min(noise.length, 8504)), 8);
        expect(reasonOf(bytes.subarray(0, length))).toBe('form');
        expect(reasonOf(noise)).toBe('form');
      }),
      { numRuns: 50 },
    );
  });
});

it('C14: a response id seen under another slot is flagged, the first is not, and the same slot again is not', () => {
  const payload = samplePayload();
  const [one, two] = [Uint8Array.of(1), Uint8Array.of(2)];
  const at = (slotPublicKey: Uint8Array<ArrayBuffer>, rid = payload.rid) => ({
    slotPublicKey,
    payload: { ...payload, rid },
  });
  expect([...repeatedResponses([at(one), at(two), at(one), at(two, 'other')])]).toEqual([toBase64url(two)]);
});
