// The client's and the clinic's own cryptography against the intake: nothing here is made by the tests' twin.
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseProfile } from '../../src/core/profile.ts';
import { encodeSlotRecords } from '../../src/core/slotRecords.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { sealEnvelope } from '../../src/crypto/envelopeSealing.ts';
import { boxKeyPair } from '../../src/crypto/primitives.ts';
import { verifyProfile } from '../../src/crypto/profileSignature.ts';
import { saysStored, verifyStatement } from '../../src/crypto/statements.ts';
import { keyId, random } from './testClinic.ts';
import { TestIntake } from './testIntake.ts';

const recipient = () => {
  const { publicKey } = boxKeyPair(random(32));
  return { keyId: keyId(publicKey), publicKey: Uint8Array.from(publicKey) };
};

async function realClinic() {
  const intake = new TestIntake();
  const clinic = await intake.newClinic();
  const [daily, recovery] = [recipient(), recipient()];
  const profileBytes = clinic.profile({ daily, recovery, accept: [daily.keyId, recovery.keyId] });
  const files = clinic.files(profileBytes);
  const body = clinic.setupRequest(await intake.setupToken(), files);
  expect((await intake.clinic('/api/v1/admin/setup', { method: 'POST', body })).status).toBe(201);
  const slot = deriveSlotKeys(random(32), 'any-form', 'start');
  const record = { slotPublicKey: slot.slotPublicKey, attestTag: random(32), opens: 0, closes: 40_000 };
  await intake.admin(clinic, clinic.registrar, 'slots', encodeSlotRecords([record]));
  const seal = (payload: string) =>
    sealEnvelope({ payload, clinicId: clinic.clinicId, slot, recipients: { daily, recovery }, randomBytes });
  return { intake, clinic, slot, seal, record };
}

describe('an envelope that the client sealed', () => {
  test('is taken in, and the client believes the receipt and its repetition', async () => {
    const { intake, slot, seal } = await realClinic();
    const profile = parseProfile((await intake.client('/profile.json')).bytes);
    const { envelope, digest } = seal('{"v":1}');
    const first = await intake.submit(envelope);
    expect(first.status).toBe(201);
    const expectation = { profile, slotPublicKey: slot.slotPublicKey, digest };
    const statement = verifyStatement(first.bytes, expectation);
    expect(statement && saysStored(statement, digest)).toBe(true);
    expect((await intake.submit(envelope)).bytes).toEqual(first.bytes);

    const other = seal('{"v":2}');
    const conflict = await intake.submit(other.envelope);
    expect(conflict.status).toBe(409);
    expect(verifyStatement(conflict.bytes, { ...expectation, digest: other.digest })?.kind).toBe('conflict');
    expect(verifyStatement(conflict.bytes, expectation)).toBeUndefined();
  });

  test('finds its slot with the clinic’s tag before it is sent', async () => {
    const { intake, clinic, slot, record } = await realClinic();
    const { bytes } = await intake.client('/profile.json');
    const signature = (await intake.client('/profile.sig')).bytes;
    const profile = verifyProfile(bytes, signature);
    const nonce = random(24);
    const answer = await intake.status(clinic.statusRequest(slot.slotPublicKey, nonce));
    const statement = verifyStatement(answer.bytes, { profile, slotPublicKey: slot.slotPublicKey, nonce });
    expect(statement).toMatchObject({ kind: 'open', attestTag: record.attestTag });
  });
});
