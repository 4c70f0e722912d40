// Seals a finished filling once and puts it into the outbox. A personal device keeps the draft's cell until a verified receipt replaces it.
import { toBase64url } from '../core/base64url.ts';
import { equalBytes, hex } from '../core/bytes.ts';
import { dayFromUnixMs } from '../core/day.ts';
import { encodeCellContent } from '../core/draft.ts';
import { parseEnvelope } from '../core/envelope.ts';
import { encodePayload } from '../core/payload.ts';
import { travellingAnswers } from '../core/response.ts';
import type { Language } from '../core/text.ts';
import { attestTag } from '../crypto/attestTag.ts';
import { sealCell } from '../crypto/cell.ts';
import { sealEnvelope } from '../crypto/envelopeSealing.ts';
import type { OutboxRow } from './database.ts';
import type { Device } from './device.ts';
import type { DraftStore } from './draftStore.ts';
import { tidiedAnswers } from './fillingDraft.ts';
import type { Filling } from './journey.ts';
import { kioskSettings } from './kioskMode.ts';
import { lastSendingDay } from './outboxDays.ts';
import { publishedHash } from './questions.ts';
import { release } from './release.ts';
import type { Session } from './session.ts';

export type HandInOutcome =
  | { readonly outcome: 'sealed'; readonly slot: string }
  /** Another page changed the draft or sealed it first; nothing was written. */
  | { readonly outcome: 'elsewhere' };

export interface HandIn {
  readonly filling: Filling;
  readonly language: Language;
  readonly draft: DraftStore;
  /** The attest tag of this slot was already verified in this session. */
  readonly tagSeen: boolean;
}

/**
 * One strict transaction: the draft is unchanged and the outbox has no entry for this slot, or nothing is written. On a shared
 * tablet the draft goes in the same transaction, and the entry brings nothing back later. Rejects when the device refuses (full).
 */
export async function handIn(device: Device, session: Session, work: HandIn): Promise<HandInOutcome> {
  const { database } = device;
  const row = sealedRow(device, session, work);
  const { cells, outbox } = database;
  const write = database.transaction('rw', ['cells', 'outbox', 'meta'], async () => {
    work.draft.isHandedIn = false;
    const cell = await cells.get(work.draft.cellId);
    const waiting = await outbox.get(row.slot);
    // A repeated write (the connection was lost while it was completed) finds itself.
    if (waiting !== undefined) return equalBytes(waiting.d, row.d);
    if (!(await work.draft.isOwn(cell?.blob))) return false;
    const isShared = (await kioskSettings(database)) !== undefined;
    await outbox.add(isShared ? { ...row, cell: null, doneBlob: null } : row);
    if (isShared) await cells.delete(work.draft.cellId);
    work.draft.isHandedIn = isShared;
    return true;
  });
  const isWritten = await write.catch((error: unknown) => {
    work.draft.isHandedIn = false;
    throw error;
  });
  return isWritten ? { outcome: 'sealed', slot: row.slot } : { outcome: 'elsewhere' };
}

function sealedRow(device: Device, session: Session, { filling, language, draft, tagSeen }: HandIn): OutboxRow {
  const { profile } = session;
  const keys = session.slotKeys(filling.occasion);
  const { envelope, digest } = sealEnvelope({
    payload: payloadOf(device, session, filling, language),
    clinicId: profile.clinicId,
    slot: keys,
    recipients: { daily: profile.daily, recovery: profile.recovery },
    randomBytes: device.randomBytes,
  });
  const { daily, recovery } = parseEnvelope(envelope);
  const marker = encodeCellContent({ v: 1, state: 'sent', env: toBase64url(envelope) });
  return {
    v: 1,
    slot: hex(keys.slotPublicKey),
    env: envelope,
    d: digest,
    cell: draft.cellId,
    doneBlob: sealCell(marker, keys.cellKey, device.randomBytes(24)),
    tag: attestTag(keys.attestKey, profile.clinicId, profile.rootPublicKey, keys.slotPublicKey),
    tagSeen: tagSeen ? 1 : 0,
    keys: [toBase64url(daily.keyId), toBase64url(recovery.keyId)],
    st: 'ready',
    n: 0,
    next: 0,
    stm: null,
    dropAfter: lastSendingDay(device.nowMs(), profile.issued),
  };
}

function payloadOf(device: Device, session: Session, filling: Filling, language: Language): string {
  const { questionnaire, occasion } = filling;
  return encodePayload({
    v: 1,
    slot: toBase64url(session.slotKeys(occasion).slotPublicKey),
    rid: toBase64url(device.randomBytes(16)),
    questionnaire: { id: questionnaire.id, ver: questionnaire.version, sha: publishedHash(questionnaire) ?? '' },
    occasion,
    lang: language,
    done: localDay(device.nowMs()),
    answers: travellingAnswers(questionnaire, tidiedAnswers(questionnaire, filling.answers)),
    app: release,
  });
}

function localDay(nowMs: number) {
  const offsetMs = new Date(nowMs).getTimezoneOffset() * 60_000;
  return dayFromUnixMs(nowMs - offsetMs);
}
