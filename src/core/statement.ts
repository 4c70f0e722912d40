// The intake's signed word about one slot: fixed 252 bytes for every kind (docs/protocol.md, section 8).
// Layout, canonical form and signing preimage; whoever signs or verifies does it over these bytes.
import { ByteReader, type Bytes, concatBytes, equalBytes, isZero, u8, u32 } from './bytes.ts';
import { domainTag } from './domainTag.ts';
import { Problem } from './problem.ts';
import { encodeUtf8 } from './utf8.ts';

export const statementLength = 252;
export const statementBodyLength = 188;

const magic = encodeUtf8('FRMR');
const version = u8(1);
const reserved = new Uint8Array(2);

/** In wire order: kind 1 is the first. */
export const statementKinds = [
  'stored',
  'conflict',
  'unknown-slot',
  'closed',
  'keys-refused',
  'open',
  'taken',
] as const;

export type StatementKind = (typeof statementKinds)[number];

export interface StatementFields {
  readonly kind: StatementKind;
  readonly clinicId: Bytes;
  readonly slotPublicKey: Bytes;
  /** Zero in the answer to a status request. */
  readonly submittedDigest: Bytes;
  /** Zero unless the slot holds a form (stored, conflict, taken). */
  readonly storedDigest: Bytes;
  /** Days since 1970-01-01 UTC of the stored form, else 0. */
  readonly day: number;
  /** 24 bytes: echo of the status request; zero in the answer to a submission, so that receipts are deterministic. */
  readonly nonce: Bytes;
  /** 32 bytes: for open and taken the slot's tag, else zero. */
  readonly attestTag: Bytes;
  /** 8 bytes: id of the receipt key that signs. */
  readonly receiptKeyId: Bytes;
}

export interface Statement extends StatementFields {
  readonly signature: Bytes;
}

export const zeroDigest: Bytes = new Uint8Array(32);
export const zeroNonce: Bytes = new Uint8Array(24);
export const zeroTag: Bytes = new Uint8Array(32);

/** Checks layout and canonical form, not the signature. @throws Problem `statement-malformed` */
export function parseStatement(bytes: Uint8Array): Statement {
  const reader = new ByteReader(bytes, 'statement-malformed');
  if (bytes.length !== statementLength) reader.refuse('length');
  reader.expect(magic, 'magic');
  reader.expect(version, 'version');
  const kind = statementKinds[reader.u8() - 1] ?? reader.refuse('kind');
  reader.expect(reserved, 'reserved');
  const statement = {
    kind,
    clinicId: reader.take(16),
    slotPublicKey: reader.take(32),
    submittedDigest: reader.take(32),
    storedDigest: reader.take(32),
    day: reader.u32(),
    nonce: reader.take(24),
    attestTag: reader.take(32),
    receiptKeyId: reader.take(8),
    signature: reader.take(64),
  };
  checkCanonical(statement);
  return statement;
}

/** Bytes 56–87 of a whole statement: what it says was submitted. */
export function submittedDigestOf(statement: Uint8Array): Bytes {
  return Uint8Array.from(statement.subarray(56, 88));
}

/** Bytes 0–187. @throws Problem `statement-malformed` when the fields contradict the kind */
export function encodeStatementBody(fields: StatementFields): Bytes {
  checkCanonical(fields);
  const kind = u8(statementKinds.indexOf(fields.kind) + 1);
  const { clinicId, slotPublicKey, submittedDigest, storedDigest, day, nonce, attestTag, receiptKeyId } = fields;
  const identity = concatBytes(magic, version, kind, reserved, clinicId, slotPublicKey);
  const body = concatBytes(identity, submittedDigest, storedDigest, u32(day), nonce, attestTag, receiptKeyId);
  if (body.length !== statementBodyLength) throw new Problem('statement-malformed', { field: 'length' });
  return body;
}

/** What the receipt key signs. */
export function statementSigningInput(body: Uint8Array): Bytes {
  return concatBytes(domainTag('receipt'), body.subarray(0, statementBodyLength));
}

export function encodeStatement(body: Uint8Array, signature: Uint8Array): Bytes {
  const bytes = concatBytes(body, signature);
  if (bytes.length !== statementLength) throw new Problem('statement-malformed', { field: 'length' });
  return bytes;
}

function checkCanonical(fields: StatementFields): void {
  const { kind, submittedDigest, storedDigest, day, nonce, attestTag } = fields;
  const answersSubmission = !isZero(submittedDigest);
  const holdsForm = kind === 'stored' || kind === 'conflict' || kind === 'taken';
  const demands: readonly (readonly [string, boolean])[] = [
    ['nonce', answersSubmission === isZero(nonce)],
    ['submittedDigest', answersSubmission || !submissionOnly.has(kind)],
    ['submittedDigest', !answersSubmission || !statusOnly.has(kind)],
    ['storedDigest', holdsForm === !isZero(storedDigest)],
    [
      'storedDigest',
      !answersSubmission || !holdsForm || (kind === 'stored') === equalBytes(storedDigest, submittedDigest),
    ],
    ['day', holdsForm === day > 0],
    ['attestTag', statusOnly.has(kind) === !isZero(attestTag)],
  ];
  const broken = demands.find(([, isMet]) => !isMet);
  if (broken !== undefined) throw new Problem('statement-malformed', { field: broken[0] });
}

const submissionOnly: ReadonlySet<StatementKind> = new Set(['stored', 'conflict', 'keys-refused']);
const statusOnly: ReadonlySet<StatementKind> = new Set(['open', 'taken']);
