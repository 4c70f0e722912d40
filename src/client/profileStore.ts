// The clinic's profile on this device: fetched, root-signed, never older than one seen before, and of the one clinic
// that this device met first. What names the clinic (`about`) is fetched here, too, but never stored readable.
import { type About, aboutLimit } from '../core/about.ts';
import { toBase64url } from '../core/base64url.ts';
import { equalBytes } from '../core/bytes.ts';
import { dayFromUnixMs } from '../core/day.ts';
import { Problem } from '../core/problem.ts';
import { type Profile, profileLimit } from '../core/profile.ts';
import { verifyAboutWith, verifyProfileWith } from '../crypto/profileSignature.ts';
import { checkSignature } from './checkSignature.ts';
import { getSigned } from './intakeClient.ts';
import type { Mailer } from './mailer.ts';

export type ProfileNews =
  | { readonly state: 'known'; readonly profile: Profile }
  /** Nothing stored and nothing fetched. */
  | { readonly state: 'none' }
  /** The address now serves another identity, root or salt than this device met first. Nothing is replaced. */
  | { readonly state: 'other-clinic' };

/** The stored profile, checked again; undefined when there is none or it is damaged. */
export async function storedProfile({ database }: Mailer): Promise<Profile | undefined> {
  const row = await database.meta.get('profile');
  const value = row?.value as { readonly bytes?: unknown; readonly signature?: unknown } | undefined;
  if (!(value?.bytes instanceof Uint8Array) || !(value.signature instanceof Uint8Array)) return undefined;
  return verified(verifyProfileWith(checkSignature, value.bytes, value.signature));
}

/** Fetches the profile and keeps it if it may follow the stored one; without network the stored one stays. */
export async function refreshProfile(device: Mailer): Promise<ProfileNews> {
  const [current, fetched] = await Promise.all([storedProfile(device), getSigned(device, 'profile', profileLimit)]);
  const kept: ProfileNews = current === undefined ? { state: 'none' } : { state: 'known', profile: current };
  const next = fetched && (await verified(verifyProfileWith(checkSignature, fetched.bytes, fetched.signature)));
  if (fetched === undefined || next === undefined) return kept;
  if (current !== undefined && !isSameClinic(current, next)) return { state: 'other-clinic' };
  const isKept = await device.database.transaction('rw', ['meta'], async () => {
    // Asked here, where no other tab can come between. A second profile under a number that is already held would be a split
    // view: the first one stays.
    const highest = await highestSeq(device);
    if (next.seq < highest || (current !== undefined && next.seq <= Math.max(current.seq, highest))) return false;
    await device.database.meta.put({ k: 'profile', value: fetched });
    await device.database.meta.put({ k: 'seq', value: next.seq });
    return true;
  });
  if (isKept) return { state: 'known', profile: next };
  const held = await storedProfile(device);
  return held === undefined ? kept : { state: 'known', profile: held };
}

/** Expired by this device's clock: still good for sealing, to be refreshed before sending. */
export function isExpired(profile: Profile, nowMs: number): boolean {
  return profile.expires < dayFromUnixMs(nowMs);
}

/** What names the clinic, verified against the profile's root; undefined without network. Kept by the caller, inside a cell. */
export async function fetchAbout(device: Mailer, profile: Profile): Promise<About | undefined> {
  const fetched = await getSigned(device, 'about', aboutLimit);
  if (fetched === undefined) return undefined;
  const { bytes, signature } = fetched;
  const about = await verified(verifyAboutWith(checkSignature, bytes, signature, profile.rootPublicKey));
  return about?.clinic === toBase64url(profile.clinicId) ? about : undefined;
}

function isSameClinic(left: Profile, right: Profile): boolean {
  return (
    equalBytes(left.clinicId, right.clinicId) &&
    equalBytes(left.rootPublicKey, right.rootPublicKey) &&
    equalBytes(left.salt, right.salt)
  );
}

async function highestSeq({ database }: Mailer): Promise<number> {
  const seen = (await database.meta.get('seq'))?.value;
  return typeof seen === 'number' ? seen : 0;
}

/** A file that its signature or its rules refuse is as good as none. */
async function verified<Checked>(checked: Promise<Checked>): Promise<Checked | undefined> {
  try {
    return await checked;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
