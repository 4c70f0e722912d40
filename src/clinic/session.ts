// An open clinic: the vault's secrets, the clinic's signed files and the registry, in memory until it is locked.
import type { About } from '../core/about.ts';
import { toBase64url } from '../core/base64url.ts';
import { type Bytes, equalBytes } from '../core/bytes.ts';
import { Problem } from '../core/problem.ts';
import type { Profile } from '../core/profile.ts';
import type { SignedFiles } from '../core/signedFiles.ts';
import { signKeyPairFromSeed, wipe } from '../crypto/primitives.ts';
import { verifyAbout, verifyProfile } from '../crypto/profileSignature.ts';
import { mergeDaily, openShares, staffBoxKeys } from '../crypto/staffBox.ts';
import type { Vault } from '../crypto/vault.ts';
import { type AdminClient, type AdminKeys, makeAdminClient } from './adminClient.ts';
import { forgetOpenings } from './openedBefore.ts';
import { type PublishedQuestionnaire, publishedQuestionnaires } from './publishedQuestionnaires.ts';
import { type Registry, type RegistryAccess, type RegistryFailure, readRegistry, unreadRegistry } from './registry.ts';
import type { Workplace } from './workplace.ts';

export interface Session {
  readonly vault: Vault;
  readonly adminKeys: AdminKeys;
  readonly admin: AdminClient;
  readonly profile: Profile;
  readonly about: About;
  /** The neutral address that clients open. */
  readonly clientAddress: string;
  readonly questionnaires: readonly PublishedQuestionnaire[];
  readonly access: RegistryAccess;
  /** As read when the session began. */
  readonly registry: Registry;
}

/** Each is also a locale key below `failure`. */
export type SessionFailure = RegistryFailure | 'profile';

export type SessionOutcome =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly failure: SessionFailure };

/** Takes over the vault: on failure its secrets are overwritten. */
export async function openSession(workplace: Workplace, vault: Vault): Promise<SessionOutcome> {
  const adminKeys = {
    registrar: signKeyPairFromSeed(vault.registrarSeed),
    reader: signKeyPairFromSeed(vault.readerSeed),
  };
  const outcome = await readClinic(workplace, vault, adminKeys);
  if (!outcome.ok) wipeSecrets(vault, adminKeys);
  return outcome;
}

/** Keys are overwritten and opened responses forgotten. */
export function closeSession({ vault, adminKeys, admin }: Session): void {
  wipeSecrets(vault, adminKeys);
  forgetOpenings({ admin });
}

async function readClinic(workplace: Workplace, given: Vault, adminKeys: AdminKeys): Promise<SessionOutcome> {
  const admin = makeAdminClient(workplace.fetch, adminKeys);
  const files = await admin.signedFiles();
  if (!files.ok) return files;
  const signed = verifiedFiles(files.value, given);
  if (signed === undefined) return { ok: false, failure: 'profile' };
  const address = await admin.clientAddress();
  if (!address.ok) return address;
  const access = { admin, registryKey: given.registryKey, randomBytes: workplace.randomBytes };
  const read = await readRegistry(access, unreadRegistry);
  if (!read.ok) return read;
  const questionnaires = await publishedQuestionnaires();
  const { registry } = read;
  // Daily keys that were made on another computer lie in the registry, for this key file alone.
  const box = staffBoxKeys(given.readerSeed);
  const daily = mergeDaily(given.daily, openShares(registry.state.staff.shares, box));
  wipe(box.secretKey);
  const vault = { ...given, daily };
  return {
    ok: true,
    session: { vault, adminKeys, admin, ...signed, clientAddress: address.value, questionnaires, access, registry },
  };
}

/** Undefined unless both files carry this root, its signature, and this clinic, when one is given. */
export function verifiedFiles(
  files: SignedFiles,
  { rootPublicKey, clinicId }: { readonly rootPublicKey: Bytes; readonly clinicId?: Bytes },
): { readonly profile: Profile; readonly about: About } | undefined {
  try {
    const profile = verifyProfile(files.profile, files.profileSignature);
    const isOurs =
      equalBytes(profile.rootPublicKey, rootPublicKey) &&
      (clinicId === undefined || equalBytes(profile.clinicId, clinicId));
    if (!isOurs) return undefined;
    const clinic = toBase64url(profile.clinicId);
    return { profile, about: verifyAbout(files.about, files.aboutSignature, rootPublicKey, clinic) };
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

function wipeSecrets(vault: Vault, { registrar, reader }: AdminKeys): void {
  wipe(vault.registryKey, vault.registrarSeed, vault.readerSeed, registrar.secretKey, reader.secretKey);
  wipe(...vault.daily.map(({ secretKey }) => secretKey));
  if (vault.seed !== undefined) wipe(vault.seed);
}
