// An open clinic on a real intake, without the minutes of a ceremony: keys by crypto's own function, codes with a quick
// stand-in for the slow derivation (its output is as random as the real one's).

import { suggestedNotice } from '../../src/clinic/documentTexts.ts';
import { planOf } from '../../src/clinic/issueSheet.ts';
import { appendToRegistry, type Registry } from '../../src/clinic/registry.ts';
import { openSession, type Session } from '../../src/clinic/session.ts';
import type { Answers } from '../../src/core/answers.ts';
import { fromBase64url, toBase64url } from '../../src/core/base64url.ts';
import { ByteReader } from '../../src/core/bytes.ts';
import { type Day, dayFromUnixMs, daysSinceEpoch } from '../../src/core/day.ts';
import { type Occasion, occasions } from '../../src/core/occasion.ts';
import { encodePayload, type Payload } from '../../src/core/payload.ts';
import type { Questionnaire } from '../../src/core/questionnaire.ts';
import { travellingAnswers } from '../../src/core/response.ts';
import { parseSetupToken } from '../../src/core/setupRequest.ts';
import { clinicSetupRequest, makeClinic } from '../../src/crypto/clinicSetup.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { sealEnvelope } from '../../src/crypto/envelopeSealing.ts';
import { makeSheet } from '../../src/crypto/sheet.ts';
import { catalogueEntry, newestVersions } from '../../src/questionnaires/catalogue.ts';
import { TestIntake } from '../intake/testIntake.ts';
import { copied } from './copied.ts';
import { randomBytes, type TestWorkplace, testWorkplace } from './testWorkplace.ts';

export interface OpenedClinic {
  readonly intake: TestIntake;
  readonly workplace: TestWorkplace;
  readonly session: Session;
  readonly day: Day;
}

export async function openedClinic(): Promise<OpenedClinic> {
  const intake = new TestIntake();
  const workplace = testWorkplace(intake);
  const reader = new ByteReader((await intake.clinic('/api/v1/admin/receipt-key')).bytes);
  const day = dayFromUnixMs(intake.nowMs);
  const clinic = makeClinic(
    {
      about: { name: { sv: 'Exempel', en: 'Example' }, support: [], notice: suggestedNotice(), occasions },
      plan: newestVersions.map(({ url, version, hash }) => ({ url, version, sha512: fromBase64url(hash), occasions })),
      receiptKey: { keyId: reader.take(8), publicKey: reader.take(32) },
      issued: day,
      expires: dayFromUnixMs(intake.nowMs + 400 * 86_400_000),
    },
    randomBytes,
  );
  const token = parseSetupToken(await intake.setupToken());
  const body = clinicSetupRequest(clinic, token ?? new Uint8Array());
  const answer = await intake.clinic('/api/v1/admin/setup', { method: 'POST', body });
  if (answer.status !== 201) throw new Error(`set-up answered ${answer.status}`);
  return { intake, workplace, session: await sessionOf(workplace, clinic.vault), day };
}

/** Another page of the same clinic, as on a colleague's computer. */
export async function sessionOf(workplace: TestWorkplace, vault: Session['vault']): Promise<Session> {
  const outcome = await openSession(workplace, copied(vault));
  if (!outcome.ok) throw new Error(outcome.failure);
  return outcome.session;
}

export interface QuickSheet {
  readonly registry: Registry;
  /** 32 secret bytes of each code, by serial. */
  readonly roots: ReadonlyMap<string, Uint8Array>;
}

export async function quickSheet({ session, day }: OpenedClinic, known: Registry): Promise<QuickSheet> {
  const roots: Uint8Array[] = [];
  const { profile, admin } = session;
  const sheet = await makeSheet({
    clinicId: profile.clinicId,
    clinicSalt: profile.salt,
    rootPublicKey: profile.rootPublicKey,
    plan: planOf(session),
    sheet: known.state.slips.size / 10 + 1,
    firstSerial: known.state.slips.size + 1,
    opens: daysSinceEpoch(day),
    closes: daysSinceEpoch(day) + 3653,
    randomBytes,
    deriveRoot: () => {
      const root = randomBytes(32);
      roots.push(Uint8Array.from(root));
      return root;
    },
  });
  const registered = await admin.registerSlots(sheet.slotRecords);
  if (!registered.ok) throw new Error(registered.failure);
  const appended = await appendToRegistry(session.access, known, day, () => sheet.events);
  if (!appended.ok) throw new Error(appended.failure);
  const entries = sheet.slips.map(({ serial }, index) => [serial, roots[index] ?? new Uint8Array()] as const);
  return { registry: appended.registry, roots: new Map(entries) };
}

export interface ResponseInput {
  readonly root: Uint8Array;
  readonly questionnaire: Questionnaire;
  readonly occasion: Occasion;
  readonly answers: Answers;
  /** Changes the payload before it is sealed, as a hostile client would. */
  readonly change?: (payload: Payload) => Payload;
}

export function sealedResponse({ session, day }: OpenedClinic, input: ResponseInput): Uint8Array<ArrayBuffer> {
  const { root, questionnaire, occasion, answers, change = (payload) => payload } = input;
  const slot = deriveSlotKeys(root, questionnaire.id, occasion);
  const payload: Payload = {
    v: 1,
    slot: toBase64url(slot.slotPublicKey),
    rid: toBase64url(randomBytes(16)),
    questionnaire: {
      id: questionnaire.id,
      ver: questionnaire.version,
      sha: catalogueEntry(questionnaire.url, questionnaire.version)?.hash ?? '',
    },
    occasion,
    lang: 'sv',
    done: day,
    answers: travellingAnswers(questionnaire, answers),
    app: 'test',
  };
  const { daily, recovery, clinicId } = session.profile;
  const recipients = { daily, recovery };
  return sealEnvelope({ payload: encodePayload(change(payload)), clinicId, slot, recipients, randomBytes }).envelope;
}

/** @throws Error unless the intake took it for the first time */
export async function handIn(clinic: OpenedClinic, input: ResponseInput): Promise<Uint8Array<ArrayBuffer>> {
  const envelope = sealedResponse(clinic, input);
  const answer = await clinic.intake.submit(envelope);
  if (answer.status !== 201) throw new Error(`the intake answered ${answer.status}`);
  return envelope;
}
