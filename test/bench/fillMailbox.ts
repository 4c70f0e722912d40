// An intake with a clinic and as many responses as asked for, made quickly: slots with random keys instead of codes, in a
// registry that says they are on slips that were handed out. What the clinic's page has to do with them is the real thing.
import { toBase64url } from '../../src/core/base64url.ts';
import { type Bytes, compareBytes } from '../../src/core/bytes.ts';
import { dayFromUnixMs, daysSinceEpoch } from '../../src/core/day.ts';
import { type Occasion, occasions } from '../../src/core/occasion.ts';
import { encodePayload } from '../../src/core/payload.ts';
import { type RegistryEvent, serialText } from '../../src/core/registryRecord.ts';
import { travellingAnswers } from '../../src/core/response.ts';
import type { KnownSlot } from '../../src/crypto/envelopeOpening.ts';
import { sealEnvelope } from '../../src/crypto/envelopeSealing.ts';
import { type KeyPair, signKeyPairFromSeed } from '../../src/crypto/primitives.ts';
import { sealRegistry } from '../../src/crypto/registrySealing.ts';
import { randomBytes } from '../../src/demo/randomBytes.ts';
import { sendEnvelope } from '../../src/demo/submitResponse.ts';
import { catalogue } from '../../src/questionnaires/catalogue.ts';
import { reportResponses } from '../support/reportRespondents.ts';
import { startWorld, worldPassphrase } from '../support/world.ts';

export interface FilledMailbox {
  readonly clinicAddress: string;
  readonly keyFile: Uint8Array;
  readonly passphrase: string;
  readonly envelopes: readonly Bytes[];
  readonly clinicId: Bytes;
  readonly dailySecret: Bytes;
  readonly slotOf: (slotPublicKey: Bytes) => KnownSlot | undefined;
  readonly end: () => Promise<void>;
}

interface Place {
  readonly serial: string;
  readonly occasion: Occasion;
  readonly slot: KeyPair;
}

const atOnce = 16;
const slipsASheet = 10;

export async function fillMailbox(count: number): Promise<FilledMailbox> {
  const world = await startWorld({ sheets: 0 });
  const { clinic, questionnaire, intake } = world;
  const today = dayFromUnixMs(Date.now());
  const places = Array.from({ length: count }, (_, index): Place => {
    const serial = serialText(Math.floor(index / occasions.length) + 1);
    const occasion = occasions[index % occasions.length] ?? 'start';
    return { serial, occasion, slot: signKeyPairFromSeed(randomBytes(32)) };
  });
  const opens = daysSinceEpoch(today);
  const records = places
    .map(({ slot }) => ({
      slotPublicKey: slot.publicKey,
      attestTag: Uint8Array.from(randomBytes(32)),
      opens,
      closes: opens + 3653,
    }))
    .sort((left, right) => compareBytes(left.slotPublicKey, right.slotPublicKey));
  for (let start = 0; start < records.length; start += 512)
    await clinic.admin.registerSlots(records.slice(start, start + 512));
  await clinic.admin.appendRecords(
    1,
    sealRegistry(eventsOf(places, questionnaire.id), today, clinic.vault.registryKey, randomBytes).records,
  );

  const { daily, recovery, clinicId } = clinic.profile;
  const sha = catalogue.find(({ version }) => version === questionnaire.version)?.hash ?? '';
  const responses = reportResponses(questionnaire);
  const envelopes = places.map(({ occasion, slot }, index) => {
    const given = responses[index % responses.length];
    const payload = encodePayload({
      v: 1,
      slot: toBase64url(slot.publicKey),
      rid: toBase64url(randomBytes(16)),
      questionnaire: { id: questionnaire.id, ver: questionnaire.version, sha },
      occasion,
      lang: 'sv',
      done: today,
      answers: travellingAnswers(questionnaire, given?.answers ?? new Map()).filter(
        ({ linkId }) => linkId !== 'occasion',
      ),
      app: 'bench',
    });
    const keys = { slotPublicKey: slot.publicKey, slotSecretKey: slot.secretKey };
    return sealEnvelope({ payload, clinicId, slot: keys, recipients: { daily, recovery }, randomBytes }).envelope;
  });
  for (let start = 0; start < envelopes.length; start += atOnce)
    await Promise.all(envelopes.slice(start, start + atOnce).map((envelope) => handedIn(intake.client, envelope)));
  const known = new Map(
    places.map(({ slot, serial, occasion }) => [toBase64url(slot.publicKey), { serial, occasion }]),
  );
  return {
    clinicAddress: intake.clinic,
    keyFile: world.keyFile(),
    passphrase: worldPassphrase,
    envelopes,
    clinicId,
    dailySecret: clinic.vault.daily[0]?.secretKey ?? new Uint8Array(32),
    slotOf: (slotPublicKey) => {
      const place = known.get(toBase64url(slotPublicKey));
      return place && { ...place, instr: questionnaire.id, handedOut: true, revoked: false };
    },
    end: () => world.end(),
  };
}

async function handedIn(client: string, envelope: Bytes): Promise<void> {
  const { status } = await sendEnvelope(client, envelope);
  if (status !== 201) throw new Error(`the intake answered ${status}`);
}

function eventsOf(places: readonly Place[], instr: string): readonly RegistryEvent[] {
  const bySerial = new Map<string, Record<string, string>>();
  for (const { serial, occasion, slot } of places) {
    const slots = bySerial.get(serial) ?? {};
    bySerial.set(serial, { ...slots, [occasion]: toBase64url(slot.publicKey) });
  }
  return [...bySerial].flatMap(([serial, slots]): readonly RegistryEvent[] => [
    {
      k: 'slip',
      serial,
      sheet: Math.ceil(Number(serial) / slipsASheet),
      instr,
      slots,
      spare: Array.from({ length: 4 }, () => toBase64url(randomBytes(32))),
    },
    { k: 'handed-out', serial },
  ]);
}
