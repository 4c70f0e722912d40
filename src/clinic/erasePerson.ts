// Deletes everything that one person has answered, because the person asked: at the intake, where it lies. The record
// comes first, so that a deletion cut short is seen by everybody and can be finished; the same again does no harm.
import { fromBase64url, toBase64url } from '../core/base64url.ts';
import type { Day } from '../core/day.ts';
import { holderOf } from '../core/holder.ts';
import { fetchLimit } from '../core/submissionList.ts';
import { listSubmissions } from './listSubmissions.ts';
import { appendToRegistry, type Registry, type RegistryOutcome } from './registry.ts';
import type { Session } from './session.ts';

/** `refused` when the intake kept anything of it. What is left: numbers in the registry, a tombstone for each response. */
export async function erasePerson(
  session: Session,
  known: Registry,
  day: Day,
  serial: string,
): Promise<RegistryOutcome> {
  const { admin, access } = session;
  const appended = await appendToRegistry(access, known, day, (state) => {
    const person = holderOf(state, serial);
    return person === undefined || person.erasedOn !== undefined
      ? []
      : [{ k: 'erased', serial: person.current.serial }];
  });
  if (!appended.ok) return appended;
  const { state } = appended.registry;
  const slots = (holderOf(state, serial)?.serials ?? []).flatMap((one) => state.slips.get(one)?.slots ?? []);
  for (const slip of holderOf(state, serial)?.serials ?? []) {
    const closed = await admin.revokeSlots((state.slips.get(slip)?.slots ?? []).map(fromBase64url));
    if (!closed.ok) return closed;
  }
  const listed = await listSubmissions(admin);
  if (!listed.ok) return listed;
  const kept = listed.value.filter(
    ({ slotPublicKey, isPurged }) => !isPurged && slots.includes(toBase64url(slotPublicKey)),
  );
  for (let start = 0; start < kept.length; start += fetchLimit) {
    const purged = await admin.purge(kept.slice(start, start + fetchLimit));
    if (!purged.ok) return purged;
    if (purged.value.includes(false)) return { ok: false, failure: 'refused' };
  }
  return appended;
}
