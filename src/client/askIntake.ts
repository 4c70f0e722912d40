// Status questions and submissions with their answers verified: the one place where a statement of the intake becomes a fact.

import type { Profile } from '../core/profile.ts';
import { encodeStatusRequest } from '../core/statusRequest.ts';
import { type VerifiedStatement, verifyStatementWith } from '../crypto/statements.ts';
import { checkSignature } from './checkSignature.ts';
import { postEnvelope, postStatusRequest } from './intakeClient.ts';
import type { Mailer } from './mailer.ts';
import { refreshProfile } from './profileStore.ts';

export interface SlotName {
  /** 32 bytes */
  readonly slotPublicKey: Uint8Array;
}

/** The intake's signed word about one slot; undefined when none came that can be trusted. Carries no answer to the intake. */
export async function askStatus(
  device: Mailer,
  profile: Profile,
  slot: SlotName,
): Promise<TrustedStatement | undefined> {
  const nonce = device.randomBytes(24);
  const request = encodeStatusRequest({
    clinicId: profile.clinicId,
    slotPublicKey: Uint8Array.from(slot.slotPublicKey),
    nonce: Uint8Array.from(nonce),
  });
  const bytes = await postStatusRequest(device, request);
  return verifiedWord(device, profile, bytes, { slotPublicKey: slot.slotPublicKey, nonce });
}

/** Sends these bytes and no others; undefined when no answer came that can be trusted, whatever the HTTP status said. */
export async function submit(
  device: Mailer,
  profile: Profile,
  slot: SlotName,
  envelope: Uint8Array,
  digest: Uint8Array,
): Promise<TrustedStatement | undefined> {
  const bytes = await postEnvelope(device, envelope);
  return verifiedWord(device, profile, bytes, { slotPublicKey: slot.slotPublicKey, digest });
}

/** A verified statement with its bytes, to be kept. */
export type TrustedStatement = VerifiedStatement & { readonly bytes: Uint8Array };

type Expected = { readonly slotPublicKey: Uint8Array } & (
  | { readonly nonce: Uint8Array }
  | { readonly digest: Uint8Array }
);

/** A receipt key that this device has not heard of may be new: the profile is refreshed once. */
async function verifiedWord(
  device: Mailer,
  profile: Profile,
  bytes: Uint8Array | undefined,
  expected: Expected,
): Promise<TrustedStatement | undefined> {
  if (bytes === undefined) return undefined;
  const first = await verifyStatementWith(checkSignature, bytes, { profile, ...expected });
  if (first !== undefined) return { ...first, bytes };
  const news = await refreshProfile(device);
  if (news.state !== 'known' || news.profile.seq === profile.seq) return undefined;
  const second = await verifyStatementWith(checkSignature, bytes, { profile: news.profile, ...expected });
  return second && { ...second, bytes };
}
