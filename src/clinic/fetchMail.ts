// Fetches what has arrived, sealed, and has it opened in the worker, batch by batch. Opened responses stay in memory.
import { toBase64url } from '../core/base64url.ts';
import { type Bytes, equalBytes } from '../core/bytes.ts';
import { receiptReference } from '../core/code.ts';
import { type Day, dayFromUnixMs } from '../core/day.ts';
import { envelopeLength } from '../core/envelope.ts';
import { holderOf } from '../core/holder.ts';
import { countedOccasion, type RegistryState } from '../core/registryState.ts';
import { fetchLimit, type SubmissionEntry } from '../core/submissionList.ts';
import type { KnownSlot } from '../crypto/envelopeOpening.ts';
import { listSubmissions } from './listSubmissions.ts';
import { type Mail, type OpenedMail, type SetAsideMail, sortMail } from './mail.ts';
import type { FetchedEnvelope, MailOpening } from './openMail.ts';
import { type Registry, type RegistryFailure, readRegistry } from './registry.ts';
import type { Session } from './session.ts';
import type { RunTask } from './vaultTask.ts';

export interface FetchedMail {
  readonly mail: Mail;
  readonly registry: Registry;
  /** False when the intake was not told what has been opened: it is told again next time. */
  readonly isAcknowledged: boolean;
}

export type FetchOutcome =
  | { readonly ok: true; readonly fetched: FetchedMail }
  | { readonly ok: false; readonly failure: RegistryFailure };

const dayLengthMs = 86_400_000;

/** `onProgress` gets responses done and in all. */
export async function fetchMail(
  session: Session,
  known: Registry,
  runTask: RunTask,
  onProgress: (done: number, total: number) => void,
): Promise<FetchOutcome> {
  // A colleague may have handed slips out since: what counts depends on it.
  const read = await readRegistry(session.access, known);
  if (!read.ok) return read;
  const { registry } = read;
  const listed = await listSubmissions(session.admin);
  if (!listed.ok) return listed;
  const withdrawn = withdrawnMail(listed.value, registry.state);
  const opened: OpenedMail[] = [...withdrawn.values()];
  const waiting = listed.value.filter((entry) => !entry.isPurged && !withdrawn.has(toBase64url(entry.slotPublicKey)));
  let isAcknowledged = true;
  for (let start = 0; start < waiting.length; start += fetchLimit) {
    const batch = waiting.slice(start, start + fetchLimit);
    const envelopes = await session.admin.fetchEnvelopes(batch.map(({ slotPublicKey }) => slotPublicKey));
    if (!envelopes.ok) return envelopes;
    const paired = pairEnvelopes(batch, envelopes.value, registry.state);
    const task = {
      clinicId: session.vault.clinicId,
      dailySecrets: session.vault.daily.map(({ secretKey }) => secretKey),
      envelopes: paired.filter((pair): pair is FetchedEnvelope => pair.bytes !== undefined),
    };
    const openings = await runTask('openMail', task, (fraction) =>
      onProgress(start + fraction * batch.length, waiting.length),
    );
    const mail = batch.map((entry) => openedMail(entry, openings, registry.state, session));
    opened.push(...mail);
    const accepted = batch.filter((entry, index) => mail[index]?.kind === 'accepted' && !entry.isOpened);
    if (accepted.length > 0) isAcknowledged = (await session.admin.acknowledge(accepted)).ok && isAcknowledged;
    onProgress(Math.min(start + fetchLimit, waiting.length), waiting.length);
  }
  const mail = sortMail(opened, listed.value.length - opened.length);
  return { ok: true, fetched: { mail, registry, isAcknowledged } };
}

/**
 * What is not fetched and yet told: a response of somebody whose answers were to be deleted, and one that the intake says
 * was deleted although nobody here did it.
 */
function withdrawnMail(entries: readonly SubmissionEntry[], state: RegistryState): ReadonlyMap<string, SetAsideMail> {
  const withdrawn = new Map<string, SetAsideMail>();
  for (const entry of entries) {
    const slot = toBase64url(entry.slotPublicKey);
    const place = state.slots.get(slot);
    if (place === undefined) continue;
    const isErased = holderOf(state, place.serial)?.erasedOn !== undefined;
    if (isErased === entry.isPurged) continue;
    const { serial } = place;
    const base = { slot, reference: receiptReference(entry.digest), arrivedOn: dayOf(entry.day), serial };
    const reason = isErased ? { kind: 'look', reason: 'erased' } : { kind: 'unreadable', reason: 'purged' };
    withdrawn.set(slot, { ...base, occasion: countedOccasion(place), ...reason } as SetAsideMail);
  }
  return withdrawn;
}

/** By the slot that each envelope names; what names no asked slot goes, in order, to the slots left over, to be refused there. */
function pairEnvelopes(
  batch: readonly SubmissionEntry[],
  envelopes: readonly Bytes[],
  state: RegistryState,
): readonly (Omit<FetchedEnvelope, 'bytes'> & { readonly bytes: Bytes | undefined })[] {
  const left = new Set(envelopes);
  const take = (bytes: Bytes | undefined) => {
    if (bytes !== undefined) left.delete(bytes);
    return bytes;
  };
  const own = batch.map(({ slotPublicKey }) =>
    take(
      [...left].find((bytes) => bytes.length === envelopeLength && equalBytes(bytes.subarray(24, 56), slotPublicKey)),
    ),
  );
  return batch.map(({ slotPublicKey, digest }, index) => ({
    bytes: own[index] ?? take([...left][0]),
    slot: knownSlot(slotPublicKey, state),
    slotPublicKey,
    digest,
  }));
}

function knownSlot(slotPublicKey: Bytes, state: RegistryState): KnownSlot | undefined {
  const place = state.slots.get(toBase64url(slotPublicKey));
  const slip = place === undefined ? undefined : state.slips.get(place.serial);
  if (place === undefined || slip === undefined) return undefined;
  return {
    serial: place.serial,
    handedOut: slip.handedOutOn !== undefined,
    revoked: slip.revokedOn !== undefined,
    instr: place.instr,
    occasion: place.occasion,
  };
}

function openedMail(
  entry: SubmissionEntry,
  openings: readonly MailOpening[],
  state: RegistryState,
  { questionnaires }: Session,
): OpenedMail {
  const slot = toBase64url(entry.slotPublicKey);
  const place = state.slots.get(slot);
  const base = { slot, reference: receiptReference(entry.digest), arrivedOn: dayOf(entry.day) };
  const known = place === undefined ? {} : { serial: place.serial, occasion: countedOccasion(place) };
  const replacedOn = place && state.slips.get(place.serial)?.replacedOn;
  // Whoever found the lost slip may have answered with it.
  if (replacedOn !== undefined && base.arrivedOn > replacedOn)
    return { ...base, ...known, kind: 'look', reason: 'replaced' };
  const opening = openings.find((candidate) => candidate.slot === slot);
  if (opening === undefined) return { ...base, ...known, kind: 'unreadable', reason: 'missing' };
  if (opening.kind !== 'accepted') return { ...base, ...known, kind: opening.kind, reason: opening.reason };
  const found = questionnaires.find(({ hash }) => hash === opening.questionnaireHash);
  if (found === undefined || place === undefined) return { ...base, ...known, kind: 'look', reason: 'questionnaire' };
  const { language, doneOn, responseId } = opening;
  return {
    ...base,
    kind: 'accepted',
    serial: place.serial,
    occasion: countedOccasion(place),
    questionnaire: found.questionnaire,
    answers: new Map(opening.answers.map((answer) => [answer.linkId, answer])),
    language,
    doneOn,
    responseId,
  };
}

/** The intake's word; a day beyond any calendar becomes the first one rather than stopping the rest. */
function dayOf(daysSinceEpoch: number): Day {
  const isReal = daysSinceEpoch < 2_932_897;
  return dayFromUnixMs(isReal ? daysSinceEpoch * dayLengthMs : 0);
}
