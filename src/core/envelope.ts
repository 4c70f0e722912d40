// The sealed response on the wire: fixed 8,504 bytes (docs/protocol.md, section 6). Layout and preimages only;
// sealing and opening are crypto's, and the intake can do no more than this file.
import { ByteReader, type Bytes, concatBytes, u8 } from './bytes.ts';
import { domainTag } from './domainTag.ts';
import { Problem } from './problem.ts';
import { encodeUtf8 } from './utf8.ts';

export const envelopeLength = 8504;
export const envelopeHeaderLength = 200;
export const envelopeSignedLength = 8440;
export const payloadPaddedLength = 8192;

const prefix = concatBytes(encodeUtf8('FORM'), u8(1), u8(1), u8(0), u8(0));

export interface EnvelopeWrap {
  readonly keyId: Bytes;
  /** 48 bytes: the boxed content key. */
  readonly wrap: Bytes;
}

export interface EnvelopeHeader {
  readonly clinicId: Bytes;
  readonly slotPublicKey: Bytes;
  readonly ephemeralPublicKey: Bytes;
  readonly daily: EnvelopeWrap;
  readonly recovery: EnvelopeWrap;
}

export interface Envelope extends EnvelopeHeader {
  readonly commit: Bytes;
  /** 8,208 bytes: secretbox of the padded payload. */
  readonly sealedPayload: Bytes;
  readonly signature: Bytes;
}

/** All but the 8 kB that only the clinic can open. */
export type EnvelopeOutside = Omit<Envelope, 'sealedPayload'>;

const sealedPayloadLength = payloadPaddedLength + 16;
const sealedPayloadOffset = envelopeHeaderLength + 32;

/** Length, magic, version, suite and zero bytes are checked; nothing else is. @throws Problem `envelope-malformed` */
export function parseEnvelope(bytes: Uint8Array): Envelope {
  const outside = parseEnvelopeOutside(bytes);
  const sealedPayload = Uint8Array.from(bytes.subarray(sealedPayloadOffset, sealedPayloadOffset + sealedPayloadLength));
  return { ...outside, sealedPayload };
}

/** As parseEnvelope, which checks the same, for whoever only carries it. @throws Problem `envelope-malformed` */
export function parseEnvelopeOutside(bytes: Uint8Array): EnvelopeOutside {
  if (bytes.length !== envelopeLength) throw new Problem('envelope-malformed', { field: 'length' });
  const reader = new ByteReader(bytes, 'envelope-malformed');
  reader.expect(prefix, 'prefix');
  const header = {
    clinicId: reader.take(16),
    slotPublicKey: reader.take(32),
    ephemeralPublicKey: reader.take(32),
    daily: { keyId: reader.take(8), wrap: reader.take(48) },
    recovery: { keyId: reader.take(8), wrap: reader.take(48) },
    commit: reader.take(32),
  };
  reader.skip(sealedPayloadLength);
  return { ...header, signature: reader.take(64) };
}

/** Bytes 0–199: what the payload key and the commitment are bound to. */
export function encodeEnvelopeHeader(header: EnvelopeHeader): Bytes {
  const { clinicId, slotPublicKey, ephemeralPublicKey, daily, recovery } = header;
  return joined(
    envelopeHeaderLength,
    prefix,
    clinicId,
    slotPublicKey,
    ephemeralPublicKey,
    daily.keyId,
    daily.wrap,
    recovery.keyId,
    recovery.wrap,
  );
}

/** Bytes 0–8439: everything but the signature. */
export function encodeEnvelopeBody(header: Bytes, commit: Uint8Array, sealedPayload: Uint8Array): Bytes {
  return joined(envelopeSignedLength, header, commit, sealedPayload);
}

export function encodeEnvelope(body: Uint8Array, signature: Uint8Array): Bytes {
  return joined(envelopeLength, body, signature);
}

/** What is hashed (SHA-512) to D; the digest everywhere is D's first 32 bytes. The signature is left out, so a malleated one is the same form. */
export function envelopeDigestInput(envelope: Uint8Array): Bytes {
  if (envelope.length !== envelopeLength && envelope.length !== envelopeSignedLength) {
    throw new Problem('envelope-malformed', { field: 'length' });
  }
  return concatBytes(domainTag('digest'), envelope.subarray(0, envelopeSignedLength));
}

/** What the slot key signs: 78 bytes. `fullDigest` is all 64 bytes of D. */
export function envelopeSigningInput(fullDigest: Uint8Array): Bytes {
  return joined(78, domainTag('submit'), fullDigest);
}

/** What is hashed (SHA-512) to the nonce of one recipient's wrap (first 24 bytes). */
export function wrapNonceInput(
  header: Pick<EnvelopeHeader, 'clinicId' | 'slotPublicKey' | 'ephemeralPublicKey'>,
  recipientPublicKey: Uint8Array,
): Bytes {
  const { clinicId, slotPublicKey, ephemeralPublicKey } = header;
  return concatBytes(domainTag('wrap'), clinicId, slotPublicKey, ephemeralPublicKey, recipientPublicKey);
}

function joined(length: number, ...parts: readonly Uint8Array[]): Bytes {
  const bytes = concatBytes(...parts);
  if (bytes.length !== length) throw new Problem('envelope-malformed', { field: 'length' });
  return bytes;
}
