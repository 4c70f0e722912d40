// Makes a clinic's keys and makes the clinic known to an intake, as the clinic page does.
import type { About } from '../core/about.ts';
import { fromBase64url } from '../core/base64url.ts';
import { ByteReader } from '../core/bytes.ts';
import { dayFromUnixMs } from '../core/day.ts';
import { occasions } from '../core/occasion.ts';
import { type Profile, parseProfile } from '../core/profile.ts';
import { parseSetupToken } from '../core/setupRequest.ts';
import { clinicSetupRequest, makeClinic } from '../crypto/clinicSetup.ts';
import { signKeyPairFromSeed } from '../crypto/primitives.ts';
import type { Vault } from '../crypto/vault.ts';
import { type CatalogueEntry, newestVersions } from '../questionnaires/catalogue.ts';
import { type AdminCalls, callIntake, makeAdminCalls } from './intakeCalls.ts';
import { randomBytes } from './randomBytes.ts';

export interface DemoClinic {
  readonly vault: Vault;
  readonly profile: Profile;
  readonly admin: AdminCalls;
}

export interface ClinicSetup {
  /** The clinic's listener, without a trailing slash. */
  readonly clinicAddress: string;
  /** As the intake printed it. */
  readonly setupToken: string;
  readonly about: Pick<About, 'name' | 'support' | 'notice' | 'occasions'>;
  readonly nowMs: number;
  /** Where a quick exit goes; a page of the weather office unless a test needs one of its own. */
  readonly exit?: string;
  /** Of every questionnaire; the newest unless a test needs an earlier one. */
  readonly versions?: readonly CatalogueEntry[];
}

const neutralPage = 'https://www.smhi.se/';
const profileLifeMs = 400 * 86_400_000;

/** @throws Error when the intake refuses */
export async function setUpClinic(setup: ClinicSetup): Promise<DemoClinic> {
  const { clinicAddress, setupToken, about, nowMs, exit = neutralPage, versions = newestVersions } = setup;
  const token = parseSetupToken(setupToken);
  if (token === undefined) throw new Error('the set-up token is not one');
  const receipt = new ByteReader((await callIntake(clinicAddress, '/api/v1/admin/receipt-key')).bytes);
  const clinic = makeClinic(
    {
      about,
      plan: versions.map(({ url, version, hash }) => ({ url, version, sha512: fromBase64url(hash), occasions })),
      receiptKey: { keyId: receipt.take(8), publicKey: receipt.take(32) },
      exit,
      issued: dayFromUnixMs(nowMs),
      expires: dayFromUnixMs(nowMs + profileLifeMs),
    },
    randomBytes,
  );
  const request = clinicSetupRequest(clinic, token);
  const ask = () => callIntake(clinicAddress, '/api/v1/admin/setup', request);
  let answer = await ask();
  // On a machine that is busy elsewhere it may be too slow in coming; the same again changes nothing.
  for (let tries = 1; answer.status === 408 && tries < 3; tries += 1) answer = await ask();
  if (answer.status !== 201 && answer.status !== 200)
    throw new Error(`the intake answered ${answer.status} to the set-up`);
  return knownClinic(clinicAddress, clinic.vault, parseProfile(clinic.profile.bytes));
}

/** A clinic that was set up before. */
export function knownClinic(clinicAddress: string, vault: Vault, profile: Profile): DemoClinic {
  return { vault, profile, admin: makeAdminCalls(clinicAddress, signKeyPairFromSeed(vault.registrarSeed)) };
}
