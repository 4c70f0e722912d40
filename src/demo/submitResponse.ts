// Seals one response and hands it in, as the client page does: done only when the intake's receipt verifies.
import type { Answers } from '../core/answers.ts';
import { toBase64url } from '../core/base64url.ts';
import { dayFromUnixMs } from '../core/day.ts';
import type { Occasion } from '../core/occasion.ts';
import { encodePayload } from '../core/payload.ts';
import type { Profile } from '../core/profile.ts';
import type { Questionnaire } from '../core/questionnaire.ts';
import { travellingAnswers } from '../core/response.ts';
import type { Language } from '../core/text.ts';
import { deriveSlotKeys } from '../crypto/codeKeys.ts';
import { type SealedEnvelope, sealEnvelope } from '../crypto/envelopeSealing.ts';
import { saysStored, verifyStatement } from '../crypto/statements.ts';
import { catalogueEntry } from '../questionnaires/catalogue.ts';
import { callIntake, type IntakeAnswer } from './intakeCalls.ts';
import { randomBytes } from './randomBytes.ts';

export interface Submission {
  readonly profile: Profile;
  /** 32 secret bytes of the code. */
  readonly root: Uint8Array;
  readonly questionnaire: Questionnaire;
  readonly occasion: Occasion;
  readonly language: Language;
  readonly answers: Answers;
  readonly nowMs: number;
}

export interface SealedSubmission extends SealedEnvelope {
  readonly slotPublicKey: Uint8Array;
}

export function sealSubmission(submission: Submission): SealedSubmission {
  const { profile, questionnaire, occasion, language } = submission;
  const slot = deriveSlotKeys(submission.root, questionnaire.id, occasion);
  const payload = encodePayload({
    v: 1,
    slot: toBase64url(slot.slotPublicKey),
    rid: toBase64url(randomBytes(16)),
    questionnaire: {
      id: questionnaire.id,
      ver: questionnaire.version,
      sha: catalogueEntry(questionnaire.url, questionnaire.version)?.hash ?? '',
    },
    occasion,
    lang: language,
    done: dayFromUnixMs(submission.nowMs),
    answers: travellingAnswers(questionnaire, submission.answers),
    app: 'demo',
  });
  const recipients = { daily: profile.daily, recovery: profile.recovery };
  const sealed = sealEnvelope({ payload, clinicId: profile.clinicId, slot, recipients, randomBytes });
  return { ...sealed, slotPublicKey: slot.slotPublicKey };
}

/** The intake's raw answer to one envelope. `clientAddress` has no trailing slash. */
export function sendEnvelope(clientAddress: string, envelope: Uint8Array): Promise<IntakeAnswer> {
  return callIntake(clientAddress, '/api/v1/submissions', envelope);
}

/** @throws Error unless a verified receipt came */
export async function submitResponse(clientAddress: string, submission: Submission): Promise<void> {
  const { envelope, digest, slotPublicKey } = sealSubmission(submission);
  const { status, bytes } = await sendEnvelope(clientAddress, envelope);
  const statement = verifyStatement(bytes, { profile: submission.profile, slotPublicKey, digest });
  if (statement === undefined || !saysStored(statement, digest)) {
    throw new Error(`no receipt for a response at ${submission.occasion}: ${status} ${statement?.kind ?? 'unsigned'}`);
  }
}
