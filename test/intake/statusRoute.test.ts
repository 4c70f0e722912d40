import { describe, expect, test } from 'vitest';
import { digestOf, random, signingKey } from './testClinic.ts';
import { openedIntake, today } from './testIntake.ts';
import { verifiedStatement } from './verifiedStatement.ts';

describe('a status request', () => {
  test('E01 is answered with 200, the right kind and the nonce, for an open, taken, closed and unknown slot', async () => {
    const { intake, clinic, slot, other, third, records } = await openedIntake();
    const envelope = clinic.envelope(other);
    await intake.submit(envelope);
    await intake.admin(clinic, clinic.registrar, 'revoke', third.publicKey);
    const tagOf = (publicKey: Uint8Array) =>
      records.find((record) => Buffer.compare(record.slotPublicKey, publicKey) === 0)?.attestTag;
    const zero = new Uint8Array(32);
    const expected = [
      [slot.publicKey, { kind: 'open', storedDigest: zero, day: 0, attestTag: tagOf(slot.publicKey) }],
      [
        other.publicKey,
        { kind: 'taken', storedDigest: digestOf(envelope), day: today, attestTag: tagOf(other.publicKey) },
      ],
      [third.publicKey, { kind: 'closed', storedDigest: zero, day: 0, attestTag: zero }],
      [signingKey().publicKey, { kind: 'unknown-slot', storedDigest: zero, day: 0, attestTag: zero }],
    ] as const;
    for (const [slotPublicKey, fields] of expected) {
      const nonce = random(24);
      const answer = await intake.status(clinic.statusRequest(slotPublicKey, nonce));
      expect(answer.status).toBe(200);
      expect(answer.bytes).toHaveLength(252);
      const statement = verifiedStatement(answer.bytes, intake.publicKey);
      expect(statement).toMatchObject({ ...fields, slotPublicKey, nonce, submittedDigest: zero });
    }
  });

  test('E01 says taken, not closed, for a form that was stored before its slot was closed', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const envelope = clinic.envelope(slot);
    await intake.submit(envelope);
    await intake.admin(clinic, clinic.registrar, 'revoke', slot.publicKey);
    const answer = await intake.status(clinic.statusRequest(slot.publicKey));
    expect(verifiedStatement(answer.bytes, intake.publicKey)).toMatchObject({
      kind: 'taken',
      storedDigest: digestOf(envelope),
    });
  });

  test('says taken only after a durable commit, as a receipt would', async () => {
    const { intake, clinic, slot } = await openedIntake();
    await intake.submit(clinic.envelope(slot));
    const before = await intake.store.commits();
    await intake.status(clinic.statusRequest(slot.publicKey));
    expect(await intake.store.commits()).toBe(before + 1);
  });

  test('E13 and its answer are as long as those of a submission, header for header', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const request = clinic.statusRequest(slot.publicKey);
    const envelope = clinic.envelope(slot);
    expect(request).toHaveLength(envelope.length);
    const status = await intake.status(request);
    const submitted = await intake.submit(envelope);
    expect(status.bytes).toHaveLength(submitted.bytes.length);
    expect([...status.headers]).toEqual([...submitted.headers]);
  });

  test('that is malformed, foreign or sent as a submission gets 400', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const request = clinic.statusRequest(slot.publicKey);
    const padded = request.slice();
    padded[8503] = 1;
    const foreign = request.slice();
    foreign[8] = (foreign[8] ?? 0) ^ 1;
    for (const bad of [padded, foreign, clinic.envelope(slot)]) expect((await intake.status(bad)).status).toBe(400);
    expect((await intake.submit(request)).status).toBe(400);
  });

  test('shows nothing of the slots of another clinic on the same intake', async () => {
    const { intake, clinic } = await openedIntake({ hosts: ['one.example', 'two.example'] });
    const other = await intake.setUp('two.example');
    const { keys } = await intake.withSlots(other, 1);
    const publicKey = keys[0]?.publicKey ?? random(32);
    const answer = await intake.status(clinic.statusRequest(publicKey), { host: 'one.example' });
    expect(verifiedStatement(answer.bytes, intake.publicKey).kind).toBe('unknown-slot');
    expect((await intake.status(other.statusRequest(publicKey), { host: 'one.example' })).status).toBe(400);
  });
});
