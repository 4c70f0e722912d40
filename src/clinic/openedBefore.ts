// What this session has opened already, in memory and for as long as it is open: fetching again asks only for what is new
// or has another standing in the registry since. Nothing of it is ever stored.
import { toBase64url } from '../core/base64url.ts';
import type { Bytes } from '../core/bytes.ts';
import type { RegistryState } from '../core/registryState.ts';
import type { SubmissionEntry } from '../core/submissionList.ts';
import type { KnownSlot } from '../crypto/envelopeOpening.ts';
import type { FetchedEnvelope, MailOpening } from './openMail.ts';
import type { Session } from './session.ts';

interface Kept {
  readonly digest: string;
  /** The registry's word on the slot when it was opened. */
  readonly standing: string;
  readonly opening: MailOpening;
}

export interface RememberedOpenings {
  readonly opening: (entry: SubmissionEntry, state: RegistryState) => MailOpening | undefined;
  readonly keep: (asked: readonly Omit<FetchedEnvelope, 'bytes'>[], openings: readonly MailOpening[]) => void;
}

const ofSession = new WeakMap<Session['admin'], Map<string, Kept>>();

/** When the clinic is locked: nothing on the page may keep them alive, and something may keep the session's name for a while. */
export function forgetOpenings({ admin }: Pick<Session, 'admin'>): void {
  ofSession.get(admin)?.clear();
  ofSession.delete(admin);
}

/** Forgets what is not listed any more: a deleted response goes from here, too. */
export function rememberedOpenings({ admin }: Session, listed: readonly SubmissionEntry[]): RememberedOpenings {
  const kept = ofSession.get(admin) ?? new Map<string, Kept>();
  ofSession.set(admin, kept);
  const names = new Set(listed.map(({ slotPublicKey }) => toBase64url(slotPublicKey)));
  for (const [slot, { opening }] of kept) {
    // What could not be read is asked for again: the operator may have put it right.
    if (!names.has(slot) || opening.kind === 'unreadable') kept.delete(slot);
  }
  return {
    opening: ({ slotPublicKey, digest }, state) => {
      const found = kept.get(toBase64url(slotPublicKey));
      if (found === undefined || found.digest !== toBase64url(digest)) return undefined;
      return found.standing === standingOf(knownSlot(slotPublicKey, state)) ? found.opening : undefined;
    },
    keep: (asked, openings) => {
      const bySlot = new Map(openings.map((opening) => [opening.slot, opening]));
      for (const { slotPublicKey, digest, slot } of asked) {
        const name = toBase64url(slotPublicKey);
        const opening = bySlot.get(name);
        if (opening !== undefined) kept.set(name, { digest: toBase64url(digest), standing: standingOf(slot), opening });
      }
    },
  };
}

/** What the registry says of the slot under which the intake keeps a response. */
export function knownSlot(slotPublicKey: Bytes, state: RegistryState): KnownSlot | undefined {
  const place = state.slots.get(toBase64url(slotPublicKey));
  const slip = place === undefined ? undefined : state.slips.get(place.serial);
  if (place === undefined || slip === undefined) return undefined;
  const isVouchedFor = place.judged?.as === 'counts';
  return {
    serial: place.serial,
    handedOut: isVouchedFor || slip.handedOutOn !== undefined,
    revoked: !isVouchedFor && slip.revokedOn !== undefined,
    instr: place.instr,
    occasion: place.occasion,
  };
}

function standingOf(slot: KnownSlot | undefined): string {
  return JSON.stringify(slot ?? null);
}
