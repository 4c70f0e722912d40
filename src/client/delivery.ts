// One attempt to bring one sealed envelope to the clinic's intake: the same bytes every time, the state written down
// before each attempt, and only a verified statement believed. Holds no key: page and service worker both run it.
import { fromBase64url } from '../core/base64url.ts';
import { equalBytes, fromHex } from '../core/bytes.ts';
import { dayFromUnixMs } from '../core/day.ts';
import { includesKeyId, type Profile } from '../core/profile.ts';
import { askStatus, submit, type TrustedStatement } from './askIntake.ts';
import { backoffMs } from './backoff.ts';
import type { OutboxRow, OutboxState } from './database.ts';
import { withLock } from './locks.ts';
import type { Mailer } from './mailer.ts';
import { isOverdue } from './outboxDays.ts';
import { isExpired, refreshProfile, storedProfile } from './profileStore.ts';

/** Named: a verified answer (or a wrong tag) has ended the attempts, and a person decides what comes next. */
export type NamedState = Exclude<OutboxState, 'ready' | 'tried'>;

export type Delivery =
  /** `digest` is 32 bytes; `day` in days since 1970-01-01 UTC as the intake signed it. */
  | { readonly outcome: 'sent'; readonly digest: Uint8Array; readonly day: number }
  /** Nothing is wrong and nothing has arrived for certain: it stays in the outbox. */
  | { readonly outcome: 'waiting' }
  | { readonly outcome: NamedState }
  /** No entry for this slot. */
  | { readonly outcome: 'nothing' };

/** `when-due` respects the rest after an attempt, `now` does not; `asked` (by a person) overrides the last day and a named state, too. */
export type Urgency = 'when-due' | 'now' | 'asked';

/** Never rejects for want of network; rejects only when the device's own storage fails, with the entry unchanged. */
export async function deliver(mailer: Mailer, slot: string, urgency: Urgency): Promise<Delivery> {
  const delivery = await withLock(mailer, `send:${slot}`, () => attempt(mailer, slot, urgency));
  return delivery ?? { outcome: 'waiting' };
}

async function attempt(mailer: Mailer, slot: string, urgency: Urgency): Promise<Delivery> {
  const row = await mailer.database.outbox.get(slot);
  if (row === undefined) return { outcome: 'nothing' };
  if (isNamed(row.st) && urgency !== 'asked') return { outcome: row.st };
  if (!isDue(row, mailer.nowMs(), urgency)) return { outcome: 'waiting' };
  const settled = await settledBefore(mailer, row);
  if (settled !== undefined) return settled;
  const profile = await freshProfile(mailer);
  const tried = profile && (await writeAttempt(mailer, row));
  if (profile === undefined || tried === undefined) return { outcome: profile === undefined ? 'waiting' : 'nothing' };
  const word = await submit(mailer, profile, slotOf(row), row.env, row.d);
  return word === undefined ? { outcome: 'waiting' } : settle(mailer, row, word);
}

/** Steps 2 and 3: what must be known before a byte of the envelope leaves. Undefined: go on and send. */
async function settledBefore(mailer: Mailer, row: OutboxRow): Promise<Delivery | undefined> {
  const profile = await freshProfile(mailer);
  // Where nothing new can be learnt, a named state stays what it is.
  const unchanged: Delivery = { outcome: isNamed(row.st) ? row.st : 'waiting' };
  if (profile === undefined) return unchanged;
  const isRevoked = row.keys.some((keyId) => includesKeyId(profile.revoked, fromBase64url(keyId)));
  if (isRevoked && row.n === 0) return mark(mailer, row, 'rekey');
  if (!isRevoked && row.tagSeen === 1 && !isNamed(row.st)) return undefined;
  const word = await askStatus(mailer, profile, slotOf(row));
  if (word === undefined) return unchanged;
  if (word.kind === 'unknown-slot' || word.kind === 'closed') return settle(mailer, row, word);
  if (!equalBytes(word.attestTag, row.tag)) return mark(mailer, row, 'held');
  if (word.kind === 'taken') return settle(mailer, row, word);
  if (isRevoked || row.st === 'rekey') return mark(mailer, row, 'rekey');
  await mailer.database.outbox.update(row.slot, { tagSeen: 1 });
  return undefined;
}

async function settle(mailer: Mailer, row: OutboxRow, word: TrustedStatement): Promise<Delivery> {
  switch (word.kind) {
    case 'stored':
      return receive(mailer, row, word.day);
    case 'taken':
      return equalBytes(word.storedDigest, row.d)
        ? receive(mailer, row, word.day)
        : mark(mailer, row, 'conflict', word);
    case 'conflict':
      return mark(mailer, row, 'conflict', word);
    case 'unknown-slot':
      return mark(mailer, row, 'unknown', word);
    case 'closed':
      return mark(mailer, row, 'closed', word);
    case 'keys-refused':
      return mark(mailer, row, 'rekey', word);
    default:
      return { outcome: 'waiting' };
  }
}

/** The receipt transaction: the entry goes and the readable draft becomes the sent marker, both or neither. */
async function receive({ database }: Mailer, row: OutboxRow, day: number): Promise<Delivery> {
  const marker = row.cell === null || row.doneBlob === null ? undefined : { id: row.cell, blob: row.doneBlob };
  await database.transaction('rw', ['cells', 'outbox'], async () => {
    await database.outbox.delete(row.slot);
    if (marker !== undefined) await database.cells.put(marker);
  });
  if (marker !== undefined) await database.settleOnDevice?.(marker);
  return { outcome: 'sent', digest: row.d, day };
}

/** Written, and on the disk, before the envelope leaves: from now on the bytes never change. */
async function writeAttempt({ database, nowMs, randomBytes }: Mailer, row: OutboxRow): Promise<OutboxRow | undefined> {
  return database.transaction('rw', ['outbox'], async () => {
    const current = await database.outbox.get(row.slot);
    // Gone, or opened and sealed anew by another page meanwhile: these bytes are not to leave.
    if (current === undefined || !equalBytes(current.d, row.d)) return undefined;
    const n = current.n + 1;
    const tried: OutboxRow = { ...current, st: 'tried', n, next: nowMs() + backoffMs(n, randomBytes) };
    await database.outbox.put(tried);
    return tried;
  });
}

/** Only while it is still this entry: another page may have brought it home. */
async function mark({ database }: Mailer, row: OutboxRow, st: NamedState, word?: TrustedStatement): Promise<Delivery> {
  return database.transaction('rw', ['outbox'], async (): Promise<Delivery> => {
    const current = await database.outbox.get(row.slot);
    if (current === undefined || !equalBytes(current.d, row.d)) return { outcome: 'nothing' };
    await database.outbox.put({ ...current, st, stm: word?.bytes ?? current.stm });
    return { outcome: st };
  });
}

async function freshProfile(mailer: Mailer): Promise<Profile | undefined> {
  const stored = await storedProfile(mailer);
  if (stored !== undefined && !isExpired(stored, mailer.nowMs())) return stored;
  const news = await refreshProfile(mailer);
  return news.state === 'known' && !isExpired(news.profile, mailer.nowMs()) ? news.profile : undefined;
}

// A clock that jumped back must not silence the entry for years: two hours is longer than any back-off.
const longestWaitMs = 2 * 3_600_000;

function isDue(row: OutboxRow, nowMs: number, urgency: Urgency): boolean {
  if (urgency === 'asked') return true;
  const isResting = row.next > nowMs && row.next <= nowMs + longestWaitMs;
  return !isOverdue(row, dayFromUnixMs(nowMs)) && (urgency === 'now' || !isResting);
}

function isNamed(st: OutboxState): st is NamedState {
  return st !== 'ready' && st !== 'tried';
}

function slotOf(row: OutboxRow) {
  return { slotPublicKey: fromHex(row.slot) };
}
