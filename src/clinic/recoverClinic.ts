// With the recovery sheet and nothing else: new keys for a clinic whose key file is lost or does not open any more.
// Old daily keys come back out of the registry, where each was left for the sheet.

import { toBase64url } from '../core/base64url.ts';
import type { Bytes } from '../core/bytes.ts';
import type { Profile } from '../core/profile.ts';
import type { SignedFiles } from '../core/signedFiles.ts';
import { type Colleague, presentColleagues } from '../core/staffState.ts';
import { wipe } from '../crypto/primitives.ts';
import { renewProfile } from '../crypto/profileRenewal.ts';
import { deriveSeedKeys, type SeedKeys } from '../crypto/recoverySeed.ts';
import { mergeDaily, openShares } from '../crypto/staffBox.ts';
import type { Vault } from '../crypto/vault.ts';
import {
  colleagueEvent,
  type KeyFailure,
  missingShares,
  newDailySecret,
  profileChange,
  seedFrom,
  staffKeys,
} from './keyChanges.ts';
import { appendToRegistry, type Registry, readRegistry, unreadRegistry } from './registry.ts';
import { makeRootAdmin, type RootAdmin } from './rootAdmin.ts';
import { openSession, type Session, verifiedFiles } from './session.ts';
import { recoveredFileName } from './shownFileName.ts';
import { today } from './today.ts';
import type { Workplace } from './workplace.ts';

export interface FoundClinic {
  readonly seed: Bytes;
  readonly keys: SeedKeys;
  readonly admin: RootAdmin;
  readonly files: SignedFiles;
  readonly profile: Profile;
  readonly registry: Registry;
  /** Whose key files still work. */
  readonly colleagues: readonly Colleague[];
}

type Failed = { readonly ok: false; readonly failure: KeyFailure };

/** Reads what the sheet opens; changes nothing. */
export async function findClinic(
  workplace: Workplace,
  typedSheet: string,
): Promise<{ readonly ok: true; readonly found: FoundClinic } | Failed> {
  const seed = seedFrom(typedSheet);
  if (seed === undefined) return { ok: false, failure: 'wrong-sheet' };
  const keys = deriveSeedKeys(seed);
  const admin = makeRootAdmin(workplace.fetch, keys.root);
  const files = await admin.signedFiles();
  if (!files.ok) return files.failure === 'unauthorised' ? { ok: false, failure: 'wrong-sheet' } : files;
  const signed = verifiedFiles(files.value, { rootPublicKey: keys.root.publicKey });
  if (signed === undefined) return { ok: false, failure: 'profile' };
  const access = { admin, registryKey: keys.registryKey };
  const read = await readRegistry(access, unreadRegistry);
  if (!read.ok) return read;
  const colleagues = presentColleagues(read.registry.state.staff);
  const { profile } = signed;
  return { ok: true, found: { seed, keys, admin, files: files.value, profile, registry: read.registry, colleagues } };
}

/** A whole new vault, with the seed. It has to be saved before `takeOver`. */
export function recoveredVault(workplace: Workplace, { seed, keys, profile, registry }: FoundClinic): Vault {
  const fresh = () => Uint8Array.from(workplace.randomBytes(32));
  const kept = openShares(registry.state.staff.shares, keys.recovery);
  return {
    clinicId: profile.clinicId,
    rootPublicKey: keys.root.publicKey,
    seed: Uint8Array.from(seed),
    daily: mergeDaily([newDailySecret(today(workplace), workplace.randomBytes)], kept),
    registryKey: Uint8Array.from(keys.registryKey),
    registrarSeed: fresh(),
    readerSeed: fresh(),
  };
}

export interface TakeOver {
  readonly found: FoundClinic;
  readonly vault: Vault;
  /** Base64url reader keys of the key files that stop working. */
  readonly stopped: readonly string[];
  readonly earlier: 'accept' | 'revoke';
}

/** From here on the new vault's daily key is the clinic's; who is `stopped` gets 401. The same again is the same. */
export async function takeOver(
  workplace: Workplace,
  { found, vault, stopped, earlier }: TakeOver,
): Promise<{ readonly ok: true; readonly session: Session } | Failed> {
  const day = today(workplace);
  const { keys, files, profile, colleagues, admin } = found;
  const staying = colleagues.filter(({ reader }) => !stopped.includes(reader));
  const own = colleagueEvent(recoveredFileName(day), vault);
  const [newest] = vault.daily;
  const signed = renewProfile(profile, profileChange(day, newest, earlier, vault.daily), keys.root);
  const next = { ...files, profile: signed.bytes, profileSignature: signed.signature };
  const put = await admin.putStaff(next, staffKeys([...staying, own]));
  if (!put.ok) return put;
  const opened = await openSession(workplace, copied(vault));
  if (!opened.ok) return opened;
  const { session } = opened;
  const targets = [...staying.map(({ box }) => box), own.box, toBase64url(keys.recovery.publicKey)];
  const appended = await appendToRegistry(session.access, session.registry, day, (state) => [
    ...(state.staff.colleagues.has(own.reader) ? [] : [own]),
    ...stopped
      .filter((reader) => state.staff.colleagues.get(reader)?.leftOn === undefined)
      .map((reader) => ({ k: 'left', reader }) as const),
    ...missingShares(state, targets, vault.daily, workplace.randomBytes),
  ]);
  if (!appended.ok) return appended;
  wipe(found.seed, keys.root.secretKey, keys.recovery.secretKey);
  return { ok: true, session: { ...session, registry: appended.registry } };
}

/** The session takes its vault over and overwrites it at the end; this one may be needed for another try. */
function copied(vault: Vault): Vault {
  const copy = (bytes: Bytes): Bytes => Uint8Array.from(bytes);
  return {
    ...vault,
    ...(vault.seed === undefined ? {} : { seed: copy(vault.seed) }),
    daily: vault.daily.map((daily) => ({ ...daily, secretKey: copy(daily.secretKey) })),
    registryKey: copy(vault.registryKey),
    registrarSeed: copy(vault.registrarSeed),
    readerSeed: copy(vault.readerSeed),
  };
}
