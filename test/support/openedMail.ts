// Opens an envelope with the clinic's daily key, to see what has arrived.
import type { Answer } from '../../src/core/answers.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import { openEnvelope } from '../../src/crypto/envelopeOpening.ts';
import { boxKeyPair } from '../../src/crypto/primitives.ts';
import type { World } from './world.ts';

/** The answers in `envelope`, which must be of that occasion. @throws Error with the reason when it does not open */
export function openedAnswers(
  { clinic, questionnaire }: World,
  envelope: Uint8Array,
  occasion: Occasion,
): readonly Answer[] {
  const opened = openEnvelope(envelope, {
    clinicId: clinic.profile.clinicId,
    slots: () => ({ serial: '0001', handedOut: true, revoked: false, instr: questionnaire.id, occasion }),
    boxKeys: clinic.vault.daily.map(({ secretKey }) => boxKeyPair(secretKey)),
  });
  if (!opened.ok) throw new Error(`the envelope does not open: ${opened.reason}`);
  return opened.payload.answers;
}
