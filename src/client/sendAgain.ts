// What a device can still do for a form that it has a receipt for: ask whether the intake has it, and send the same sealed bytes again
// (a restored backup may lack them). The sent marker holds what only the clinic can open, so nothing readable is needed.
import { fromBase64url, toBase64url } from '../core/base64url.ts';
import { equalBytes, hex } from '../core/bytes.ts';
import { dayFromUnixMs } from '../core/day.ts';
import { parseEnvelope } from '../core/envelope.ts';
import type { Occasion } from '../core/occasion.ts';
import { attestTag } from '../crypto/attestTag.ts';
import { envelopeDigest } from '../crypto/envelopeSealing.ts';
import { askStatus } from './askIntake.ts';
import type { OutboxRow } from './database.ts';
import type { Device } from './device.ts';
import { readCell } from './finds.ts';
import { lastSendingDay } from './outboxDays.ts';
import type { Session } from './session.ts';
import type { ClinicWord } from './step.ts';

const dayMs = 86_400_000;

/** Never rejects for want of network; `nothing` when no word came that can be trusted. */
export async function askWhetherThere(device: Device, session: Session, occasion: Occasion): Promise<ClinicWord> {
  const { slotPublicKey } = session.slotKeys(occasion);
  const sent = await sentEnvelope(device, session, occasion);
  const word = await askStatus(device, session.profile, { slotPublicKey });
  if (sent === undefined || word === undefined) return { says: 'nothing' };
  if (word.kind === 'open') return { says: 'missing' };
  const isOurs = word.kind === 'taken' && equalBytes(word.storedDigest, envelopeDigest(sent.envelope));
  return isOurs ? { says: 'has', day: dayFromUnixMs(word.day * dayMs) } : { says: 'nothing' };
}

/** Puts the sent marker's envelope back into the outbox, frozen. False when there is no marker, or something waits already. */
export async function putBack(device: Device, session: Session, occasion: Occasion): Promise<boolean> {
  const { database } = device;
  const sent = await sentEnvelope(device, session, occasion);
  if (sent === undefined) return false;
  const { profile } = session;
  const keys = session.slotKeys(occasion);
  const { daily, recovery } = parseEnvelope(sent.envelope);
  const row: OutboxRow = {
    v: 1,
    slot: hex(keys.slotPublicKey),
    env: sent.envelope,
    d: envelopeDigest(sent.envelope),
    cell: hex(keys.cellId),
    doneBlob: sent.marker,
    tag: attestTag(keys.attestKey, profile.clinicId, profile.rootPublicKey, keys.slotPublicKey),
    tagSeen: 0,
    keys: [toBase64url(daily.keyId), toBase64url(recovery.keyId)],
    // These bytes have left before.
    st: 'tried',
    n: 1,
    next: 0,
    stm: null,
    dropAfter: lastSendingDay(device.nowMs(), profile.issued),
  };
  return database.transaction('rw', ['outbox'], async () => {
    if ((await database.outbox.get(row.slot)) !== undefined) return false;
    await database.outbox.add(row);
    return true;
  });
}

async function sentEnvelope({ database }: Device, session: Session, occasion: Occasion) {
  const { cellId, cellKey } = session.slotKeys(occasion);
  const marker = (await database.cells.get(hex(cellId)))?.blob;
  const content = readCell(marker, cellKey);
  if (marker === undefined || content?.state !== 'sent') return undefined;
  return { marker, envelope: fromBase64url(content.env) };
}
