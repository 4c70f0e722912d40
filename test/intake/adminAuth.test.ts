import { describe, expect, test } from 'vitest';
import { concatBytes, u32 } from '../../src/core/bytes.ts';
import { encodeSignedFiles } from '../../src/core/signedFiles.ts';
import { digestOf, random, signingKey, testSlots } from './testClinic.ts';
import { openedIntake, TestIntake } from './testIntake.ts';

const nonceOf = async (intake: TestIntake) => (await intake.clinic('/api/v1/admin/nonce')).bytes;

describe('the proof of an admin request', () => {
  test('F01 is refused with 401 when it is missing, malformed, old, or made for another path, method or body', async () => {
    const { intake, clinic } = await openedIntake();
    const { body } = testSlots(1);
    const path = '/api/v1/admin/slots';
    const call = (authorization: string) => intake.clinic(path, { method: 'POST', body, headers: { authorization } });
    const sign = async (method: 'GET' | 'POST', signedPath: string, signedBody: Uint8Array, by = clinic.registrar) =>
      clinic.authorization(by, await nonceOf(intake), method, signedPath, signedBody);

    const old = await sign('POST', path, body);
    intake.nowMs += 61_000;
    const forgedNonce = clinic.authorization(clinic.registrar, random(32), 'POST', path, body);
    const bad = [
      '',
      'Form1 x.y.z',
      `Bearer ${old.slice(6)}`,
      old,
      forgedNonce,
      await sign('POST', '/api/v1/admin/revoke', body),
      await sign('POST', `${path}?after=x`, body),
      await sign('GET', path, body),
      await sign('POST', path, testSlots(1).body),
      await sign('POST', path, body, signingKey()),
    ];
    const answers = await Promise.all(bad.map(call));
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.bytes).toHaveLength(0);
      expect([...answer.headers]).toEqual([...(answers[0]?.headers ?? [])]);
    }
    expect((await call(await sign('POST', path, body))).status).toBe(201);
  });

  test('F01 holds for sixty seconds and not for one that the clock cannot have promised', async () => {
    const { intake, clinic } = await openedIntake();
    const { body } = testSlots(1);
    const path = '/api/v1/admin/slots';
    const authorization = clinic.authorization(clinic.registrar, await nonceOf(intake), 'POST', path, body);
    const call = () => intake.clinic(path, { method: 'POST', body, headers: { authorization } });
    intake.nowMs += 60_000;
    expect((await call()).status).toBe(201);
    expect((await call()).status).toBe(200);
    intake.nowMs -= 62_000;
    expect((await call()).status).toBe(401);
  });

  test('F02 of the other role is refused with 403 on every route', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const pair = concatBytes(slot.publicKey, random(32));
    const registrars = {
      slots: testSlots(1).body,
      revoke: slot.publicKey,
      purge: pair,
      records: concatBytes(u32(1), random(1024)),
      profile: encodeSignedFiles(clinic.files()),
    };
    for (const [path, body] of Object.entries(registrars))
      expect([path, (await intake.admin(clinic, clinic.reader, path, body)).status]).toEqual([path, 403]);
    for (const [path, body] of Object.entries({ fetch: slot.publicKey, ack: pair, submissions: undefined }))
      expect([path, (await intake.admin(clinic, clinic.registrar, path, body)).status]).toEqual([path, 403]);
    for (const by of [clinic.registrar, clinic.reader])
      expect((await intake.admin(clinic, by, 'records')).status).toBe(200);
  });

  test('F02 of one clinic opens nothing of another', async () => {
    const intake = new TestIntake({ hosts: ['one.example', 'two.example'] });
    const one = await intake.setUp('one.example');
    const two = await intake.setUp('two.example');
    const { keys } = await intake.withSlots(two, 1);
    const slot = keys[0] ?? signingKey();
    const envelope = two.envelope(slot);
    await intake.submit(envelope, { host: 'two.example' });
    const pair = concatBytes(slot.publicKey, digestOf(envelope));
    expect((await intake.admin(one, one.reader, 'submissions')).bytes).toHaveLength(0);
    expect((await intake.admin(one, one.reader, 'fetch', slot.publicKey)).status).toBe(403);
    expect((await intake.admin(one, one.reader, 'ack', pair)).bytes).toEqual(Uint8Array.of(0));
    expect((await intake.admin(one, one.registrar, 'purge', pair)).bytes).toEqual(Uint8Array.of(0));
    expect((await intake.admin(one, one.registrar, 'revoke', slot.publicKey)).status).toBe(409);
    expect((await intake.submit(envelope, { host: 'two.example' })).status).toBe(200);
  });
});
