// The set-up's work: all keys and the key file on this computer first, then one request that makes the clinic known.

import { fromBase64url, toBase64url } from '../core/base64url.ts';
import { ByteReader, type Bytes, hex } from '../core/bytes.ts';
import { type Day, dayFromUnixMs } from '../core/day.ts';
import { occasions } from '../core/occasion.ts';
import { Problem } from '../core/problem.ts';
import type { RecipientKey } from '../core/profile.ts';
import { parseSetupToken } from '../core/setupRequest.ts';
import { clinicSetupRequest, makeClinic, type NewClinic } from '../crypto/clinicSetup.ts';
import { wipe } from '../crypto/primitives.ts';
import type { Vault } from '../crypto/vault.ts';
import { newestVersions } from '../questionnaires/catalogue.ts';
import { type ClinicTexts, noticeTexts, supportLines, trimmed } from './clinicTexts.ts';
import { callIntake } from './intakeRequest.ts';
import { colleagueEvent, missingShares, profileDays } from './keyChanges.ts';
import { appendToRegistry } from './registry.ts';
import { openSession, type Session } from './session.ts';
import { firstFileName } from './shownFileName.ts';
import { today } from './today.ts';
import type { Workplace } from './workplace.ts';

export interface MadeClinic {
  readonly clinic: NewClinic;
  /** The vault under the passphrase: what is saved as the key file. */
  readonly keyFile: Bytes;
}

export type MakeOutcome =
  | { readonly ok: true; readonly made: MadeClinic }
  | { readonly ok: false; readonly failure: 'offline' | 'busy' | 'refused' | 'malformed' | 'unfit' | 'unexpected' };

export type SendOutcome =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly failure: 'offline' | 'busy' | 'tokenRefused' | 'refused' };

const profileLifeMs = profileDays * 86_400_000;

export async function makeNewClinic(
  workplace: Workplace,
  texts: ClinicTexts,
  passphrase: string,
  onProgress: (fraction: number) => void,
): Promise<MakeOutcome> {
  const reply = await callIntake(workplace.fetch, { method: 'GET', path: '/api/v1/admin/receipt-key' });
  if (reply.status === 0) return { ok: false, failure: 'offline' };
  if (reply.status !== 200)
    return { ok: false, failure: reply.status === 429 || reply.status === 503 ? 'busy' : 'refused' };
  try {
    const clinic = makeClinic(detailsOf(workplace, texts, receiptKeyFrom(reply.bytes)), workplace.randomBytes);
    const keyFile = await workplace.runTask('sealVault', { vault: clinic.vault, passphrase }, onProgress);
    return { ok: true, made: { clinic, keyFile } };
  } catch (error) {
    if (!(error instanceof Problem)) return { ok: false, failure: 'unexpected' };
    return { ok: false, failure: error.code === 'random-source-broken' ? 'unfit' : 'malformed' };
  }
}

/** The same request again is the same clinic: a lost answer costs nothing. */
export async function sendSetUp(workplace: Workplace, made: MadeClinic, token: string): Promise<SendOutcome> {
  const tokenBytes = parseSetupToken(token);
  if (tokenBytes === undefined) return { ok: false, failure: 'tokenRefused' };
  const body = clinicSetupRequest(made.clinic, tokenBytes);
  const { status } = await callIntake(workplace.fetch, { method: 'POST', path: '/api/v1/admin/setup', body });
  if (status === 0) return { ok: false, failure: 'offline' };
  if (status === 429 || status === 503) return { ok: false, failure: 'busy' };
  if (status === 403) return { ok: false, failure: 'tokenRefused' };
  if (status !== 200 && status !== 201) return { ok: false, failure: 'refused' };
  // A copy: on failure the session overwrites what it was given, and the set-up may be tried again.
  const outcome = await openSession(workplace, copyOf(made.clinic.vault));
  if (!outcome.ok) return { ok: false, failure: outcome.failure === 'offline' ? 'offline' : 'refused' };
  wipeMadeClinic(made);
  return { ok: true, session: await enterFirstFile(workplace, outcome.session) };
}

/** Into the registry: this key file, and its daily key for the sheet. What fails here is made up for at the next change of keys. */
async function enterFirstFile(workplace: Workplace, session: Session): Promise<Session> {
  const { vault, profile, access } = session;
  const own = colleagueEvent(firstFileName, vault);
  const sheet = toBase64url(profile.recovery.publicKey);
  const entered = await appendToRegistry(access, session.registry, today(workplace), (state) => [
    ...(state.staff.colleagues.has(own.reader) ? [] : [own]),
    ...missingShares(state, [sheet], vault.daily, workplace.randomBytes),
  ]);
  return entered.ok ? { ...session, registry: entered.registry } : session;
}

export function wipeMadeClinic({ clinic: { vault } }: MadeClinic): void {
  wipe(vault.registryKey, vault.registrarSeed, vault.readerSeed, ...vault.daily.map(({ secretKey }) => secretKey));
  if (vault.seed !== undefined) wipe(vault.seed);
}

/** Says nothing of clinic or purpose; the day tells copies of different set-ups apart. */
export function keyFileName(day: Day): string {
  return `avstamning-${day}.key`;
}

/** For people to tell recovery sheets apart: the first eight hex digits of the clinic's id. */
export function clinicNumber({ clinic }: MadeClinic): string {
  return hex(clinic.vault.clinicId.subarray(0, 4));
}

function detailsOf(workplace: Workplace, texts: ClinicTexts, receiptKey: RecipientKey) {
  const plan = newestVersions.map(({ url, version, hash }) => ({
    url,
    version,
    sha512: fromBase64url(hash),
    occasions,
  }));
  const exit = texts.exit.trim();
  return {
    about: {
      name: trimmed(texts.name),
      support: supportLines(texts),
      notice: noticeTexts(texts),
      occasions,
    },
    plan,
    receiptKey,
    ...(exit === '' ? {} : { exit }),
    issued: today(workplace),
    expires: dayFromUnixMs(workplace.nowMs() + profileLifeMs),
  };
}

/** `keyId(8) ‖ pk(32)`. @throws Problem `admin-request-malformed` */
function receiptKeyFrom(bytes: Bytes): RecipientKey {
  const reader = new ByteReader(bytes, 'admin-request-malformed');
  const key = { keyId: reader.take(8), publicKey: reader.take(32) };
  reader.end();
  return key;
}

function copyOf(vault: Vault): Vault {
  const copy = (bytes: Bytes): Bytes => Uint8Array.from(bytes);
  return {
    clinicId: copy(vault.clinicId),
    rootPublicKey: copy(vault.rootPublicKey),
    ...(vault.seed === undefined ? {} : { seed: copy(vault.seed) }),
    daily: vault.daily.map(({ keyId, secretKey, from }) => ({ keyId: copy(keyId), secretKey: copy(secretKey), from })),
    registryKey: copy(vault.registryKey),
    registrarSeed: copy(vault.registrarSeed),
    readerSeed: copy(vault.readerSeed),
  };
}
