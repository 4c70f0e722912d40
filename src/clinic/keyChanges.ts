// Everything that changes who may read and with which key, as one step: handed-over daily keys into the registry first,
// then files and list of key files to the intake under the root's signature. Whatever fails in between is repeated whole.

import type { About } from '../core/about.ts';
import { fromBase64url, toBase64url } from '../core/base64url.ts';
import type { Bytes } from '../core/bytes.ts';
import { type Day, dayFromUnixMs } from '../core/day.ts';
import { Problem } from '../core/problem.ts';
import type { PlanEntry } from '../core/profile.ts';
import type { RandomBytes } from '../core/random.ts';
import type { RegistryEvent } from '../core/registryRecord.ts';
import type { RegistryState } from '../core/registryState.ts';
import type { StaffEvent } from '../core/staffEvent.ts';
import type { StaffKey } from '../core/staffRequest.ts';
import { type Colleague, presentColleagues } from '../core/staffState.ts';
import { keyId } from '../crypto/keyId.ts';
import { boxKeyPair, signKeyPairFromSeed } from '../crypto/primitives.ts';
import { type ProfileChange, renewProfile } from '../crypto/profileRenewal.ts';
import { signAbout } from '../crypto/profileSignature.ts';
import { deriveSeedKeys, parseRecoverySheet, type SeedKeys } from '../crypto/recoverySeed.ts';
import { mergeDaily, shareDaily, staffBoxKeys } from '../crypto/staffBox.ts';
import type { DailySecret, Vault } from '../crypto/vault.ts';
import { appendToRegistry, type Registry, type RegistryFailure, readRegistry } from './registry.ts';
import { makeRootAdmin } from './rootAdmin.ts';
import { type Session, verifiedFiles } from './session.ts';
import { firstFileName } from './shownFileName.ts';
import { today } from './today.ts';
import type { Workplace } from './workplace.ts';

export interface KeyChange {
  /** Makes a new daily key; `revoke`: nothing sealed to an earlier one is taken any more. */
  readonly newDaily?: 'accept' | 'revoke';
  readonly join?: { readonly name: string; readonly vault: Vault };
  /** Base64url of the reader's public key. */
  readonly leave?: readonly string[];
  /** What clients are asked from now on (questionsMove.ts). */
  readonly plan?: readonly PlanEntry[];
  /** What clients read about the clinic. Renews the life of both files. */
  readonly texts?: { readonly about: Pick<About, 'name' | 'support' | 'notice'>; readonly exit: string };
}

/** As long as a slip's slots are open. A shorter life would stop clients from sending when nobody renews in time. */
export const profileDays = 3653;

/** `wrong-sheet`: the sheet is another clinic's, or none. Each is also a locale key below `failure`. */
export type KeyFailure = RegistryFailure | 'profile' | 'wrong-sheet';

export type KeyOutcome =
  | { readonly ok: true; readonly session: Session; readonly registry: Registry }
  | { readonly ok: false; readonly failure: KeyFailure };

/** The root's keys, from what was typed or from the key file; undefined when they are not this clinic's. */
export function rootOf({ vault }: Pick<Session, 'vault'>, typedSheet: string | undefined): SeedKeys | undefined {
  const seed = vault.seed ?? seedFrom(typedSheet ?? '');
  const keys = seed === undefined ? undefined : deriveSeedKeys(seed);
  const isOurs = keys !== undefined && toBase64url(keys.root.publicKey) === toBase64url(vault.rootPublicKey);
  return isOurs ? keys : undefined;
}

export function seedFrom(typedSheet: string): Bytes | undefined {
  try {
    return parseRecoverySheet(typedSheet);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** A routine colleague's keys: daily and registry keys, admin keys of its own, not the seed. */
export function colleagueVault({ vault }: Pick<Session, 'vault'>, randomBytes: RandomBytes): Vault {
  const { seed: _seed, ...shared } = vault;
  return { ...shared, registrarSeed: fresh(randomBytes), readerSeed: fresh(randomBytes) };
}

/** What the registry says of a key file that joins. */
export function colleagueEvent(name: string, vault: Vault): StaffEvent & { readonly k: 'colleague' } {
  const publicKey = (seed: Bytes) => toBase64url(signKeyPairFromSeed(seed).publicKey);
  const box = toBase64url(staffBoxKeys(vault.readerSeed).publicKey);
  return { k: 'colleague', name, registrar: publicKey(vault.registrarSeed), reader: publicKey(vault.readerSeed), box };
}

export async function changeKeys(
  workplace: Workplace,
  session: Session,
  known: Registry,
  keys: SeedKeys,
  change: KeyChange,
): Promise<KeyOutcome> {
  const day = today(workplace);
  const { admin, vault } = session;
  const rootAdmin = makeRootAdmin(workplace.fetch, keys.root);
  const files = await rootAdmin.signedFiles();
  if (!files.ok) return files;
  const signed = verifiedFiles(files.value, vault);
  if (signed === undefined) return { ok: false, failure: 'profile' };
  const daily = change.newDaily === undefined ? undefined : newDailySecret(day, workplace.randomBytes);
  const dailies = mergeDaily(daily === undefined ? [] : [daily], vault.daily);
  const own = colleagueEvent(firstFileName, vault);
  const joining = change.join === undefined ? [] : [colleagueEvent(change.join.name, change.join.vault)];
  const events = (state: RegistryState): readonly RegistryEvent[] => {
    const people = [...joining, own].filter(({ reader }) => !state.staff.colleagues.has(reader));
    const leaving = (change.leave ?? []).filter((reader) => state.staff.colleagues.get(reader)?.leftOn === undefined);
    const left = leaving.map((reader) => ({ k: 'left', reader }) as const);
    const staying = staffOf(state, people).filter(({ reader }) => !leaving.includes(reader));
    const targets = [...staying.map(({ box }) => box), toBase64url(keys.recovery.publicKey)];
    return [...people, ...left, ...missingShares(state, targets, dailies, workplace.randomBytes)];
  };
  const appended = await appendToRegistry({ ...session.access, admin }, known, day, events);
  if (!appended.ok) return appended;
  const expires = dayFromUnixMs(workplace.nowMs() + profileDays * 86_400_000);
  const renewal = change.texts === undefined ? {} : { exit: change.texts.exit, expires };
  const asked = change.plan === undefined ? {} : { plan: change.plan };
  const keyed = profileChange(day, daily, change.newDaily, dailies);
  const profile = renewProfile(signed.profile, { ...keyed, ...renewal, ...asked }, keys.root);
  const about =
    change.texts &&
    signAbout({ ...signed.about, ...change.texts.about, seq: signed.about.seq + 1 }, keys.root.secretKey);
  const next = {
    profile: profile.bytes,
    profileSignature: profile.signature,
    about: about?.bytes ?? files.value.about,
    aboutSignature: about?.signature ?? files.value.aboutSignature,
  };
  const list = staffKeys(presentColleagues(appended.registry.state.staff));
  const sent = await rootAdmin.putStaff(next, list);
  // A lost answer: the same files again are the same change.
  const put = sent.ok || sent.failure !== 'offline' ? sent : await rootAdmin.putStaff(next, list);
  if (!put.ok) return put;
  const renewed = verifiedFiles(next, vault) ?? signed;
  const read = await readRegistry(session.access, appended.registry);
  const registry = read.ok ? read.registry : appended.registry;
  return { ok: true, session: { ...session, ...renewed, vault: { ...vault, daily: dailies } }, registry };
}

export function newDailySecret(day: Day, randomBytes: RandomBytes): DailySecret {
  const secretKey = fresh(randomBytes);
  return { keyId: keyId(boxKeyPair(secretKey).publicKey), secretKey, from: day };
}

export function profileChange(
  day: Day,
  daily: DailySecret | undefined,
  earlier: 'accept' | 'revoke' = 'accept',
  known: readonly DailySecret[],
): ProfileChange {
  if (daily === undefined) return { day };
  const { publicKey } = boxKeyPair(daily.secretKey);
  return { day, daily: { key: { keyId: daily.keyId, publicKey }, earlier, known } };
}

/** Each daily key for each of these box keys, as far as it was not handed over yet. */
export function missingShares(
  { staff }: RegistryState,
  targets: readonly string[],
  dailies: readonly DailySecret[],
  randomBytes: RandomBytes,
): readonly RegistryEvent[] {
  const given = new Set(staff.shares.map(({ id, to }) => `${id} ${to}`));
  return targets.flatMap((to) =>
    dailies
      .filter((daily) => !given.has(`${toBase64url(daily.keyId)} ${to}`))
      .map((daily) => shareDaily(daily, fromBase64url(to), randomBytes)),
  );
}

export function staffKeys(people: readonly Pick<Colleague, 'registrar' | 'reader'>[]): readonly StaffKey[] {
  return people.flatMap(({ registrar, reader }) => [
    { role: 'registrar', publicKey: fromBase64url(registrar) } as const,
    { role: 'reader', publicKey: fromBase64url(reader) } as const,
  ]);
}

function staffOf({ staff }: RegistryState, joining: readonly Pick<Colleague, 'reader' | 'box'>[]) {
  return [...presentColleagues(staff), ...joining];
}

function fresh(randomBytes: RandomBytes): Bytes {
  return Uint8Array.from(randomBytes(32));
}
