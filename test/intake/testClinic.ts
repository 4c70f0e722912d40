// A clinic for tests of the intake, made with node:crypto alone. Its envelopes have the right shape, key and signature
// around random bytes: the intake cannot tell the difference, and that is the point.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign as signWith,
} from 'node:crypto';
import { encodeAbout, type NoticePart, noticeParts } from '../../src/core/about.ts';
import { adminSigningInput, formatAuthorization, formatRootAuthorization } from '../../src/core/adminRequest.ts';
import { toBase64url } from '../../src/core/base64url.ts';
import { type Bytes, compareBytes, concatBytes } from '../../src/core/bytes.ts';
import { parseDay } from '../../src/core/day.ts';
import { encodeProfile, type Profile, type RecipientKey } from '../../src/core/profile.ts';
import { encodeSetupRequest, parseSetupToken } from '../../src/core/setupRequest.ts';
import type { SignedFiles } from '../../src/core/signedFiles.ts';
import { encodeSlotRecords, type SlotRecord } from '../../src/core/slotRecords.ts';
import { encodeStatusRequest } from '../../src/core/statusRequest.ts';

export const random = (length: number): Bytes => Uint8Array.from(randomBytes(length));
const ascii = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'latin1'));
export const hash = (...parts: readonly Uint8Array[]): Bytes =>
  Uint8Array.from(
    createHash('sha512')
      .update(concatBytes(...parts))
      .digest(),
  );

export interface SigningKey {
  readonly publicKey: Bytes;
  sign(message: Uint8Array): Bytes;
}

export function signingKey(seed: Uint8Array = random(32)): SigningKey {
  const key: KeyObject = createPrivateKey({
    key: { kty: 'OKP', crv: 'Ed25519', d: toBase64url(seed), x: '' },
    format: 'jwk',
  });
  const x = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
  return {
    publicKey: Uint8Array.from(Buffer.from(x, 'base64url')),
    sign: (message) => Uint8Array.from(signWith(null, message, key)),
  };
}

export const keyId = (publicKey: Uint8Array): Bytes => hash(ascii('form/1/key-id\0'), publicKey).slice(0, 8);

function named(publicKey: Bytes): RecipientKey {
  return { keyId: keyId(publicKey), publicKey };
}

/** `receiptKey` is what the intake answers under admin/receipt-key: id ‖ key. */
export class TestClinic {
  readonly clinicId = random(16);
  readonly salt = random(16);
  readonly root = signingKey();
  readonly registrar = signingKey();
  readonly reader = signingKey();
  readonly daily = named(random(32));
  readonly recovery = named(random(32));
  readonly name = 'Mottagningen Exempel';
  readonly #receiptPublicKey: Bytes;

  constructor(receiptKey: Uint8Array) {
    this.#receiptPublicKey = Uint8Array.from(receiptKey.subarray(8));
  }

  profile(changes: Partial<Profile> = {}): Bytes {
    return encodeProfile({
      clinicId: this.clinicId,
      salt: this.salt,
      rootPublicKey: this.root.publicKey,
      seq: 1,
      issued: parseDay('2026-01-01'),
      expires: parseDay('2027-01-01'),
      daily: this.daily,
      recovery: this.recovery,
      accept: [this.daily.keyId, this.recovery.keyId],
      revoked: [],
      receipt: [named(this.#receiptPublicKey)],
      plan: [
        {
          url: 'urn:uuid:00000000-0000-4000-8000-000000000000',
          version: '1.0.0',
          sha512: random(64),
          occasions: ['start', 'end'],
        },
      ],
      ...changes,
    });
  }

  about(seq = 1): Bytes {
    const text = (words: string) => ({ sv: words, en: words });
    const notice = Object.fromEntries(noticeParts.map((part) => [part, text(`Om ${part}`)])) as Record<
      NoticePart,
      ReturnType<typeof text>
    >;
    return encodeAbout({
      v: 1,
      clinic: toBase64url(this.clinicId),
      seq,
      name: text(this.name),
      support: [{ name: text('Jouren'), phone: '020-00 00 00' }],
      notice,
      occasions: ['start', 'end'],
    });
  }

  files(profile = this.profile(), about = this.about()): SignedFiles {
    return {
      profile,
      profileSignature: this.root.sign(concatBytes(ascii('form/1/profile\0'), profile)),
      about,
      aboutSignature: this.root.sign(concatBytes(ascii('form/1/about\0'), about)),
    };
  }

  setupRequest(printedToken: string, files = this.files()): Bytes {
    const token = parseSetupToken(printedToken);
    if (!token) throw new Error('not a token');
    return encodeSetupRequest({
      token,
      registrarPublicKey: this.registrar.publicKey,
      readerPublicKey: this.reader.publicKey,
      files,
    });
  }

  /** An envelope of 8,504 bytes; the same `fill` gives the same bytes. */
  envelope(slot: SigningKey, fill: Uint8Array = random(32), keyIds = [this.daily.keyId, this.recovery.keyId]): Bytes {
    const noise = (label: string, length: number): Bytes =>
      Uint8Array.from(createHash('shake256', { outputLength: length }).update(fill).update(label).digest());
    const [daily = random(8), recovery = random(8)] = keyIds;
    const body = concatBytes(
      ascii('FORM\x01\x01\0\0'),
      this.clinicId,
      slot.publicKey,
      noise('ephemeral', 32),
      daily,
      noise('wrap', 48),
      recovery,
      noise('wrap again', 48),
      noise('rest', 8440 - 200),
    );
    return concatBytes(body, slot.sign(concatBytes(ascii('form/1/submit\0'), fullDigestOf(body))));
  }

  statusRequest(slotPublicKey: Bytes, nonce = random(24)): Bytes {
    return encodeStatusRequest({ clinicId: this.clinicId, slotPublicKey, nonce });
  }

  /** The Authorization header for one request. */
  authorization(
    by: SigningKey,
    nonce: Uint8Array,
    method: 'GET' | 'POST',
    path: string,
    body: Uint8Array = new Uint8Array(),
  ): string {
    const message = adminSigningInput({ method, path, nonce, bodyHash: hash(body) });
    const copy = Uint8Array.from(nonce);
    if (by === this.root)
      return formatRootAuthorization({ rootPublicKey: by.publicKey, nonce: copy, signature: by.sign(message) });
    return formatAuthorization({ keyId: keyId(by.publicKey), nonce: copy, signature: by.sign(message) });
  }
}

/** All 64 bytes; the digest is the first 32. Takes an envelope with or without its signature. */
export function fullDigestOf(envelope: Uint8Array): Bytes {
  return hash(ascii('form/1/digest\0'), envelope.subarray(0, 8440));
}

export function digestOf(envelope: Uint8Array): Bytes {
  return fullDigestOf(envelope).slice(0, 32);
}

/** Fresh slots in key order with the records that register them. */
export function testSlots(count: number, window = { opens: 0, closes: 40_000 }) {
  const keys = Array.from({ length: count }, () => signingKey()).sort((left, right) =>
    compareBytes(left.publicKey, right.publicKey),
  );
  const records: readonly SlotRecord[] = keys.map(({ publicKey }) => ({
    slotPublicKey: publicKey,
    attestTag: random(32),
    ...window,
  }));
  return { keys, records, body: encodeSlotRecords(records) };
}
