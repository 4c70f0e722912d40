// A slip that the intake knows and that must not be answered: made by another clinic, or too old. Registered as a clinic does.
import { codeData, formatCode, makeCode } from '../../src/core/code.ts';
import { dayFromUnixMs, daysSinceEpoch } from '../../src/core/day.ts';
import { occasions } from '../../src/core/occasion.ts';
import type { Profile } from '../../src/core/profile.ts';
import { deriveRoot } from '../../src/crypto/argon2.ts';
import { attestTag } from '../../src/crypto/attestTag.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { randomBytes } from '../../src/demo/randomBytes.ts';
import type { World } from './world.ts';

export interface Strangeness {
  /** Whose clinic says that the slip is theirs. */
  readonly clinic?: Profile;
  /** Closed since yesterday. */
  readonly isOver?: boolean;
}

/** Its code, as it is printed. */
export async function strangeSlip(
  { clinic: { admin, profile }, questionnaire }: World,
  { clinic = profile, isOver = false }: Strangeness,
): Promise<string> {
  const code = makeCode(randomBytes);
  const root = deriveRoot(codeData(code), profile.salt);
  const today = daysSinceEpoch(dayFromUnixMs(Date.now()));
  await admin.registerSlots(
    occasions.map((occasion) => {
      const { slotPublicKey, attestKey } = deriveSlotKeys(root, questionnaire.id, occasion);
      return {
        slotPublicKey,
        attestTag: attestTag(attestKey, clinic.clinicId, clinic.rootPublicKey, slotPublicKey),
        opens: today - 2,
        // The client's day may be yesterday's.
        closes: isOver ? today - 2 : today + 100,
      };
    }),
  );
  return formatCode(code);
}
