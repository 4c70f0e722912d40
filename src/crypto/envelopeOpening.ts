// Opens envelopes on the clinic page. Checks in a fixed order; the first failure is the reason that the clinic sees
// (docs/protocol.md, section 6.2). Whether the answers fit their questionnaire is for the caller, who has it.
import { toBase64url } from '../core/base64url.ts';
import { type Bytes, equalBytes } from '../core/bytes.ts';
import {
  type Envelope,
  envelopeDigestInput,
  envelopeHeaderLength,
  envelopeSigningInput,
  parseEnvelope,
} from '../core/envelope.ts';
import { unpad } from '../core/padding.ts';
import { type Payload, parsePayload } from '../core/payload.ts';
import { Problem, type ProblemCode } from '../core/problem.ts';
import { decodeUtf8 } from '../core/utf8.ts';
import { payloadKeys, wrapNonce } from './envelopeSealing.ts';
import { keyId } from './keyId.ts';
import { type PlatformCrypto, sharedKeyWith } from './platformCrypto.ts';
import { isSoundSignature, type KeyPair, openBox, openSecretbox, sha512, verifySignature, wipe } from './primitives.ts';

/** In the order of the checks. */
export const openingRefusals = [
  'form',
  'clinic',
  'unknown-slot',
  'not-handed-out',
  'revoked',
  'signature',
  'recipient',
  'shared-secret',
  'wrap',
  'commit',
  'payload',
  'padding',
  'json',
  'slot',
  'occasion',
] as const;

export type OpeningRefusal = (typeof openingRefusals)[number];

/** What the registry says of a slot. */
export interface KnownSlot {
  readonly serial: string;
  readonly handedOut: boolean;
  readonly revoked: boolean;
  /** As the slot's keys were derived, before any later move. */
  readonly instr: string;
  readonly occasion: string;
}

export interface OpeningContext {
  /** 16 bytes. */
  readonly clinicId: Uint8Array;
  /** The registry's word on a slot, by its 32-byte public key. */
  readonly slots: (slotPublicKey: Bytes) => KnownSlot | undefined;
  /** The daily keys (new and old), or the recovery key alone. Never both kinds at once. */
  readonly boxKeys: readonly KeyPair[];
}

export interface Opened {
  readonly ok: true;
  readonly slotPublicKey: Bytes;
  readonly slot: KnownSlot;
  /** 32 bytes. */
  readonly digest: Bytes;
  readonly payload: Payload;
}

export interface Refused {
  readonly ok: false;
  readonly reason: OpeningRefusal;
}

const zeroNonce = new Uint8Array(24);

/** Never throws for what an envelope holds: one bad envelope must not stop the rest. */
export function openEnvelope(bytes: Uint8Array, context: OpeningContext): Opened | Refused {
  try {
    return opened(bytes, context);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason };
    throw error;
  }
}

/** Slots (base64url) whose response id was seen before, in the order given, under another slot. */
export function repeatedResponses(
  responses: readonly Pick<Opened, 'slotPublicKey' | 'payload'>[],
): ReadonlySet<string> {
  const slotOfResponse = new Map<string, string>();
  const repeated = new Set<string>();
  for (const { slotPublicKey, payload } of responses) {
    const slot = toBase64url(slotPublicKey);
    const first = slotOfResponse.get(payload.rid);
    if (first === undefined) slotOfResponse.set(payload.rid, slot);
    else if (first !== slot) repeated.add(slot);
  }
  return repeated;
}

/**
 * The same with the browser's own primitives for the slow steps. They only ever say yes: whatever they do not open goes
 * through the plain way, whose word and reason hold.
 */
export async function openEnvelopeWith(
  bytes: Uint8Array,
  context: OpeningContext,
  platform: PlatformCrypto,
): Promise<Opened | Refused> {
  try {
    const { envelope, slot } = admitted(bytes, context);
    const fullDigest = await platform.sha512(envelopeDigestInput(bytes));
    const { signature, slotPublicKey, ephemeralPublicKey } = envelope;
    const isSound = isSoundSignature(signature, slotPublicKey);
    const isSigned = isSound && (await platform.verify(envelopeSigningInput(fullDigest), signature, slotPublicKey));
    demand('signature', isSigned);
    const { key, wrap } = ownWrap(envelope, context.boxKeys);
    const shared = await sharedKeyWith(platform, ephemeralPublicKey, key);
    const contentKey = openSecretbox(wrap, wrapNonce(envelope, key.publicKey), shared) ?? refuse('wrap');
    wipe(shared);
    return finished(bytes, envelope, slot, fullDigest, contentKey);
  } catch {
    return openEnvelope(bytes, context);
  }
}

/** What costs nothing, first. */
function admitted(
  bytes: Uint8Array,
  context: OpeningContext,
): { readonly envelope: Envelope; readonly slot: KnownSlot } {
  const envelope = orRefuse('form', ['envelope-malformed'], () => parseEnvelope(bytes));
  demand('clinic', equalBytes(envelope.clinicId, context.clinicId));
  const slot = context.slots(envelope.slotPublicKey) ?? refuse('unknown-slot');
  demand('not-handed-out', slot.handedOut);
  demand('revoked', !slot.revoked);
  return { envelope, slot };
}

function opened(bytes: Uint8Array, context: OpeningContext): Opened {
  const { envelope, slot } = admitted(bytes, context);
  const fullDigest = sha512(envelopeDigestInput(bytes));
  const signed = envelopeSigningInput(fullDigest);
  demand('signature', verifySignature(signed, envelope.signature, envelope.slotPublicKey));
  return finished(bytes, envelope, slot, fullDigest, unwrap(envelope, context.boxKeys));
}

function finished(
  bytes: Uint8Array,
  envelope: Envelope,
  slot: KnownSlot,
  fullDigest: Bytes,
  contentKey: Bytes,
): Opened {
  const payload = payloadOf(envelope, bytes.subarray(0, envelopeHeaderLength), contentKey);
  demand('slot', payload.slot === toBase64url(envelope.slotPublicKey));
  demand('occasion', payload.questionnaire.id === slot.instr && payload.occasion === slot.occasion);
  return { ok: true, slotPublicKey: envelope.slotPublicKey, slot, digest: fullDigest.slice(0, 32), payload };
}

function payloadOf(envelope: Envelope, header: Uint8Array, contentKey: Bytes): Payload {
  const { payloadKey, commit } = payloadKeys(contentKey, header);
  demand('commit', equalBytes(commit, envelope.commit));
  const padded = openSecretbox(envelope.sealedPayload, zeroNonce, payloadKey) ?? refuse('payload');
  const plain = orRefuse('padding', ['padding-malformed'], () => unpad(padded));
  const payload = orRefuse('json', payloadProblems, () => parsePayload(decodeUtf8(plain)));
  wipe(contentKey, payloadKey, padded, plain);
  return payload;
}

const payloadProblems: readonly ProblemCode[] = [
  'utf8-malformed',
  'json-malformed',
  'payload-malformed',
  'answers-malformed',
];

/** The one wrap that is for one of these keys. */
function ownWrap({ daily, recovery }: Envelope, boxKeys: readonly KeyPair[]) {
  const ours = [daily, recovery].flatMap((wrap) =>
    boxKeys
      .filter(({ publicKey }) => equalBytes(knownKeyId(publicKey), wrap.keyId))
      .map((key) => ({ key, wrap: wrap.wrap })),
  );
  const [match, ...others] = ours;
  if (match === undefined || others.length > 0) return refuse('recipient');
  return match;
}

function unwrap(envelope: Envelope, boxKeys: readonly KeyPair[]): Bytes {
  const { key, wrap } = ownWrap(envelope, boxKeys);
  const nonce = wrapNonce(envelope, key.publicKey);
  const contentKey = orRefuse('shared-secret', ['point-low-order', 'shared-secret-zero'], () =>
    openBox(wrap, nonce, envelope.ephemeralPublicKey, key.secretKey),
  );
  return contentKey ?? refuse('wrap');
}

const keyIds = new WeakMap<Uint8Array, Bytes>();

/** The same few keys are looked for in every envelope. */
function knownKeyId(publicKey: Bytes): Bytes {
  const known = keyIds.get(publicKey) ?? keyId(publicKey);
  keyIds.set(publicKey, known);
  return known;
}

class Refusal extends Error {
  readonly reason: OpeningRefusal;
  constructor(reason: OpeningRefusal) {
    super(reason);
    this.reason = reason;
  }
}

function refuse(reason: OpeningRefusal): never {
  throw new Refusal(reason);
}

function demand(reason: OpeningRefusal, isMet: boolean): void {
  if (!isMet) refuse(reason);
}

function orRefuse<Result>(reason: OpeningRefusal, expected: readonly ProblemCode[], attempt: () => Result): Result {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof Problem && expected.includes(error.code)) return refuse(reason);
    throw error;
  }
}
