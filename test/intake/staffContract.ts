// What every store must do about who belongs to a clinic: a part of the store contract.
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/intake/store/store.ts';
import { accepted, clinicFor, plain, withClinic } from './storeRows.ts';
import { random } from './testClinic.ts';

export function describeStaffContract(engine: string, open: () => Promise<Store>): void {
  describe(`who belongs to a clinic, on ${engine}`, () => {
    test('replaces the admin keys together with the files, or neither', async () => {
      const store = await open();
      const [first, other] = [await withClinic(store), await withClinic(store, 'two.example')];
      const signed = (seq: number) => ({ bytes: random(9), signature: random(64), seq });
      const files = { profile: signed(2), about: signed(1), acceptedKeyIds: accepted };
      const fresh = (['registrar', 'reader'] as const).map((role) => ({
        keyId: random(8),
        role,
        publicKey: random(32),
      }));
      const [kept] = first.adminKeys;
      const foreign = other.adminKeys.slice(0, 1);
      const seqs = { profileSeq: 1, aboutSeq: 1 };
      for (const adminKeys of [[...fresh, ...foreign], foreign])
        expect(await store.publish(first.clinicId, seqs, { ...files, adminKeys })).toBe(false);
      expect((await store.clinicById(first.clinicId))?.profile.seq).toBe(1);
      const next = kept === undefined ? fresh : [...fresh, kept];
      expect(await store.publish(first.clinicId, { profileSeq: 9, aboutSeq: 1 }, { ...files, adminKeys: fresh })).toBe(
        false,
      );
      expect(await store.adminKey(fresh[0]?.keyId ?? random(8))).toBeUndefined();
      expect(await store.publish(first.clinicId, seqs, { ...files, adminKeys: next })).toBe(true);
      const known = async (keyId: Uint8Array<ArrayBuffer> | undefined) =>
        plain((await store.adminKey(keyId ?? random(8)))?.clinicId);
      for (const { keyId } of next) expect(await known(keyId)).toBe(plain(first.clinicId));
      expect(await known(first.adminKeys[1]?.keyId)).toBeUndefined();
      for (const { keyId } of other.adminKeys) expect(await known(keyId)).toBe(plain(other.clinicId));
    });

    test('knows a clinic by its root, unless two have the same', async () => {
      const store = await open();
      const clinic = await withClinic(store);
      expect(plain(await store.clinicIdOfRoot(clinic.rootPublicKey))).toBe(plain(clinic.clinicId));
      expect(await store.clinicIdOfRoot(random(32))).toBeUndefined();
      const tokenDigest = random(64);
      await store.putSetupToken('two.example', tokenDigest, 100);
      const twin = { ...clinicFor('two.example'), rootPublicKey: clinic.rootPublicKey };
      expect(await store.setUpClinic({ tokenDigest, requestDigest: random(64), nowSeconds: 1 }, twin)).toBe('created');
      expect(await store.clinicIdOfRoot(clinic.rootPublicKey)).toBeUndefined();
    });
  });
}
