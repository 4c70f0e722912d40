// What happens to a slip after it was printed: handed out, replaced, revoked, ended; and to a response that was filled in
// for the wrong occasion. Each is a sealed record; nothing is ever edited.
import { fromBase64url, toBase64url } from '../core/base64url.ts';
import type { Day } from '../core/day.ts';
import { holderOf } from '../core/holder.ts';
import type { Occasion } from '../core/occasion.ts';
import type { Judgement, SlotText } from '../core/registryRecord.ts';
import { canReplace, countedOccasion } from '../core/registryState.ts';
import { listSubmissions } from './listSubmissions.ts';
import { appendToRegistry, type Registry, type RegistryFailure, type RegistryOutcome } from './registry.ts';
import type { Session } from './session.ts';

/** Nothing is appended for a slip that a colleague handed out meanwhile. */
export async function handOut(session: Session, known: Registry, day: Day, serial: string): Promise<RegistryOutcome> {
  return await appendToRegistry(session.access, known, day, ({ slips }) =>
    slips.get(serial)?.handedOutOn === undefined ? [{ k: 'handed-out', serial }] : [],
  );
}

/** The intake first, so that the code stops working even if the record has to be repeated. */
export async function revoke(session: Session, known: Registry, day: Day, serial: string): Promise<RegistryOutcome> {
  const slots = known.state.slips.get(serial)?.slots ?? [];
  const closed = await session.admin.revokeSlots(slots.map(fromBase64url));
  if (!closed.ok) return closed;
  return await appendToRegistry(session.access, known, day, ({ slips }) =>
    slips.get(serial)?.revokedOn === undefined ? [{ k: 'revoked', serial }] : [],
  );
}

/** The day on which the treatment ended, told anew as often as needed: the last one holds. */
export async function markEnded(
  session: Session,
  known: Registry,
  day: Day,
  serial: string,
  on: Day,
): Promise<RegistryOutcome> {
  return await appendToRegistry(session.access, known, day, (state) => {
    const person = holderOf(state, serial);
    return person === undefined || person.endedOn === on ? [] : [{ k: 'ended', serial: person.current.serial, on }];
  });
}

/** Where a response counts from now on, and why. What was sealed stays as it was. */
export async function moveResponse(
  session: Session,
  known: Registry,
  day: Day,
  slot: SlotText,
  to: Occasion,
  because: string,
): Promise<RegistryOutcome> {
  return await appendToRegistry(session.access, known, day, ({ slots }) => {
    const place = slots.get(slot);
    return place === undefined || countedOccasion(place) === to ? [] : [{ k: 'moved', slot, to, because }];
  });
}

/** Undone by `as: undefined`. A response that stands so already gets no second record. */
export async function judgeResponse(
  session: Session,
  known: Registry,
  day: Day,
  slot: SlotText,
  verdict: { readonly as: Judgement; readonly because: string } | undefined,
): Promise<RegistryOutcome> {
  return await appendToRegistry(session.access, known, day, ({ slots }) => {
    const judged = slots.get(slot)?.judged;
    if (judged?.as === verdict?.as) return [];
    return [verdict === undefined ? { k: 'unjudged', slot } : { k: 'judged', slot, ...verdict }];
  });
}

/** `taken`: a colleague gave the new slip to somebody else meanwhile. */
export type ReplaceOutcome = RegistryOutcome | { readonly ok: false; readonly failure: RegistryFailure | 'taken' };

/**
 * Gives a person another slip for a lost one. What has arrived under the lost slip still counts; its other slots are
 * closed at the intake. The record first: if closing fails, what comes from the lost slip later is set aside anyway, and
 * the same again closes it.
 */
export async function replaceSlip(
  session: Session,
  known: Registry,
  day: Day,
  lost: string,
  by: string,
): Promise<ReplaceOutcome> {
  const appended = await appendToRegistry(session.access, known, day, ({ slips }) => {
    const [slip, successor] = [slips.get(lost), slips.get(by)];
    return slip !== undefined && successor !== undefined && canReplace(slip, successor)
      ? [
          { k: 'replaced', serial: lost, by },
          { k: 'handed-out', serial: by },
        ]
      : [];
  });
  if (!appended.ok) return appended;
  const slip = appended.registry.state.slips.get(lost);
  if (slip?.replacedBy !== by) return { ok: false, failure: 'taken' };
  const listed = await listSubmissions(session.admin);
  if (!listed.ok) return listed;
  const used = new Set(listed.value.map(({ slotPublicKey }) => toBase64url(slotPublicKey)));
  const unused = slip.slots.filter((slot) => !used.has(slot));
  const closed = unused.length === 0 ? undefined : await session.admin.revokeSlots(unused.map(fromBase64url));
  return closed?.ok === false ? closed : appended;
}
