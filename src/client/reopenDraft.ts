// Takes a sealed form out of the outbox so that its draft can be changed: only before the first attempt, or after
// a verified answer that says the intake does not hold it.
import type { OutboxRow } from './database.ts';
import type { Device } from './device.ts';

/** True when the draft is free again. Checked inside the transaction, so that it cannot race with a sender. */
export async function reopenDraft({ database }: Device, slot: string): Promise<boolean> {
  return database.transaction('rw', ['outbox'], async () => {
    const row = await database.outbox.get(slot);
    if (row === undefined) return true;
    if (!mayReopen(row)) return false;
    await database.outbox.delete(slot);
    return true;
  });
}

export function mayReopen({ st, n, cell }: OutboxRow): boolean {
  const isUnsent = (st === 'ready' && n === 0) || st === 'rekey' || st === 'unknown' || st === 'closed';
  return isUnsent && cell !== null;
}
