// Turns bytes from the network into the intake's verified word, or into nothing (docs/protocol.md, section 8).
// Signing is the intake's business, over core's preimage.
import { equalBytes, isZero } from '../core/bytes.ts';
import { Problem } from '../core/problem.ts';
import type { Profile } from '../core/profile.ts';
import { parseStatement, type Statement, statementSigningInput } from '../core/statement.ts';
import { verifySignature } from './primitives.ts';
import type { SignatureCheck } from './signatureCheck.ts';

export type StatementExpectation = {
  readonly profile: Pick<Profile, 'clinicId' | 'receipt'>;
  /** 32 bytes. */
  readonly slotPublicKey: Uint8Array;
} & (
  | { /** 32 bytes: of the envelope that was sent. */ readonly digest: Uint8Array }
  | { /** 24 bytes: of the status request that was sent. */ readonly nonce: Uint8Array }
);

declare const verifiedBrand: unique symbol;

/** Only verifyStatement and verifyStatementWith make one. */
export type VerifiedStatement = Statement & { readonly [verifiedBrand]: true };

/** Undefined for everything that is not exactly the answer to this request, whatever the HTTP code said. */
export function verifyStatement(bytes: Uint8Array, expectation: StatementExpectation): VerifiedStatement | undefined {
  const claim = claimIn(bytes, expectation);
  if (claim === undefined) return undefined;
  const { input, signature, publicKey, statement } = claim;
  return verifySignature(input, signature, publicKey) ? (statement as VerifiedStatement) : undefined;
}

/** The same, the signature checked by `check`. */
export async function verifyStatementWith(
  check: SignatureCheck,
  bytes: Uint8Array,
  expectation: StatementExpectation,
): Promise<VerifiedStatement | undefined> {
  const claim = claimIn(bytes, expectation);
  if (claim === undefined) return undefined;
  const { input, signature, publicKey, statement } = claim;
  return (await check(input, signature, publicKey)) ? (statement as VerifiedStatement) : undefined;
}

/** An answer to this request in all but its signature. */
function claimIn(bytes: Uint8Array, expectation: StatementExpectation) {
  const statement = parsed(bytes);
  if (statement === undefined) return undefined;
  const { profile, slotPublicKey } = expectation;
  const isOurs =
    equalBytes(statement.clinicId, profile.clinicId) &&
    equalBytes(statement.slotPublicKey, slotPublicKey) &&
    ('digest' in expectation
      ? answers(statement.submittedDigest, expectation.digest)
      : answers(statement.nonce, expectation.nonce));
  const key = profile.receipt.find(({ keyId }) => equalBytes(keyId, statement.receiptKeyId));
  if (!isOurs || key === undefined) return undefined;
  const { signature } = statement;
  return { statement, input: statementSigningInput(bytes), signature, publicKey: key.publicKey };
}

/** The only word after which a draft may go: the intake holds exactly this envelope. */
export function saysStored(statement: VerifiedStatement, digest: Uint8Array): boolean {
  const holdsForm = statement.kind === 'stored' || statement.kind === 'taken';
  return holdsForm && equalBytes(statement.storedDigest, digest);
}

/** Zero is what a statement holds in the field that it does not answer, so it never counts as an echo. */
function answers(echoed: Uint8Array, asked: Uint8Array): boolean {
  return equalBytes(echoed, asked) && !isZero(asked);
}

function parsed(bytes: Uint8Array): Statement | undefined {
  try {
    return parseStatement(bytes);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
