import { describe, expect, test } from 'vitest';
import { concatBytes, u8 } from '../../src/core/bytes.ts';
import { encodeSignedFiles } from '../../src/core/signedFiles.ts';
import { encodeStaffRequest, type StaffKey, type StaffRole } from '../../src/core/staffRequest.ts';
import { random, type SigningKey, signingKey, TestClinic, testSlots } from './testClinic.ts';
import { openedIntake, TestIntake } from './testIntake.ts';
import { weakPublicKeys } from './weakPublicKeys.ts';

const key = (role: StaffRole, { publicKey }: SigningKey): StaffKey => ({ role, publicKey });

const staffBody = (clinic: TestClinic, seq: number, keys: readonly StaffKey[]) =>
  encodeStaffRequest({ files: clinic.files(clinic.profile({ seq })), keys });

describe('who belongs to a clinic', () => {
  test('is said by the root alone, as a whole list, and who is not in it gets 401 at once', async () => {
    const { intake, clinic } = await openedIntake();
    const [registrar, reader] = [signingKey(), signingKey()];
    const body = staffBody(clinic, 2, [
      key('registrar', registrar),
      key('reader', reader),
      key('reader', clinic.reader),
    ]);
    for (const by of [clinic.registrar, clinic.reader])
      expect((await intake.admin(clinic, by, 'staff', body)).status).toBe(403);
    expect((await intake.admin(clinic, registrar, 'records')).status).toBe(401);
    expect((await intake.admin(clinic, clinic.root, 'staff', body)).status).toBe(200);
    expect((await intake.admin(clinic, clinic.root, 'staff', body)).status).toBe(200);
    for (const by of [registrar, reader, clinic.reader])
      expect((await intake.admin(clinic, by, 'records')).status).toBe(200);
    expect((await intake.admin(clinic, clinic.registrar, 'records')).status).toBe(401);
    expect((await intake.admin(clinic, clinic.registrar, 'slots', testSlots(1).body)).status).toBe(401);
    expect((await intake.admin(clinic, registrar, 'slots', testSlots(1).body)).status).toBe(201);
  });

  test('does not go back: an older list is refused once a newer one holds', async () => {
    const { intake, clinic } = await openedIntake();
    const leaver = signingKey();
    const own = [key('registrar', clinic.registrar), key('reader', clinic.reader)];
    const withLeaver = staffBody(clinic, 2, [...own, key('reader', leaver)]);
    expect((await intake.admin(clinic, clinic.root, 'staff', withLeaver)).status).toBe(200);
    expect((await intake.admin(clinic, clinic.root, 'staff', staffBody(clinic, 3, own))).status).toBe(200);
    expect((await intake.admin(clinic, clinic.root, 'staff', withLeaver)).status).toBe(409);
    expect((await intake.admin(clinic, leaver, 'submissions')).status).toBe(401);
  });

  test('is refused whole when a key is weak, twice there, of no role or another clinic’s, or a role has none', async () => {
    const intake = new TestIntake({ hosts: ['one.example', 'two.example'] });
    const clinic = await intake.setUp('one.example');
    const other = await intake.setUp('two.example');
    const [registrar, reader] = [signingKey(), signingKey()];
    const send = (body: Uint8Array<ArrayBuffer>) => intake.admin(clinic, clinic.root, 'staff', body);
    const whole = staffBody(clinic, 2, [key('registrar', registrar), key('reader', reader)]);
    const files = encodeSignedFiles(clinic.files(clinic.profile({ seq: 2 })));
    const list = whole.slice(files.length);
    const [first, second] = [list.slice(1, 34), list.slice(34)];
    for (const bad of [
      files,
      concatBytes(files, u8(0)),
      concatBytes(files, u8(1), first),
      concatBytes(files, u8(2), second, first),
      concatBytes(files, u8(2), first, first),
      concatBytes(files, u8(2), u8(3), first.slice(1), second),
      concatBytes(whole, u8(0)),
      whole.slice(0, -1),
    ])
      expect((await send(bad)).status).toBe(400);
    for (const [, weak] of weakPublicKeys) {
      const keys: StaffKey[] = [
        key('registrar', registrar),
        key('reader', reader),
        { role: 'reader', publicKey: weak },
      ];
      expect((await send(staffBody(clinic, 2, keys))).status).toBe(422);
    }
    const foreign = staffBody(clinic, 2, [key('registrar', registrar), key('reader', other.reader)]);
    expect((await send(foreign)).status).toBe(409);
    const others = encodeStaffRequest({
      files: other.files(),
      keys: [key('registrar', registrar), key('reader', reader)],
    });
    expect((await send(others)).status).toBe(409);
    expect((await intake.admin(clinic, clinic.reader, 'submissions')).status).toBe(200);
    expect((await intake.admin(other, other.reader, 'submissions')).status).toBe(200);
    expect((await send(whole)).status).toBe(200);
  });
});

describe('the root at the intake', () => {
  test('reads the signed files and the sealed registry, and nothing else', async () => {
    const { intake, clinic, slot } = await openedIntake();
    for (const path of ['profile', 'records']) expect((await intake.admin(clinic, clinic.root, path)).status).toBe(200);
    for (const path of ['submissions', 'address'])
      expect((await intake.admin(clinic, clinic.root, path)).status).toBe(403);
    for (const [path, body] of Object.entries({ fetch: slot.publicKey, slots: testSlots(1).body }))
      expect((await intake.admin(clinic, clinic.root, path, body)).status).toBe(403);
  });

  test('is nobody unless it is a clinic’s, and its proof is for one request alone', async () => {
    const { intake, clinic } = await openedIntake();
    const stranger = new TestClinic(concatBytes(random(8), Uint8Array.from(intake.publicKey)));
    expect((await intake.admin(stranger, stranger.root, 'profile')).status).toBe(401);
    const nonce = (await intake.clinic('/api/v1/admin/nonce')).bytes;
    const path = '/api/v1/admin/profile';
    const authorization = clinic.authorization(clinic.root, nonce, 'GET', path);
    expect((await intake.clinic(path, { headers: { authorization } })).status).toBe(200);
    expect((await intake.clinic('/api/v1/admin/records', { headers: { authorization } })).status).toBe(401);
    const asColleague = authorization.replace(/^Root1 [^.]{43}/, 'Form1 AAAAAAAAAAA');
    expect((await intake.clinic(path, { headers: { authorization: asColleague } })).status).toBe(401);
    intake.nowMs += 61_000;
    expect((await intake.clinic(path, { headers: { authorization } })).status).toBe(401);
  });
});
