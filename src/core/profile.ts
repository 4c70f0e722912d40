// The root-signed clinic profile: keys and plan, nothing that names the clinic (docs/protocol.md, section 5.1).
// Rules of one profile and of one profile after another; the signature is checked elsewhere, over the bytes as received.
import { toBase64url } from './base64url.ts';
import { type Bytes, concatBytes, equalBytes, isZero } from './bytes.ts';
import type { Day } from './day.ts';
import { domainTag } from './domainTag.ts';
import { type JsonReader, parseJsonObject } from './jsonReader.ts';
import { isLowOrder } from './lowOrderPoints.ts';
import { Problem } from './problem.ts';
import { encodeUtf8 } from './utf8.ts';

export const profileLimit = 32_768;

export interface RecipientKey {
  /** 8 bytes. */
  readonly keyId: Bytes;
  /** 32 bytes: X25519 for recipients, Ed25519 for receipt keys. */
  readonly publicKey: Bytes;
}

export interface PlanEntry {
  /** `urn:uuid:…` of the questionnaire. */
  readonly url: string;
  readonly version: string;
  /** 64 bytes: SHA-512 of the published questionnaire (docs/protocol.md, section 5.1). */
  readonly sha512: Bytes;
  readonly occasions: readonly string[];
}

export interface Profile {
  readonly clinicId: Bytes;
  readonly salt: Bytes;
  readonly rootPublicKey: Bytes;
  readonly seq: number;
  readonly issued: Day;
  readonly expires: Day;
  readonly daily: RecipientKey;
  readonly recovery: RecipientKey;
  /** Key ids that an envelope may be sealed to. */
  readonly accept: readonly Bytes[];
  readonly revoked: readonly Bytes[];
  readonly receipt: readonly RecipientKey[];
  readonly plan: readonly PlanEntry[];
  /** Neutral page for the quick exit. */
  readonly exit?: string;
}

const highestSeq = 2 ** 32 - 1;
const urlPattern = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const versionPattern = /^[0-9a-zA-Z.-]{1,32}$/;
const exitPattern = /^https:\/\/[\u0021-\u007e]{1,192}$/;

/** Unknown members are ignored. Does not check the signature. @throws Problem `profile-refused` */
export function parseProfile(bytes: Uint8Array): Profile {
  if (bytes.length > profileLimit) throw new Problem('profile-refused', { field: 'length' });
  const reader = parseJsonObject(bytes, 'profile-refused');
  reader.exactly('v', 1);
  const encryption = reader.objects('enc', 2, 2);
  const profile: Profile = {
    clinicId: reader.bytes('clinic', 16),
    salt: reader.bytes('salt', 16),
    rootPublicKey: reader.bytes('root', 32),
    seq: reader.integer('seq', 1, highestSeq),
    issued: reader.day('issued'),
    expires: reader.day('expires'),
    daily: recipientFor(encryption, 'daily', reader),
    recovery: recipientFor(encryption, 'recovery', reader),
    accept: reader.bytesList('accept', 8, 32),
    revoked: reader.bytesList('revoked', 8, 256),
    receipt: reader.objects('receipt', 1, 8).map(keyFrom),
    plan: reader.objects('plan', 1, 16).map(planEntryFrom),
    ...(reader.has('exit') ? { exit: reader.matching('exit', exitPattern) } : {}),
  };
  checkRules(profile);
  return profile;
}

/** @throws Problem `profile-refused` when the profile breaks a rule that its reader would refuse */
export function encodeProfile(profile: Profile): Bytes {
  const key = ({ keyId, publicKey }: RecipientKey) => ({ id: toBase64url(keyId), pk: toBase64url(publicKey) });
  const bytes = encodeUtf8(
    JSON.stringify({
      v: 1,
      clinic: toBase64url(profile.clinicId),
      salt: toBase64url(profile.salt),
      root: toBase64url(profile.rootPublicKey),
      seq: profile.seq,
      issued: profile.issued,
      expires: profile.expires,
      enc: [
        { ...key(profile.daily), use: 'daily' },
        { ...key(profile.recovery), use: 'recovery' },
      ],
      accept: profile.accept.map(toBase64url),
      revoked: profile.revoked.map(toBase64url),
      receipt: profile.receipt.map(key),
      plan: profile.plan.map(({ url, version, sha512, occasions }) => ({
        url,
        ver: version,
        sha512: toBase64url(sha512),
        occasions,
      })),
      ...(profile.exit === undefined ? {} : { exit: profile.exit }),
    }),
  );
  parseProfile(bytes);
  return bytes;
}

/** What the root key signs. */
export function profileSigningInput(bytes: Uint8Array): Bytes {
  return concatBytes(domainTag('profile'), bytes);
}

export type Succession = 'same' | 'newer' | 'refused';

/** May `next` replace `current`? Identity, salt and root never change, `seq` must rise; equal bytes are the same file. */
export function profileSuccession(current: Uint8Array, next: Uint8Array): Succession {
  if (equalBytes(current, next)) return 'same';
  const [old, young] = [parseProfile(current), parseProfile(next)];
  const isSameClinic =
    equalBytes(old.clinicId, young.clinicId) &&
    equalBytes(old.salt, young.salt) &&
    equalBytes(old.rootPublicKey, young.rootPublicKey);
  return isSameClinic && young.seq > old.seq ? 'newer' : 'refused';
}

/** Is this key id in the list? Key ids are public. */
export function includesKeyId(list: readonly Uint8Array[], keyId: Uint8Array): boolean {
  return list.some((candidate) => equalBytes(candidate, keyId));
}

function keyFrom(reader: JsonReader): RecipientKey {
  return { keyId: reader.bytes('id', 8), publicKey: reader.bytes('pk', 32) };
}

function recipientFor(readers: readonly JsonReader[], use: string, profile: JsonReader): RecipientKey {
  const reader = readers.find((candidate) => candidate.any('use') === use) ?? profile.refuse('enc');
  const key = keyFrom(reader);
  if (isLowOrder(key.publicKey)) profile.refuse('enc');
  return key;
}

function planEntryFrom(reader: JsonReader): PlanEntry {
  return {
    url: reader.matching('url', urlPattern),
    version: reader.matching('ver', versionPattern),
    sha512: reader.bytes('sha512', 64),
    occasions: reader.contextNames('occasions', 1, 16),
  };
}

function checkRules(profile: Profile): void {
  const { daily, recovery, accept, revoked, receipt, plan } = profile;
  const used = [daily.keyId, recovery.keyId];
  const demands: readonly (readonly [string, boolean])[] = [
    ['expires', profile.expires >= profile.issued],
    ['root', !isZero(profile.rootPublicKey)],
    ['enc', !equalBytes(daily.keyId, recovery.keyId) && !equalBytes(daily.publicKey, recovery.publicKey)],
    ['accept', isDistinct(accept.map(toBase64url)) && used.every((keyId) => includesKeyId(accept, keyId))],
    ['revoked', isDistinct(revoked.map(toBase64url)) && !accept.some((keyId) => includesKeyId(revoked, keyId))],
    ['receipt', isDistinct(receipt.map(({ keyId }) => toBase64url(keyId)))],
    ['plan', isDistinct(plan.map(({ url, version }) => `${url}|${version}`))],
  ];
  const broken = demands.find(([, isMet]) => !isMet);
  if (broken !== undefined) throw new Problem('profile-refused', { field: broken[0] });
}

function isDistinct(entries: readonly string[]): boolean {
  return new Set(entries).size === entries.length;
}
