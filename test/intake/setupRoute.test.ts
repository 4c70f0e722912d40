import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { concatBytes } from '../../src/core/bytes.ts';
import { encodeSignedFiles } from '../../src/core/signedFiles.ts';
import { keyId, random, signingKey, TestClinic } from './testClinic.ts';
import { openedIntake, TestIntake } from './testIntake.ts';
import { weakPublicKeys } from './weakPublicKeys.ts';

const setUp = (intake: TestIntake, body: Uint8Array<ArrayBuffer>) =>
  intake.clinic('/api/v1/admin/setup', { method: 'POST', body });

describe('setting up a clinic', () => {
  test('takes a printed token once, and the very same request again', async () => {
    const intake = new TestIntake();
    const clinic = await intake.newClinic();
    const token = await intake.setupToken();
    const body = clinic.setupRequest(token);
    expect((await setUp(intake, body)).status).toBe(201);
    expect((await setUp(intake, body)).status).toBe(200);
    const other = (await intake.newClinic()).setupRequest(token);
    expect((await setUp(intake, other)).status).toBe(403);
    expect((await intake.client('/profile.json')).status).toBe(200);
  });

  test('at the same moment twice with one token makes one clinic', async () => {
    const intake = new TestIntake();
    const token = await intake.setupToken();
    const bodies = [await intake.newClinic(), await intake.newClinic()].map((clinic) => clinic.setupRequest(token));
    const answers = await Promise.all(bodies.map((body) => setUp(intake, body)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 403]);
  });

  test('refuses a wrong token, one of an earlier start and one older than an hour with 403', async () => {
    const intake = new TestIntake();
    const clinic = await intake.newClinic();
    expect((await setUp(intake, clinic.setupRequest('0123-4567-89AB-CDEF'))).status).toBe(403);
    const earlier = await intake.setupToken();
    const token = await intake.setupToken();
    expect((await setUp(intake, clinic.setupRequest(earlier))).status).toBe(403);
    intake.nowMs += 3_600_000;
    expect((await setUp(intake, clinic.setupRequest(token))).status).toBe(403);
    intake.nowMs -= 1000;
    expect((await setUp(intake, clinic.setupRequest(token))).status).toBe(201);
  });

  test('prints no token for a host that has a clinic', async () => {
    const { intake } = await openedIntake();
    await expect(intake.setupToken()).rejects.toThrow('no site without a clinic');
  });

  test('refuses bad signatures, files of two clinics and foreign receipt keys with 400, and the token stays good', async () => {
    const intake = new TestIntake();
    const clinic = await intake.newClinic();
    const stranger = await intake.newClinic();
    const token = await intake.setupToken();
    const good = clinic.files();
    const twisted = (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, index) => (index === 5 ? byte ^ 1 : byte));
    const foreignReceipt = new TestClinic(concatBytes(random(8), signingKey().publicKey));
    const wrongId = random(8);
    const daily = { ...clinic.daily, keyId: wrongId };
    const misnamed = clinic.profile({ daily, accept: [wrongId, clinic.recovery.keyId] });
    const cases = [
      { ...good, profileSignature: twisted(good.profileSignature) },
      { ...good, aboutSignature: twisted(good.aboutSignature) },
      { ...good, profileSignature: good.aboutSignature },
      { ...good, about: stranger.files().about, aboutSignature: stranger.files().aboutSignature },
      clinic.files(clinic.profile(), stranger.about()),
      foreignReceipt.files(),
      clinic.files(misnamed),
    ];
    for (const files of cases) expect((await setUp(intake, clinic.setupRequest(token, files))).status).toBe(400);
    expect((await setUp(intake, clinic.setupRequest(token).slice(0, -1))).status).toBe(400);
    expect((await setUp(intake, clinic.setupRequest(token))).status).toBe(201);
  });

  test('F03 refuses weak admin keys, a weak root, and one key for both roles with 400', async () => {
    const intake = new TestIntake();
    const clinic = await intake.newClinic();
    const body = clinic.setupRequest(await intake.setupToken());
    for (const [, weak] of weakPublicKeys) {
      for (const offset of [18, 50]) {
        const bad = body.slice();
        bad.set(weak, offset);
        expect((await setUp(intake, bad)).status).toBe(400);
      }
    }
    const same = body.slice();
    same.copyWithin(50, 18, 50);
    expect((await setUp(intake, same)).status).toBe(400);
  });

  test('cannot put the same clinic or key on a second host', async () => {
    const intake = new TestIntake({ hosts: ['one.example', 'two.example'] });
    const clinic = await intake.setUp('one.example');
    const token = await intake.setupToken('two.example');
    expect((await setUp(intake, clinic.setupRequest(token))).status).toBe(409);
    expect((await setUp(intake, (await intake.newClinic()).setupRequest(token))).status).toBe(201);
  });
});

describe('the published files', () => {
  test('are served byte for byte, by Host', async () => {
    const intake = new TestIntake({ hosts: ['one.example', 'two.example'] });
    const one = await intake.newClinic();
    const files = one.files();
    await setUp(intake, one.setupRequest(await intake.setupToken('one.example'), files));
    const expected = {
      '/profile.json': [files.profile, 'application/json'],
      '/profile.sig': [files.profileSignature, 'application/octet-stream'],
      '/about.json': [files.about, 'application/json'],
      '/about.sig': [files.aboutSignature, 'application/octet-stream'],
    } as const;
    for (const [path, [bytes, contentType]] of Object.entries(expected)) {
      const answer = await intake.client(path, { host: 'one.example' });
      expect(Buffer.compare(answer.bytes, bytes)).toBe(0);
      expect(answer.headers.get('content-type')).toBe(contentType);
      expect((await intake.client(path, { host: 'ONE.example' })).status).toBe(200);
      expect((await intake.client(path, { host: 'two.example' })).status).toBe(404);
      expect((await intake.client(path, { host: 'three.example' })).status).toBe(421);
      expect((await intake.client(path, { host: 'one.example', method: 'POST' })).status).toBe(405);
      expect((await intake.clinic(path)).status).toBe(404);
    }
  });

  test('change only to a higher seq of the same clinic, root and salt', async () => {
    const { intake, clinic } = await openedIntake();
    const publish = (profile: Uint8Array<ArrayBuffer>, about = clinic.about()) =>
      intake.admin(clinic, clinic.registrar, 'profile', encodeSignedFiles(clinic.files(profile, about)));
    const current = (await intake.client('/profile.json')).bytes;
    expect((await publish(current)).status).toBe(200);
    expect((await publish(clinic.profile())).status).toBe(409);
    expect((await publish(clinic.profile({ seq: 2, salt: random(16) }))).status).toBe(409);

    const second = clinic.profile({ seq: 2 });
    expect((await publish(second)).status).toBe(200);
    expect((await publish(second)).status).toBe(200);
    expect((await publish(current)).status).toBe(409);
    expect((await publish(second, clinic.about(2))).status).toBe(200);
    expect((await publish(second, clinic.about(1))).status).toBe(409);
    expect((await intake.client('/profile.json')).bytes).toEqual(second);
    expect((await intake.client('/about.json')).bytes).toEqual(clinic.about(2));
  });

  test('refuse another root, however well signed, with 400 or 409', async () => {
    const { intake, clinic } = await openedIntake();
    const thief = signingKey();
    const profile = clinic.profile({ seq: 2, rootPublicKey: thief.publicKey });
    const sign = (label: string, bytes: Uint8Array) => thief.sign(concatBytes(Buffer.from(`form/1/${label}\0`), bytes));
    const about = clinic.about(2);
    const files = { profile, profileSignature: sign('profile', profile), about, aboutSignature: sign('about', about) };
    const answer = await intake.admin(clinic, clinic.registrar, 'profile', encodeSignedFiles(files));
    expect(answer.status).toBe(409);
    expect((await intake.client('/profile.json')).bytes).not.toEqual(profile);
  });

  test('leave no clinic name in the database files', async () => {
    const { intake, clinic } = await openedIntake();
    const about = Buffer.from((await intake.client('/about.json')).bytes);
    expect(about.includes(clinic.name)).toBe(true);
    const files = ['', '-wal'].map((suffix) => readFileSync(intake.databasePath + suffix));
    for (const file of files) expect(file.includes('Mottagningen')).toBe(false);
    expect(files.some((file) => file.includes('urn:uuid:'))).toBe(true);
  });
});

test('the receipt key is public: id and key', async () => {
  const intake = new TestIntake();
  const { status, bytes } = await intake.clinic('/api/v1/admin/receipt-key');
  expect(status).toBe(200);
  expect(bytes).toEqual(concatBytes(keyId(intake.publicKey), intake.publicKey));
});
