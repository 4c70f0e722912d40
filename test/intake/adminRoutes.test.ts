import { describe, expect, test } from 'vitest';
import { concatBytes, u32 } from '../../src/core/bytes.ts';
import { encodeSlotRecords } from '../../src/core/slotRecords.ts';
import { parseSubmissionPage } from '../../src/core/submissionList.ts';
import { digestOf, random, signingKey, testSlots } from './testClinic.ts';
import { openedIntake } from './testIntake.ts';
import { weakPublicKeys } from './weakPublicKeys.ts';

describe('registering slots', () => {
  test.each(weakPublicKeys)('F03 refuses the whole batch with 422 for %s', async (_name, weak) => {
    const { intake, clinic } = await openedIntake();
    const { records } = testSlots(2);
    const bad = { slotPublicKey: weak, attestTag: random(32), opens: 0, closes: 1 };
    const answer = await intake.admin(clinic, clinic.registrar, 'slots', encodeSlotRecords([...records, bad]));
    expect(answer.status).toBe(422);
    for (const record of records)
      expect(await intake.store.slotState(clinic.clinicId, record.slotPublicKey)).toBeUndefined();
  });

  test('F04 refuses an unsorted, doubled, too long, odd, empty or backwards batch with 400 and stores nothing', async () => {
    const { intake, clinic } = await openedIntake();
    const { records, body } = testSlots(3);
    const one = body.slice(0, 72);
    const two = body.slice(72, 144);
    const backwards = concatBytes(one.slice(0, 64), u32(2), u32(1));
    for (const bad of [
      concatBytes(two, one),
      concatBytes(one, one),
      body.slice(1),
      body.slice(0, 73),
      new Uint8Array(),
      backwards,
    ])
      expect((await intake.admin(clinic, clinic.registrar, 'slots', bad)).status).toBe(400);
    const tooMany = concatBytes(...Array.from({ length: 513 }, () => one));
    expect((await intake.admin(clinic, clinic.registrar, 'slots', tooMany)).status).toBe(413);
    for (const record of records)
      expect(await intake.store.slotState(clinic.clinicId, record.slotPublicKey)).toBeUndefined();
  });

  test('F04 takes 512 at once', async () => {
    const { intake, clinic } = await openedIntake();
    expect((await intake.admin(clinic, clinic.registrar, 'slots', testSlots(512).body)).status).toBe(201);
  });

  test('F05 answers the same batch with 200, another tag or window for a known key with 409', async () => {
    const { intake, clinic } = await openedIntake();
    const { records, body } = testSlots(3);
    expect((await intake.admin(clinic, clinic.registrar, 'slots', body)).status).toBe(201);
    expect((await intake.admin(clinic, clinic.registrar, 'slots', body)).status).toBe(200);
    const [first, ...rest] = records;
    if (!first) throw new Error('three records were asked for');
    for (const changed of [
      { ...first, attestTag: random(32) },
      { ...first, closes: first.closes + 1 },
    ]) {
      const fresh = testSlots(1).records;
      const batch = encodeSlotRecords([changed, ...rest, ...fresh]);
      expect((await intake.admin(clinic, clinic.registrar, 'slots', batch)).status).toBe(409);
      expect(await intake.store.slotState(clinic.clinicId, fresh[0]?.slotPublicKey ?? random(32))).toBeUndefined();
    }
    expect((await intake.store.slotState(clinic.clinicId, first.slotPublicKey))?.attestTag).toEqual(
      Buffer.from(first.attestTag),
    );
  });
});

describe('the mailbox', () => {
  test('lists what is stored in key order, page after page, with its flags', async () => {
    const { intake, clinic, slot, other, third } = await openedIntake();
    const envelopes = [slot, other, third].map((key) => clinic.envelope(key));
    for (const envelope of [...envelopes].reverse()) await intake.submit(envelope);
    const names = envelopes.map((envelope) => concatBytes(envelope.slice(24, 56), digestOf(envelope)));
    await intake.admin(clinic, clinic.reader, 'ack', names[1]);
    await intake.admin(clinic, clinic.registrar, 'purge', names[2]);

    const all = parseSubmissionPage((await intake.admin(clinic, clinic.reader, 'submissions')).bytes);
    expect(all.map((entry) => Buffer.from(concatBytes(entry.slotPublicKey, entry.digest)).toString('hex'))).toEqual(
      names.map((name) => Buffer.from(name).toString('hex')),
    );
    expect(all.map(({ isOpened, isPurged }) => [isOpened, isPurged])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
    const after = Buffer.from(slot.publicKey).toString('base64url');
    const rest = parseSubmissionPage((await intake.admin(clinic, clinic.reader, `submissions?after=${after}`)).bytes);
    expect(rest).toEqual(all.slice(1));
    for (const bad of ['submissions?after=x', 'submissions?before=1', `submissions?after=${after}&x=1`])
      expect((await intake.admin(clinic, clinic.reader, bad)).status).toBe(400);
  });

  test('F06 gives envelopes in the order asked for, leaves unknown ones out, and refuses 65', async () => {
    const { intake, clinic, slot, other } = await openedIntake();
    const first = clinic.envelope(slot);
    const second = clinic.envelope(other);
    await intake.submit(first);
    await intake.submit(second);
    const request = concatBytes(other.publicKey, signingKey().publicKey, slot.publicKey);
    const answer = await intake.admin(clinic, clinic.reader, 'fetch', request);
    expect(answer.status).toBe(200);
    expect(Buffer.compare(answer.bytes, concatBytes(second, first))).toBe(0);
    expect((await intake.admin(clinic, clinic.reader, 'fetch', signingKey().publicKey)).bytes).toHaveLength(0);
    expect((await intake.admin(clinic, clinic.reader, 'fetch', random(65 * 32))).status).toBe(413);
    expect((await intake.admin(clinic, clinic.reader, 'fetch', random(33))).status).toBe(400);
  });

  test('F07 marks as opened only what is stored with that digest, once and again alike', async () => {
    const { intake, clinic, slot, other } = await openedIntake();
    const envelope = clinic.envelope(slot);
    await intake.submit(envelope);
    const body = concatBytes(
      slot.publicKey,
      digestOf(envelope),
      slot.publicKey,
      random(32),
      other.publicKey,
      random(32),
    );
    for (let round = 0; round < 2; round++)
      expect((await intake.admin(clinic, clinic.reader, 'ack', body)).bytes).toEqual(Uint8Array.of(1, 0, 0));
    const page = parseSubmissionPage((await intake.admin(clinic, clinic.reader, 'submissions')).bytes);
    expect(page).toMatchObject([{ isOpened: true, isPurged: false }]);
  });

  test('F08 purges the envelope, keeps the tombstone, and a late retry still gets its receipt', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const envelope = clinic.envelope(slot);
    const first = await intake.submit(envelope);
    const wrong = concatBytes(slot.publicKey, random(32));
    expect((await intake.admin(clinic, clinic.registrar, 'purge', wrong)).bytes).toEqual(Uint8Array.of(0));
    const pair = concatBytes(slot.publicKey, digestOf(envelope));
    for (let round = 0; round < 2; round++)
      expect((await intake.admin(clinic, clinic.registrar, 'purge', pair)).bytes).toEqual(Uint8Array.of(1));
    expect((await intake.admin(clinic, clinic.reader, 'fetch', slot.publicKey)).bytes).toHaveLength(0);
    const again = await intake.submit(envelope);
    expect(again.status).toBe(200);
    expect(again.bytes).toEqual(first.bytes);
    expect((await intake.submit(clinic.envelope(slot))).status).toBe(409);
  });
});

describe('the sealed registry', () => {
  test('takes records only at the next number and answers a repeat with 200', async () => {
    const { intake, clinic } = await openedIntake();
    const records = Array.from({ length: 5 }, () => random(1024));
    const append = (first: number, ...batch: readonly Uint8Array[]) =>
      intake.admin(clinic, clinic.registrar, 'records', concatBytes(u32(first), ...batch));
    expect((await append(2, random(1024))).status).toBe(409);
    expect((await append(1, ...records.slice(0, 3))).status).toBe(201);
    expect((await append(1, ...records.slice(0, 3))).status).toBe(200);
    expect((await append(2, ...records.slice(1, 2))).status).toBe(200);
    expect((await append(4, ...records.slice(3))).status).toBe(201);

    const conflicts = [append(1, random(1024)), append(3, ...records.slice(2), random(1024)), append(7, random(1024))];
    for (const answer of await Promise.all(conflicts)) {
      expect(answer.status).toBe(409);
      expect(answer.bytes).toEqual(u32(5));
    }
    const page = (await intake.admin(clinic, clinic.reader, 'records?after=3')).bytes;
    expect(Buffer.compare(page, concatBytes(u32(5), ...records.slice(3)))).toBe(0);
    const whole = (await intake.admin(clinic, clinic.registrar, 'records')).bytes;
    expect(Buffer.compare(whole, concatBytes(u32(5), ...records))).toBe(0);
  });

  test('gives at most 256 records a page and refuses malformed requests', async () => {
    const { intake, clinic } = await openedIntake();
    for (let first = 1; first <= 257; first += 32) {
      const batch = concatBytes(u32(first), random(32 * 1024));
      expect((await intake.admin(clinic, clinic.registrar, 'records', batch)).status).toBe(201);
    }
    expect((await intake.admin(clinic, clinic.reader, 'records?after=0')).bytes).toHaveLength(4 + 256 * 1024);
    for (const bad of ['records?after=-1', 'records?after=01', 'records?after=1e3', 'records?after='])
      expect((await intake.admin(clinic, clinic.reader, bad)).status).toBe(400);
    const tooMany = concatBytes(u32(289), random(33 * 1024));
    expect((await intake.admin(clinic, clinic.registrar, 'records', tooMany)).status).toBe(413);
    for (const bad of [u32(289), concatBytes(u32(289), random(1023)), concatBytes(u32(0), random(1024))])
      expect((await intake.admin(clinic, clinic.registrar, 'records', bad)).status).toBe(400);
  });

  test('lets one of two colleagues append, and tells the other to read again', async () => {
    const { intake, clinic } = await openedIntake();
    const append = () => intake.admin(clinic, clinic.registrar, 'records', concatBytes(u32(1), random(1024)));
    const answers = await Promise.all([append(), append()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });
});
