// Seals one response to two recipients and signs it with the slot's key (docs/protocol.md, section 6).
import { type Bytes, concatBytes } from '../core/bytes.ts';
import { domainTag } from '../core/domainTag.ts';
import {
  encodeEnvelope,
  encodeEnvelopeBody,
  encodeEnvelopeHeader,
  envelopeDigestInput,
  envelopeSigningInput,
  payloadPaddedLength,
  wrapNonceInput,
} from '../core/envelope.ts';
import { pad } from '../core/padding.ts';
import { Problem } from '../core/problem.ts';
import type { RandomBytes } from '../core/random.ts';
import { encodeUtf8 } from '../core/utf8.ts';
import type { SlotKeys } from './codeKeys.ts';
import { hmacSha512 } from './derivation.ts';
import { keyId } from './keyId.ts';
import { boxKeyPair, sealBox, sealSecretbox, sha512, sign, wipe } from './primitives.ts';
import { refuseBrokenDraws } from './selfTest.ts';

export interface SealingInput {
  /** JSON of 1–8,191 UTF-8 bytes. */
  readonly payload: string;
  /** 16 bytes. */
  readonly clinicId: Uint8Array;
  readonly slot: Pick<SlotKeys, 'slotPublicKey' | 'slotSecretKey'>;
  /** X25519 public keys, 32 bytes each. */
  readonly recipients: { readonly daily: Recipient; readonly recovery: Recipient };
  readonly randomBytes: RandomBytes;
}

export interface Recipient {
  readonly publicKey: Uint8Array;
}

export interface SealedEnvelope {
  /** 8,504 bytes: these and no others are sent, however often. */
  readonly envelope: Bytes;
  /** 32 bytes. */
  readonly digest: Bytes;
}

// The key is used for one message only, so the nonce may be constant.
const zeroNonce = new Uint8Array(24);

/** @throws Problem `padding-overflow`, `point-low-order`, `shared-secret-zero`, `random-source-broken`, `envelope-malformed` */
export function sealEnvelope(input: SealingInput): SealedEnvelope {
  const payload = encodeUtf8(input.payload);
  if (payload.length === 0) throw new Problem('envelope-malformed', { field: 'payload' });
  const padded = pad(payload, payloadPaddedLength);
  const ephemeral = boxKeyPair(input.randomBytes(32));
  const contentKey = Uint8Array.from(input.randomBytes(32));
  refuseBrokenDraws(ephemeral.secretKey, contentKey);
  const header = headerFor(input, ephemeral, contentKey);
  const { payloadKey, commit } = payloadKeys(contentKey, header);
  const body = encodeEnvelopeBody(header, commit, sealSecretbox(padded, zeroNonce, payloadKey));
  const fullDigest = sha512(envelopeDigestInput(body));
  const signature = sign(envelopeSigningInput(fullDigest), input.slot.slotSecretKey);
  wipe(ephemeral.secretKey, contentKey, payloadKey, payload, padded);
  return { envelope: encodeEnvelope(body, signature), digest: fullDigest.slice(0, 32) };
}

/** The 32 bytes by which an envelope is known everywhere. @throws Problem `envelope-malformed` on another length */
export function envelopeDigest(envelope: Uint8Array): Bytes {
  return sha512(envelopeDigestInput(envelope)).slice(0, 32);
}

/** What both recipients must arrive at; `header` is bytes 0–199. */
export function payloadKeys(contentKey: Uint8Array, header: Uint8Array): { payloadKey: Bytes; commit: Bytes } {
  const material = hmacSha512(contentKey, concatBytes(domainTag('payload'), sha512(header)));
  const keys = { payloadKey: material.slice(0, 32), commit: material.slice(32) };
  wipe(material);
  return keys;
}

function headerFor(
  { clinicId, slot, recipients }: SealingInput,
  ephemeral: { readonly publicKey: Bytes; readonly secretKey: Bytes },
  contentKey: Uint8Array,
): Bytes {
  const labels = {
    clinicId: Uint8Array.from(clinicId),
    slotPublicKey: slot.slotPublicKey,
    ephemeralPublicKey: ephemeral.publicKey,
  };
  const wrapFor = ({ publicKey }: Recipient) => ({
    keyId: keyId(publicKey),
    wrap: sealBox(contentKey, wrapNonce(labels, publicKey), publicKey, ephemeral.secretKey),
  });
  return encodeEnvelopeHeader({ ...labels, daily: wrapFor(recipients.daily), recovery: wrapFor(recipients.recovery) });
}

export function wrapNonce(labels: Parameters<typeof wrapNonceInput>[0], recipientPublicKey: Uint8Array): Bytes {
  return sha512(wrapNonceInput(labels, recipientPublicKey)).slice(0, 24);
}
