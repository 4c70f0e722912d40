// What every store must do, whatever the engine: run against SQLite and PostgreSQL.
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/intake/store/store.ts';
import { describeStaffContract } from './staffContract.ts';
import { attemptFor, clinicFor, plain, slotOf, withClinic } from './storeRows.ts';
import { describeSubmissionContract } from './submissionContract.ts';
import { random } from './testClinic.ts';

/** `open` gives a fresh, empty store that is closed and removed when the test ends. */
export function describeStoreContract(engine: string, open: () => Promise<Store>): void {
  describeStaffContract(engine, open);
  describeSubmissionContract(engine, open);
  describe(`the store on ${engine}`, () => {
    test('has no clinic at first', async () => {
      const store = await open();
      expect(await store.clinicOfSite('one.example')).toBeUndefined();
      expect(await store.clinicById(random(16))).toBeUndefined();
      expect(await store.clinicIdOfSite('one.example')).toBeUndefined();
      expect(await store.adminKey(random(8))).toBeUndefined();
      expect(await store.hasClinic()).toBe(false);
      expect(await store.commits()).toBe(0);
    });

    test('crash-S15: remembers which days a restore leaves in doubt, the latest restore alone', async () => {
      const store = await open();
      expect(await store.restored()).toBeUndefined();
      await store.noteRestore(12);
      expect(await store.restored()).toEqual({ fromDay: 0, onDay: 12 });
      const { clinicId } = await withClinic(store);
      const slot = slotOf();
      await store.registerSlots(clinicId, [slot]);
      await store.acceptSubmission(attemptFor(clinicId, slot.slotPublicKey));
      await store.noteRestore(19);
      expect(await store.restored()).toEqual({ fromDay: 15, onDay: 19 });
      // A clock that is behind turns nothing around.
      await store.noteRestore(11);
      expect(await store.restored()).toEqual({ fromDay: 15, onDay: 15 });
      expect(await store.restoreState()).toEqual({ commits: 1, isUnconfirmed: true, confirmations: 0 });
      await store.confirmRestore(3);
      expect(await store.restoreState()).toEqual({ commits: 1, isUnconfirmed: false, confirmations: 3 });
      expect(await store.restored()).toEqual({ fromDay: 15, onDay: 15 });
    });

    test('uses a set-up token up once, in its time, and knows the same request again', async () => {
      const store = await open();
      const tokenDigest = random(64);
      const attempt = { tokenDigest, requestDigest: random(64), nowSeconds: 99 };
      await store.putSetupToken('one.example', random(64), 100);
      expect(await store.siteOfSetup(attempt)).toBeUndefined();
      await store.putSetupToken('one.example', tokenDigest, 100);
      expect(await store.siteOfSetup(attempt)).toBe('one.example');
      expect(await store.siteOfSetup({ ...attempt, nowSeconds: 100 })).toBeUndefined();
      const clinic = clinicFor('one.example');
      expect(await store.setUpClinic({ ...attempt, nowSeconds: 100 }, clinic)).toBe('refused');
      expect(await store.setUpClinic(attempt, clinicFor('other.example'))).toBe('refused');
      expect(await store.setUpClinic(attempt, clinic)).toBe('created');
      expect(await store.setUpClinic({ ...attempt, nowSeconds: 5000 }, clinic)).toBe('same-again');
      expect(await store.setUpClinic({ ...attempt, requestDigest: random(64) }, clinic)).toBe('refused');
      expect(await store.siteOfSetup(attempt)).toBe('one.example');
    });

    test('sets a clinic up whole or not at all', async () => {
      const store = await open();
      const first = await withClinic(store);
      const tokenDigest = random(64);
      await store.putSetupToken('two.example', tokenDigest, 100);
      const attempt = { tokenDigest, requestDigest: random(64), nowSeconds: 1 };
      const sameId = { ...clinicFor('two.example'), clinicId: first.clinicId };
      const sameKey = { ...clinicFor('two.example'), adminKeys: first.adminKeys };
      for (const clinic of [sameId, sameKey]) expect(await store.setUpClinic(attempt, clinic)).toBe('conflict');
      expect(await store.clinicOfSite('two.example')).toBeUndefined();
      expect(await store.setUpClinic(attempt, clinicFor('two.example'))).toBe('created');
    });

    test('gives back a clinic and its admin keys as they were stored', async () => {
      const store = await open();
      const clinic = await withClinic(store);
      for (const row of [await store.clinicOfSite('one.example'), await store.clinicById(clinic.clinicId)]) {
        expect(plain(row?.clinicId)).toBe(plain(clinic.clinicId));
        expect(plain(row?.rootPublicKey)).toBe(plain(clinic.rootPublicKey));
        expect(row?.site).toBe('one.example');
        for (const file of ['profile', 'about'] as const) {
          expect(plain(row?.[file].bytes)).toBe(plain(clinic[file].bytes));
          expect(plain(row?.[file].signature)).toBe(plain(clinic[file].signature));
          expect(row?.[file].seq).toBe(1);
        }
      }
      expect(plain(await store.clinicIdOfSite('one.example'))).toBe(plain(clinic.clinicId));
      for (const key of clinic.adminKeys) {
        const row = await store.adminKey(key.keyId);
        expect([plain(row?.clinicId), row?.role, plain(row?.publicKey)]).toEqual([
          plain(clinic.clinicId),
          key.role,
          plain(key.publicKey),
        ]);
      }
    });

    test('replaces the published files only if nobody was quicker', async () => {
      const store = await open();
      const { clinicId } = await withClinic(store);
      await store.registerSlots(clinicId, [slotOf()]);
      const signed = (seq: number) => ({ bytes: random(9), signature: random(64), seq });
      const newKeys = [random(8), random(8)];
      const next = { profile: signed(2), about: signed(1), acceptedKeyIds: newKeys };
      expect(await store.publish(clinicId, { profileSeq: 7, aboutSeq: 1 }, next)).toBe(false);
      const both = await Promise.all([
        store.publish(clinicId, { profileSeq: 1, aboutSeq: 1 }, next),
        store.publish(clinicId, { profileSeq: 1, aboutSeq: 1 }, { ...next, profile: signed(3) }),
      ]);
      expect([...both].sort()).toEqual([false, true]);
      expect((await store.clinicById(clinicId))?.profile.seq).toBe(both[0] ? 2 : 3);

      const slot = slotOf();
      await store.registerSlots(clinicId, [slot]);
      expect(await store.acceptSubmission(attemptFor(clinicId, slot.slotPublicKey))).toEqual({ kind: 'keys-refused' });
      const resealed = attemptFor(clinicId, slot.slotPublicKey, { recipientKeyIds: newKeys });
      expect(await store.acceptSubmission(resealed)).toMatchObject({ kind: 'stored' });
    });

    test('registers slots all or nothing', async () => {
      const store = await open();
      const { clinicId } = await withClinic(store);
      const other = await withClinic(store, 'two.example');
      const slots = [slotOf(), slotOf()];
      expect(await store.registerSlots(clinicId, slots)).toBe('stored');
      expect(await store.registerSlots(clinicId, slots)).toBe('same-again');
      const more = slotOf();
      expect(await store.registerSlots(clinicId, [...slots, more])).toBe('stored');
      const fresh = slotOf();
      for (const changed of [{ attestTag: random(32) }, { opens: 9 }, { closes: 21 }])
        expect(await store.registerSlots(clinicId, [fresh, { ...more, ...changed }])).toBe('conflict');
      expect(await store.registerSlots(other.clinicId, [fresh, more])).toBe('conflict');
      expect(await store.slotState(clinicId, fresh.slotPublicKey)).toBeUndefined();
      expect(await store.slotState(other.clinicId, more.slotPublicKey)).toBeUndefined();
      expect(await store.slotState(clinicId, more.slotPublicKey)).toMatchObject({
        opens: 10,
        closes: 20,
        revoked: false,
      });
    });

    test('revokes all or nothing, again and again', async () => {
      const store = await open();
      const { clinicId } = await withClinic(store);
      const slot = slotOf();
      await store.registerSlots(clinicId, [slot]);
      expect(await store.revokeSlots(clinicId, [slot.slotPublicKey, random(32)])).toBe(false);
      expect((await store.slotState(clinicId, slot.slotPublicKey))?.revoked).toBe(false);
      for (let round = 0; round < 2; round++)
        expect(await store.revokeSlots(clinicId, [slot.slotPublicKey])).toBe(true);
      expect((await store.slotState(clinicId, slot.slotPublicKey))?.revoked).toBe(true);
      expect(await store.acceptSubmission(attemptFor(clinicId, slot.slotPublicKey))).toEqual({ kind: 'closed' });
    });

    test('appends registry records only at the end, per clinic', async () => {
      const store = await open();
      const one = await withClinic(store);
      const two = await withClinic(store, 'two.example');
      const records = [random(1024), random(1024), random(1024)];
      expect(await store.recordsAfter(one.clinicId, 0, 10)).toEqual({ last: 0, records: [] });
      expect(await store.appendRecords(one.clinicId, 2, records)).toEqual({ kind: 'conflict', last: 0 });
      expect(await store.appendRecords(one.clinicId, 1, records)).toEqual({ kind: 'appended', last: 3 });
      expect(await store.appendRecords(one.clinicId, 1, records)).toEqual({ kind: 'same-again', last: 3 });
      expect(await store.appendRecords(one.clinicId, 3, records.slice(2))).toEqual({ kind: 'same-again', last: 3 });
      expect(await store.appendRecords(one.clinicId, 3, records)).toEqual({ kind: 'conflict', last: 3 });
      expect(await store.appendRecords(one.clinicId, 1, [random(1024)])).toEqual({ kind: 'conflict', last: 3 });
      expect(await store.appendRecords(two.clinicId, 1, [random(1024)])).toEqual({ kind: 'appended', last: 1 });
      const page = await store.recordsAfter(one.clinicId, 1, 1);
      expect([page.last, page.records.map(plain)]).toEqual([3, [plain(records[1])]]);
    });

    test('lets one of several appends at the same number through', async () => {
      const store = await open();
      const { clinicId } = await withClinic(store);
      const outcomes = await Promise.all(
        Array.from({ length: 5 }, () => store.appendRecords(clinicId, 1, [random(1024)])),
      );
      expect(outcomes.filter((outcome) => outcome.kind === 'appended')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome.kind === 'conflict')).toHaveLength(4);
      expect((await store.recordsAfter(clinicId, 0, 9)).last).toBe(1);
    });
  });
}
