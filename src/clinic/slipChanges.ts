// What happens to a slip after it was printed: handed out, revoked. Each is one sealed record.
import { fromBase64url } from '../core/base64url.ts';
import type { Day } from '../core/day.ts';
import { appendToRegistry, type Registry, type RegistryOutcome } from './registry.ts';
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
