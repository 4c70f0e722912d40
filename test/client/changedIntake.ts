// An intake that has changed since a device last spoke with it: another profile, rows that are gone.
import Database from 'better-sqlite3';
import type { Profile } from '../../src/core/profile.ts';
import { keyId } from '../../src/crypto/keyId.ts';
import { boxKeyPair } from '../../src/crypto/primitives.ts';
import { signProfile } from '../../src/crypto/profileSignature.ts';
import { deriveSeedKeys } from '../../src/crypto/recoverySeed.ts';
import { type ClientWorld, random, type TestDevice } from './clientWorld.ts';

/** Makes the network serve this profile in place of the intake's. */
export function serve(device: TestDevice, world: ClientWorld, changes: Partial<Profile>): void {
  const { root } = deriveSeedKeys(world.clinic.vault.seed ?? new Uint8Array(32));
  const file = signProfile({ ...world.profile, ...changes }, root.secretKey);
  device.fateOf = (path) => {
    if (path === '/profile.json') return () => file.bytes;
    return path === '/profile.sig' ? () => file.signature : 'through';
  };
}

/** A profile with another daily key; the one before is accepted no more. */
export function newDailyKey({ profile }: ClientWorld) {
  const { publicKey } = boxKeyPair(random(32));
  const daily = { keyId: keyId(publicKey), publicKey };
  return { seq: 9, daily, accept: [daily.keyId, profile.recovery.keyId] };
}

/** As after a restored backup. */
export function loseRows(world: ClientWorld): void {
  const database = new Database(world.intake.databasePath);
  database.exec('DELETE FROM submission');
  database.close();
}
