import { describe, expect, test } from 'vitest';
import { concatBytes } from '../../src/core/bytes.ts';
import { encodeSignedFiles } from '../../src/core/signedFiles.ts';
import { makeReceiptSigner } from '../../src/intake/receiptSigner.ts';
import { digestOf, keyId, random, signingKey } from './testClinic.ts';
import { openedIntake, TestIntake, today } from './testIntake.ts';
import { verifiedStatement } from './verifiedStatement.ts';

const zero32 = new Uint8Array(32);

async function rows(intake: TestIntake, clinicId: Uint8Array<ArrayBuffer>) {
  return await intake.store.listSubmissions(clinicId, undefined, 1000);
}

describe('a submission', () => {
  test('D01 is stored and answered with 201 and a signed receipt', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const envelope = clinic.envelope(slot);
    const answer = await intake.submit(envelope);
    expect(answer.status).toBe(201);
    expect(verifiedStatement(answer.bytes, intake.publicKey)).toMatchObject({
      kind: 'stored',
      clinicId: clinic.clinicId,
      slotPublicKey: slot.publicKey,
      submittedDigest: digestOf(envelope),
      storedDigest: digestOf(envelope),
      day: today,
      nonce: new Uint8Array(24),
      attestTag: zero32,
    });
    const stored = await intake.store.envelopes(clinic.clinicId, [slot.publicKey]);
    expect(stored?.map((bytes) => Buffer.compare(bytes, envelope))).toEqual([0]);
  });

  test('D02 gets the same receipt a hundred times in a row', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const envelope = clinic.envelope(slot);
    const first = await intake.submit(envelope);
    for (let round = 0; round < 99; round++) {
      const again = await intake.submit(envelope);
      expect(again.status).toBe(200);
      expect(again.bytes).toEqual(first.bytes);
    }
    expect(await rows(intake, clinic.clinicId)).toHaveLength(1);
  });

  test('D02 gets one 201, ninety-nine 200 and equal receipts from a hundred at once', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const envelope = clinic.envelope(slot);
    const before = await intake.store.commits();
    const answers = await Promise.all(Array.from({ length: 100 }, () => intake.submit(envelope)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(99);
    expect(new Set(answers.map((answer) => Buffer.from(answer.bytes).toString('hex'))).size).toBe(1);
    expect(await intake.store.commits()).toBe(before + 100);
  });

  test('D03 with other bytes for a taken slot gets a signed 409 and changes nothing', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const first = clinic.envelope(slot);
    await intake.submit(first);
    const second = clinic.envelope(slot);
    const answer = await intake.submit(second);
    expect(answer.status).toBe(409);
    expect(verifiedStatement(answer.bytes, intake.publicKey)).toMatchObject({
      kind: 'conflict',
      submittedDigest: digestOf(second),
      storedDigest: digestOf(first),
      day: today,
    });
    expect(await rows(intake, clinic.clinicId)).toMatchObject([{ digest: Buffer.from(digestOf(first)) }]);
  });

  test('D03 of twenty different ones at once, one wins and nineteen are told which', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const envelopes = Array.from({ length: 20 }, () => clinic.envelope(slot));
    const answers = await Promise.all(envelopes.map((envelope) => intake.submit(envelope)));
    const winner = answers.findIndex((answer) => answer.status === 201);
    const winning = digestOf(envelopes[winner] ?? zero32);
    const losers = answers.filter((answer) => answer.status === 409);
    expect(losers).toHaveLength(19);
    for (const loser of losers) expect(verifiedStatement(loser.bytes, intake.publicKey).storedDigest).toEqual(winning);
  });

  test('D04 for an unknown slot gets a signed 404 without any signature check', async () => {
    const { intake, clinic } = await openedIntake();
    const envelope = clinic.envelope(signingKey());
    const answer = await intake.submit(envelope);
    expect(answer.status).toBe(404);
    expect(verifiedStatement(answer.bytes, intake.publicKey)).toMatchObject({
      kind: 'unknown-slot',
      submittedDigest: digestOf(envelope),
    });
    expect(intake.intake.counters.get('signature-checks')).toBe(0);
  });

  test('D04 for a slot of another clinic is as unknown as any', async () => {
    const intake = new TestIntake({ hosts: ['one.example', 'two.example'] });
    const one = await intake.setUp('one.example');
    const two = await intake.setUp('two.example');
    const { keys } = await intake.withSlots(two, 1);
    const answer = await intake.submit(one.envelope(keys[0] ?? signingKey()), { host: 'one.example' });
    expect(answer.status).toBe(404);
    expect(await rows(intake, two.clinicId)).toEqual([]);
  });

  test('D05 for a revoked slot gets a signed 410', async () => {
    const { intake, clinic, slot } = await openedIntake();
    await intake.admin(clinic, clinic.registrar, 'revoke', slot.publicKey);
    const answer = await intake.submit(clinic.envelope(slot));
    expect(answer.status).toBe(410);
    expect(verifiedStatement(answer.bytes, intake.publicKey)).toMatchObject({
      kind: 'closed',
      storedDigest: zero32,
      day: 0,
    });
  });

  test.each([
    ['the day before it opens', -1, 410],
    ['the day it opens', 0, 201],
    ['the day it closes', 3, 201],
    ['the day after it closes', 4, 410],
  ])('D05 on %s (UTC) gets the right answer', async (_when, days, expected) => {
    const intake = new TestIntake();
    const clinic = await intake.setUp();
    const { keys } = await intake.withSlots(clinic, 2, { opens: today, closes: today + 3 });
    const midnight = (today + days) * 86_400_000;
    for (const [index, atMs] of [midnight, midnight + 86_399_999].entries()) {
      intake.nowMs = atMs;
      expect((await intake.submit(clinic.envelope(keys[index] ?? signingKey()))).status).toBe(expected);
    }
  });

  test('D06 that is stored is acknowledged again after revocation and after closing', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const envelope = clinic.envelope(slot);
    const first = await intake.submit(envelope);
    await intake.admin(clinic, clinic.registrar, 'revoke', slot.publicKey);
    intake.nowMs += 100 * 365 * 86_400_000;
    const again = await intake.submit(envelope);
    expect(again.status).toBe(200);
    expect(again.bytes).toEqual(first.bytes);
  });

  test('D07 sealed to a retired key gets a signed 422, unless it is stored already', async () => {
    const { intake, clinic, slot, other } = await openedIntake();
    const stored = clinic.envelope(slot);
    const first = await intake.submit(stored);
    const fresh = random(32);
    const daily = { keyId: keyId(fresh), publicKey: fresh };
    const profile = clinic.profile({ seq: 2, daily, accept: [daily.keyId, clinic.recovery.keyId] });
    const files = encodeSignedFiles(clinic.files(profile));
    expect((await intake.admin(clinic, clinic.registrar, 'profile', files)).status).toBe(200);

    const late = clinic.envelope(other);
    const answer = await intake.submit(late);
    expect(answer.status).toBe(422);
    expect(verifiedStatement(answer.bytes, intake.publicKey)).toMatchObject({
      kind: 'keys-refused',
      submittedDigest: digestOf(late),
    });
    const again = await intake.submit(stored);
    expect(again.status).toBe(200);
    expect(again.bytes).toEqual(first.bytes);
    const resealed = clinic.envelope(other, random(32), [daily.keyId, clinic.recovery.keyId]);
    expect((await intake.submit(resealed)).status).toBe(201);
  });

  test.each([
    ['magic', 0],
    ['version', 4],
    ['suite', 5],
    ['first reserved byte', 6],
    ['second reserved byte', 7],
    ['clinic', 8],
  ])('D16 with a wrong %s gets an empty 400', async (_field, offset) => {
    const { intake, clinic, slot } = await openedIntake();
    const envelope = clinic.envelope(slot);
    envelope[offset] = (envelope[offset] ?? 0) ^ 2;
    const answer = await intake.submit(envelope);
    expect(answer.status).toBe(400);
    expect(answer.bytes).toHaveLength(0);
  });

  test('D16 before any clinic was set up gets 400', async () => {
    const { clinic, slot } = await openedIntake();
    expect((await new TestIntake().submit(clinic.envelope(slot))).status).toBe(400);
  });

  test('D17 with a wrong, zero or foreign signature gets 400 and changes nothing', async () => {
    const { intake, clinic, slot, other } = await openedIntake();
    const envelope = clinic.envelope(slot);
    const flipped = envelope.slice();
    flipped[8503] = (flipped[8503] ?? 0) ^ 1;
    const zeroed = envelope.slice().fill(0, 8440);
    const foreign = concatBytes(envelope.subarray(0, 8440), clinic.envelope(other).subarray(8440));
    for (const bad of [flipped, zeroed, foreign]) {
      const answer = await intake.submit(bad);
      expect(answer.status).toBe(400);
      expect(answer.bytes).toHaveLength(0);
    }
    expect(await rows(intake, clinic.clinicId)).toEqual([]);
    expect((await intake.submit(envelope)).status).toBe(201);
  });

  test('C10 with the malleated signature S + L gets 400, the original stays acknowledged', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const envelope = clinic.envelope(slot);
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const s = BigInt(`0x${Buffer.from(envelope.slice(8472).reverse()).toString('hex')}`) + order;
    const malleated = envelope.slice();
    malleated.set(Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse(), 8472);
    expect((await intake.submit(malleated)).status).toBe(400);
    expect((await intake.submit(envelope)).status).toBe(201);
    expect((await intake.submit(malleated)).status).toBe(400);
  });

  test('no single changed byte of a stored envelope is taken for it', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const envelope = clinic.envelope(slot);
    await intake.submit(envelope);
    for (let offset = 0; offset < envelope.length; offset += 97) {
      const changed = envelope.slice();
      changed[offset] = (changed[offset] ?? 0) ^ 0x40;
      expect([400, 404]).toContain((await intake.submit(changed)).status);
    }
  });

  test('G14 is acknowledged under the new receipt key after the key was changed', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const envelope = clinic.envelope(slot);
    const first = await intake.submit(envelope);
    const rotated = intake.withSigner(makeReceiptSigner(random(32)));
    const again = await rotated.submit(envelope);
    expect(again.status).toBe(200);
    expect(again.bytes).not.toEqual(first.bytes);
    expect(verifiedStatement(again.bytes, rotated.publicKey)).toMatchObject({
      kind: 'stored',
      day: today,
      storedDigest: digestOf(envelope),
    });
  });
});
