import { describe, expect, it, vi } from 'vitest';
import { fetchAbout, isExpired, refreshProfile, storedProfile } from '../../src/client/profileStore.ts';
import { unlock } from '../../src/client/unlock.ts';
import { parseDay } from '../../src/core/day.ts';
import type { parseProfile } from '../../src/core/profile.ts';
import { signProfile } from '../../src/crypto/profileSignature.ts';
import { deriveSeedKeys } from '../../src/crypto/recoverySeed.ts';
import { type ClientWorld, clientWorld, TestDevice } from './clientWorld.ts';

const flipped = (index: number) => (bytes: Uint8Array<ArrayBuffer>) => {
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  return bytes;
};

/** Makes the network serve this profile in place of the intake's. */
function serve(device: TestDevice, world: ClientWorld, changes: Partial<ReturnType<typeof parseProfile>>): void {
  const { root } = deriveSeedKeys(world.clinic.vault.seed ?? new Uint8Array(32));
  const file = signProfile({ ...world.profile, ...changes }, root.secretKey);
  device.fateOf = (path) => {
    if (path === '/profile.json') return () => file.bytes;
    return path === '/profile.sig' ? () => file.signature : 'through';
  };
}

describe('the clinic’s profile', () => {
  it('is fetched once and then known without network', async () => {
    const device = new TestDevice(await clientWorld());
    expect((await refreshProfile(device)).state).toBe('known');
    device.goOffline();
    expect((await refreshProfile(device)).state).toBe('known');
  });

  it('is not known on a device that never had a network', async () => {
    const device = new TestDevice(await clientWorld());
    device.goOffline();
    expect(await refreshProfile(device)).toEqual({ state: 'none' });
  });

  it.each(['/profile.json', '/profile.sig'])(
    'is refused when a byte of %s was changed, and the last good one stays',
    async (changed) => {
      const device = new TestDevice(await clientWorld());
      device.fateOf = (path) => (path === changed ? flipped(20) : 'through');
      expect(await refreshProfile(device)).toEqual({ state: 'none' });
      device.goOnline();
      await refreshProfile(device);
      device.fateOf = (path) => (path === changed ? flipped(20) : 'through');
      expect((await refreshProfile(device)).state).toBe('known');
    },
  );

  it('E09: follows a newer one and never goes back to an older one', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    serve(device, world, { seq: 7 });
    await refreshProfile(device);
    device.goOnline();
    await refreshProfile(device);
    expect((await storedProfile(device))?.seq).toBe(7);
    await device.database.meta.delete('profile');
    expect(await refreshProfile(device)).toEqual({ state: 'none' });
  });

  it('never goes back under the number that another tab has seen while this one fetched', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    await refreshProfile(device);
    serve(device, world, { seq: 5 });
    const { database } = device;
    const transaction = database.transaction.bind(database) as (...given: unknown[]) => Promise<unknown>;
    vi.spyOn(database, 'transaction').mockImplementationOnce((async (...given: unknown[]) => {
      await database.meta.put({ k: 'seq', value: 7 });
      return transaction(...given);
    }) as never);
    expect((await refreshProfile(device)).state).toBe('known');
    expect((await storedProfile(device))?.seq).toBe(world.profile.seq);
    expect(await database.meta.get('seq')).toEqual({ k: 'seq', value: 7 });
  });

  it('keeps the first of two profiles with one number', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    await refreshProfile(device);
    const first = await storedProfile(device);
    serve(device, world, { expires: parseDay('2030-01-01') });
    await refreshProfile(device);
    expect((await storedProfile(device))?.expires).toBe(first?.expires);
  });

  it('is of the clinic that this device met first, or nothing is replaced', async () => {
    const [world, other] = [await clientWorld(), await clientWorld()];
    const device = new TestDevice(world);
    await refreshProfile(device);
    const turned = new TestDevice(other, device.database.name);
    expect(await refreshProfile(turned)).toEqual({ state: 'other-clinic' });
    expect((await storedProfile(device))?.clinicId).toEqual(world.profile.clinicId);
    const unlocking = await unlock(turned, world.code(), {
      onProgress: () => undefined,
      onDerivation: () => undefined,
    });
    expect(unlocking).toEqual({ outcome: 'stopped', stop: { kind: 'other-clinic' } });
  });

  it('A07: never brings another salt under the same clinic', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    await refreshProfile(device);
    serve(device, world, { seq: 9, salt: new Uint8Array(16).fill(7) });
    expect((await refreshProfile(device)).state).toBe('other-clinic');
  });

  it('is expired the day after its last', () => {
    const profile = { expires: parseDay('2026-09-09') } as ReturnType<typeof parseProfile>;
    expect(isExpired(profile, Date.UTC(2026, 8, 9, 23, 59))).toBe(false);
    expect(isExpired(profile, Date.UTC(2026, 8, 10))).toBe(true);
  });

  it('that is damaged in storage counts as none', async () => {
    const device = new TestDevice(await clientWorld());
    for (const value of [null, 'x', 7, { bytes: 'x' }, { bytes: new Uint8Array(9), signature: new Uint8Array(64) }]) {
      await device.database.meta.put({ k: 'profile', value });
      expect(await storedProfile(device)).toBeUndefined();
    }
  });
});

describe('what names the clinic', () => {
  it('comes with the clinic’s signature and is not stored readable', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    expect((await fetchAbout(device, world.profile))?.name).toEqual({
      sv: 'Mottagningen Exempel',
      en: 'The Example Clinic',
    });
    expect(await device.database.meta.count()).toBe(0);
  });

  it('is refused under another clinic’s signature', async () => {
    const [world, other] = [await clientWorld(), await clientWorld()];
    expect(await fetchAbout(new TestDevice(other), world.profile)).toBeUndefined();
  });
});

describe('a plan that this build does not hold', () => {
  it('opens no questions', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const plan = world.profile.plan.map((entry) => ({ ...entry, sha512: new Uint8Array(64).fill(1) }));
    serve(device, world, { seq: 3, plan });
    const unlocking = await unlock(device, world.code(), {
      onProgress: () => undefined,
      onDerivation: () => undefined,
    });
    expect(unlocking).toEqual({ outcome: 'stopped', stop: { kind: 'questions-missing' } });
  });
});
