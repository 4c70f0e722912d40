// From the intake's list, the registry and what the workers said of each envelope to mail: what counts, and what is set
// aside and why. What is not even fetched is here too.
import { toBase64url } from '../core/base64url.ts';
import { receiptReference } from '../core/code.ts';
import { type Day, dayFromUnixMs } from '../core/day.ts';
import { holderOf } from '../core/holder.ts';
import { countedOccasion, type RegistryState } from '../core/registryState.ts';
import type { SubmissionEntry } from '../core/submissionList.ts';
import type { OpenedMail, SetAsideMail } from './mail.ts';
import type { MailOpening } from './openMail.ts';
import type { PublishedQuestionnaire } from './publishedQuestionnaires.ts';

const dayLengthMs = 86_400_000;

/**
 * What is not fetched and yet told: a response of somebody whose answers were to be deleted, and one that the intake says
 * was deleted although nobody here did it.
 */
export function withdrawnMail(
  entries: readonly SubmissionEntry[],
  state: RegistryState,
): ReadonlyMap<SubmissionEntry, SetAsideMail> {
  const withdrawn = new Map<SubmissionEntry, SetAsideMail>();
  for (const entry of entries) {
    const slot = toBase64url(entry.slotPublicKey);
    const place = state.slots.get(slot);
    if (place === undefined) continue;
    const isErased = holderOf(state, place.serial)?.erasedOn !== undefined;
    if (isErased === entry.isPurged) continue;
    const { serial } = place;
    const base = { slot, reference: receiptReference(entry.digest), arrivedOn: dayOf(entry.day), serial };
    const reason = isErased ? { kind: 'look', reason: 'erased' } : { kind: 'unreadable', reason: 'purged' };
    withdrawn.set(entry, { ...base, occasion: countedOccasion(place), ...reason } as SetAsideMail);
  }
  return withdrawn;
}

/** `opening` is undefined when the intake lists an envelope that it does not hand out. */
export function arrangedMail(
  entry: SubmissionEntry,
  opening: MailOpening | undefined,
  state: RegistryState,
  questionnaires: readonly PublishedQuestionnaire[],
): OpenedMail {
  const slot = toBase64url(entry.slotPublicKey);
  const place = state.slots.get(slot);
  const base = { slot, reference: receiptReference(entry.digest), arrivedOn: dayOf(entry.day) };
  const known = place === undefined ? {} : { serial: place.serial, occasion: countedOccasion(place) };
  const judged = place?.judged;
  const replacedOn = place && state.slips.get(place.serial)?.replacedOn;
  // Whoever found the lost slip may have answered with it.
  if (replacedOn !== undefined && base.arrivedOn > replacedOn && judged?.as !== 'counts')
    return { ...base, ...known, kind: 'look', reason: 'replaced' };
  if (opening === undefined) return { ...base, ...known, kind: 'unreadable', reason: 'missing' };
  if (opening.kind !== 'accepted') return { ...base, ...known, kind: opening.kind, reason: opening.reason };
  const found = questionnaires.find(({ hash }) => hash === opening.questionnaireHash);
  if (found === undefined || place === undefined) return { ...base, ...known, kind: 'look', reason: 'questionnaire' };
  if (judged?.as === 'aside') return { ...base, ...known, kind: 'look', reason: 'aside', because: judged.because };
  const { language, doneOn, responseId } = opening;
  return {
    ...base,
    ...(judged === undefined ? {} : { because: judged.because }),
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
