// What the service worker does when the browser wakes it: one attempt at each envelope that waits, by the same steps and under the same
// lock as the page, without any key. Says whether something is still to be sent, so that the browser may wake it again.
import { deliver } from './delivery.ts';
import type { Mailer } from './mailer.ts';
import { isSyncWanted } from './syncWish.ts';

/** `none`: not wanted any more, or nothing was waiting. Rejects only when the device's own storage fails. */
export async function sendWaiting(mailer: Mailer): Promise<'none' | 'done' | 'left'> {
  if (!(await isSyncWanted(mailer))) return 'none';
  const waiting = (await mailer.database.outbox.toArray()).filter(({ st }) => st === 'ready' || st === 'tried');
  if (waiting.length === 0) return 'none';
  let isLeft = false;
  for (const { slot } of waiting) {
    const { outcome } = await deliver(mailer, slot, 'now');
    isLeft ||= outcome === 'waiting';
  }
  return isLeft ? 'left' : 'done';
}
