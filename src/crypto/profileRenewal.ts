// The next profile after this one: another daily key, another end, and the root's signature (docs/protocol.md, 5.1).
import { equalBytes } from '../core/bytes.ts';
import { type Day, daysSinceEpoch } from '../core/day.ts';
import type { PlanEntry, Profile, RecipientKey } from '../core/profile.ts';
import type { KeyPair } from './primitives.ts';
import { type SignedFile, signProfile } from './profileSignature.ts';
import type { DailySecret } from './vault.ts';

/** For this long the intake takes forms that were sealed to an older daily key. */
export const acceptedDays = 180;

export interface ProfileChange {
  readonly day: Day;
  readonly expires?: Day;
  /** Empty: none any more. */
  readonly exit?: string;
  /** What clients are asked from now on. */
  readonly plan?: readonly PlanEntry[];
  readonly daily?: {
    readonly key: RecipientKey;
    /** `revoke`: nothing sealed to any earlier daily key is taken any more. */
    readonly earlier: 'accept' | 'revoke';
    /** All daily keys with the day each began, to know since when an earlier one is out of use. */
    readonly known: readonly Pick<DailySecret, 'keyId' | 'from'>[];
  };
}

/** @throws Problem `profile-refused` */
export function renewProfile(profile: Profile, change: ProfileChange, root: KeyPair): SignedFile {
  const { exit, ...rest } = profile;
  const nextExit = change.exit ?? exit ?? '';
  const next: Profile = {
    ...rest,
    ...(change.daily === undefined ? {} : withDaily(profile, change.daily, change.day)),
    plan: change.plan ?? profile.plan,
    seq: profile.seq + 1,
    issued: change.day,
    expires: change.expires ?? profile.expires,
    ...(nextExit === '' ? {} : { exit: nextExit }),
  };
  return signProfile(next, root.secretKey);
}

function withDaily(profile: Profile, { key, earlier, known }: NonNullable<ProfileChange['daily']>, day: Day) {
  const { recovery } = profile;
  const before = profile.accept.filter((id) => !equalBytes(id, recovery.keyId) && !equalBytes(id, key.keyId));
  if (earlier === 'revoke') {
    return {
      daily: key,
      accept: [key.keyId, recovery.keyId],
      revoked: [...profile.revoked, ...before].slice(-256),
    };
  }
  const stillTaken = before.filter((id) => {
    const lastUse = equalBytes(id, profile.daily.keyId) ? day : endOfUse(id, known);
    return lastUse === undefined || daysSinceEpoch(day) - daysSinceEpoch(lastUse) < acceptedDays;
  });
  return { daily: key, accept: [key.keyId, ...stillTaken, recovery.keyId].slice(0, 32), revoked: profile.revoked };
}

/** The day on which the next key began; of two keys of one day neither is out of use before another day's. */
function endOfUse(id: Uint8Array, known: readonly Pick<DailySecret, 'keyId' | 'from'>[]): Day | undefined {
  const own = known.find(({ keyId }) => equalBytes(keyId, id))?.from;
  const later = known.map(({ from }) => from).filter((from) => own !== undefined && from > own);
  return later.sort()[0];
}
