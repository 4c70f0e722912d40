// One attempt to bring one sealed envelope to the clinic's intake: the same bytes every time, the state written down
// before each attempt, and only a verified statement believed.
import { fromBase64url } from '../core/base64url.ts';
import { equalBytes, fromHex } from '../core/bytes.ts';
import { dayFromUnixMs } from '../core/day.ts';
import { includesKeyId, type Profile } from '../core/profile.ts';
import { askStatus, submit, type TrustedStatement } from './askIntake.ts';
import { backoffMs } from './backoff.ts';
import type { OutboxRow, OutboxState } from './database.ts';
import type { Device } from './device.ts';
import { withLock } from './locks.ts';
import { isExpired, refreshProfile, storedProfile } from './profileStore.ts';

export type Delivery =
  /** `digest` is 32 bytes; `day` in days since 1970-01-01 UTC as the intake signed it. */
  | { readonly outcome: 'sent'; readonly digest: Uint8Array; readonly day: number }
  /** Nothing is wrong and nothing has arrived for certain: it stays in the outbox. */
  | { readonly outcome: 'waiting' }
  | { readonly outcome: Exclude<OutboxState, 'ready' | 'tried'> }
  /** No entry for this slot. */
  | { readonly outcome: 'nothing' };

/** `when-due` respects the rest after an attempt, `now` does not; `asked` (by a person) overrides the last day and a `held` mark, too. */
export type Urgency = 'when-due' | 'now' | 'asked';

/** Never rejects for want of network; rejects only when the device's own storage fails, with the entry unchanged. */
export async function deliver(device: Device, slot: string, urgency: Urgency): Promise<Delivery> {
  const delivery = await withLock(device, `send:${slot}`, () => attempt(device, slot, urgency));
  return delivery ?? { outcome: 'waiting' };
}

async function attempt(device: Device, slot: string, urgency: Urgency): Promise<Delivery> {
  const row = await device.database.outbox.get(slot);
  if (row === undefined) return { outcome: 'nothing' };
  if (row.st !== 'ready' && row.st !== 'tried' && !(urgency === 'asked' && row.st === 'held'))
    return { outcome: row.st };
  if (!isDue(row, device.nowMs(), urgency)) return { outcome: 'waiting' };
  const profile = await freshProfile(device);
  if (profile === undefined) return { outcome: 'waiting' };
  const settled = await settledBefore(device, profile, row);
  if (settled !== undefined) return settled;
  const tried = await writeAttempt(device, row);
  if (tried === undefined) return { outcome: 'nothing' };
  const word = await submit(device, profile, slotOf(row), row.env, row.d);
  return word === undefined ? { outcome: 'waiting' } : settle(device, row, word);
}

/** Steps 2 and 3: what must be known before a byte of the envelope leaves. Undefined: go on and send. */
async function settledBefore(device: Device, profile: Profile, row: OutboxRow): Promise<Delivery | undefined> {
  const isRevoked = row.keys.some((keyId) => includesKeyId(profile.revoked, fromBase64url(keyId)));
  if (isRevoked && row.n === 0) return mark(device, row, 'rekey');
  if (!isRevoked && row.tagSeen === 1) return undefined;
  const word = await askStatus(device, profile, slotOf(row));
  if (word === undefined) return { outcome: 'waiting' };
  if (word.kind === 'unknown-slot' || word.kind === 'closed') return settle(device, row, word);
  if (!equalBytes(word.attestTag, row.tag)) return mark(device, row, 'held');
  if (word.kind === 'taken') return settle(device, row, word);
  if (isRevoked) return mark(device, row, 'rekey');
  await device.database.outbox.update(row.slot, { tagSeen: 1 });
  return undefined;
}

async function settle(device: Device, row: OutboxRow, word: TrustedStatement): Promise<Delivery> {
  switch (word.kind) {
    case 'stored':
      return receive(device, row, word.day);
    case 'taken':
      return equalBytes(word.storedDigest, row.d)
        ? receive(device, row, word.day)
        : mark(device, row, 'conflict', word);
    case 'conflict':
      return mark(device, row, 'conflict', word);
    case 'unknown-slot':
      return mark(device, row, 'unknown', word);
    case 'closed':
      return mark(device, row, 'closed', word);
    case 'keys-refused':
      return mark(device, row, 'rekey', word);
    default:
      return { outcome: 'waiting' };
  }
}

/** The receipt transaction: the entry goes and the readable draft becomes the sent marker, both or neither. */
async function receive({ database }: Device, row: OutboxRow, day: number): Promise<Delivery> {
  await database.transaction('rw', database.cells, database.outbox, async () => {
    await database.outbox.delete(row.slot);
    if (row.cell !== null && row.doneBlob !== null) await database.cells.put({ id: row.cell, blob: row.doneBlob });
  });
  return { outcome: 'sent', digest: row.d, day };
}

/** Written, and on the disk, before the envelope leaves: from now on the bytes never change. */
async function writeAttempt(device: Device, row: OutboxRow): Promise<OutboxRow | undefined> {
  const { database } = device;
  return database.transaction('rw', database.outbox, async () => {
    const current = await database.outbox.get(row.slot);
    if (current === undefined) return undefined;
    const n = current.n + 1;
    const tried: OutboxRow = { ...current, st: 'tried', n, next: device.nowMs() + backoffMs(n, device.randomBytes) };
    await database.outbox.put(tried);
    return tried;
  });
}

async function mark(
  { database }: Device,
  row: OutboxRow,
  st: Exclude<OutboxState, 'ready' | 'tried'>,
  word?: TrustedStatement,
): Promise<Delivery> {
  await database.outbox.update(row.slot, word === undefined ? { st } : { st, stm: word.bytes });
  return { outcome: st };
}

async function freshProfile(device: Device): Promise<Profile | undefined> {
  const stored = await storedProfile(device);
  if (stored !== undefined && !isExpired(stored, device.nowMs())) return stored;
  const news = await refreshProfile(device);
  return news.state === 'known' && !isExpired(news.profile, device.nowMs()) ? news.profile : undefined;
}

// A clock that jumped back must not silence the entry for years: two hours is longer than any back-off.
const longestWaitMs = 2 * 3_600_000;

function isDue(row: OutboxRow, nowMs: number, urgency: Urgency): boolean {
  if (urgency === 'asked') return true;
  const isResting = row.next > nowMs && row.next <= nowMs + longestWaitMs;
  return dayFromUnixMs(nowMs) <= row.dropAfter && (urgency === 'now' || !isResting);
}

function slotOf(row: OutboxRow) {
  return { slotPublicKey: fromHex(row.slot) };
}
