// Asks an intake whether a slot is still open, as the client page does before the first question.
import { fromBase64url } from '../core/base64url.ts';
import type { Profile } from '../core/profile.ts';
import type { StatementKind } from '../core/statement.ts';
import { encodeStatusRequest } from '../core/statusRequest.ts';
import { verifyStatement } from '../crypto/statements.ts';
import { callIntake } from './intakeCalls.ts';
import { randomBytes } from './randomBytes.ts';

/** `slot` is base64url of its public key. Undefined when the answer does not verify. */
export async function askSlot(
  clientAddress: string,
  profile: Profile,
  slot: string,
): Promise<StatementKind | undefined> {
  const slotPublicKey = fromBase64url(slot);
  const nonce = Uint8Array.from(randomBytes(24));
  const request = encodeStatusRequest({ clinicId: profile.clinicId, slotPublicKey, nonce });
  const { bytes } = await callIntake(clientAddress, '/api/v1/status', request);
  return verifyStatement(bytes, { profile, slotPublicKey, nonce })?.kind;
}
