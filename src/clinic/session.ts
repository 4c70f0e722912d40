// An open clinic: the vault's secrets, the clinic's signed files and the registry, in memory until it is locked.
import type { About } from '../core/about.ts';
import { toBase64url } from '../core/base64url.ts';
import { equalBytes } from '../core/bytes.ts';
import { Problem } from '../core/problem.ts';
import type { Profile } from '../core/profile.ts';
import type { SignedFiles } from '../core/signedFiles.ts';
import { signKeyPairFromSeed, wipe } from '../crypto/primitives.ts';
import { verifyAbout, verifyProfile } from '../crypto/profileSignature.ts';
import type { Vault } from '../crypto/vault.ts';
import { type AdminClient, type AdminKeys, makeAdminClient } from './adminClient.ts';
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

export function closeSession({ vault, adminKeys }: Session): void {
  wipeSecrets(vault, adminKeys);
}

async function readClinic(workplace: Workplace, vault: Vault, adminKeys: AdminKeys): Promise<SessionOutcome> {
  const admin = makeAdminClient(workplace.fetch, adminKeys);
  const files = await admin.signedFiles();
  if (!files.ok) return files;
  const signed = verifiedFiles(files.value, vault);
  if (signed === undefined) return { ok: false, failure: 'profile' };
  const address = await admin.clientAddress();
  if (!address.ok) return address;
  const access = { admin, registryKey: vault.registryKey, randomBytes: workplace.randomBytes };
  const read = await readRegistry(access, unreadRegistry);
  if (!read.ok) return read;
  const questionnaires = await publishedQuestionnaires();
  const { registry } = read;
  return {
    ok: true,
    session: { vault, adminKeys, admin, ...signed, clientAddress: address.value, questionnaires, access, registry },
  };
}

/** Undefined unless both files carry this vault's clinic and root, and the root's signature. */
function verifiedFiles(
  files: SignedFiles,
  vault: Vault,
): { readonly profile: Profile; readonly about: About } | undefined {
  try {
    const profile = verifyProfile(files.profile, files.profileSignature);
    const isOurs =
      equalBytes(profile.rootPublicKey, vault.rootPublicKey) && equalBytes(profile.clinicId, vault.clinicId);
    if (!isOurs) return undefined;
    const clinic = toBase64url(vault.clinicId);
    return { profile, about: verifyAbout(files.about, files.aboutSignature, vault.rootPublicKey, clinic) };
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
