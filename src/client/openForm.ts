// Opens one occasion's form: the draft that is here, or a new one after the intake has said that the slot is free
// and has shown the tag that only this slip's clinic can make.
import type { About } from '../core/about.ts';
import { answersAt, parseAnswers } from '../core/answers.ts';
import { fromBase64url } from '../core/base64url.ts';
import { equalBytes, hex } from '../core/bytes.ts';
import { receiptReference } from '../core/code.ts';
import { dayFromUnixMs } from '../core/day.ts';
import type { Draft } from '../core/draft.ts';
import type { Occasion } from '../core/occasion.ts';
import { Problem } from '../core/problem.ts';
import type { Questionnaire } from '../core/questionnaire.ts';
import type { Language } from '../core/text.ts';
import { attestTag } from '../crypto/attestTag.ts';
import { envelopeDigest } from '../crypto/envelopeSealing.ts';
import { askStatus } from './askIntake.ts';
import type { Device } from './device.ts';
import { DraftStore } from './draftStore.ts';
import { newFilling } from './fillingDraft.ts';
import { readCell } from './finds.ts';
import type { Filling } from './journey.ts';
import { removeWhatIsOver } from './keptHours.ts';
import { holdLock } from './locks.ts';
import { loadQuestions } from './questions.ts';
import type { Session } from './session.ts';
import type { Stop } from './step.ts';

/** A form that this page alone may change. */
export interface OpenForm {
  readonly occasion: Occasion;
  readonly draft: DraftStore;
  /** The intake has shown this slot's attest tag since the code was typed. */
  readonly tagSeen: boolean;
  readonly about: About | undefined;
  /** Lets another page open it. */
  readonly release: () => void;
}

export type Opening =
  | { readonly outcome: 'resumed' | 'new' | 'new-unconfirmed'; readonly form: OpenForm; readonly filling: Filling }
  | { readonly outcome: 'sent'; readonly reference: string }
  | { readonly outcome: 'stopped'; readonly stop: Stop };

/** `unwanted` fires when nobody waits for it any more: another opening must not wait until the intake has answered. */
export async function openForm(
  device: Device,
  session: Session,
  occasion: Occasion,
  language: Language,
  unwanted?: AbortSignal,
): Promise<Opening> {
  const keys = session.slotKeys(occasion);
  const release = await holdLock(device, `open:${hex(keys.cellId)}`);
  if (release === undefined) {
    const saved = await savedFilling(device, session, occasion);
    return stopped(saved === undefined ? { kind: 'elsewhere' } : { kind: 'elsewhere', saved });
  }
  if (unwanted?.aborted) release();
  unwanted?.addEventListener('abort', release);
  const opening = await openLocked(device, session, occasion, language, release);
  if (!('form' in opening)) release();
  return opening;
}

async function openLocked(
  device: Device,
  session: Session,
  occasion: Occasion,
  language: Language,
  release: () => void,
): Promise<Opening> {
  const keys = session.slotKeys(occasion);
  await removeWhatIsOver(device);
  const blob = (await device.database.cells.get(hex(keys.cellId)))?.blob;
  const form = (tagSeen: boolean, about?: About): OpenForm => ({
    occasion,
    draft: new DraftStore(device, keys, blob),
    tagSeen,
    about,
    release,
  });
  if (blob === undefined) {
    const answer = await slotAnswer(device, session, occasion);
    if (typeof answer !== 'boolean') return stopped(answer);
    const filling = newFilling(session.choice(occasion).questionnaire, occasion, language);
    return { outcome: answer ? 'new' : 'new-unconfirmed', form: form(answer), filling };
  }
  const content = readCell(blob, keys.cellKey);
  if (content === undefined) return stopped({ kind: 'unreadable' });
  if (content.state === 'sent') {
    return { outcome: 'sent', reference: receiptReference(envelopeDigest(fromBase64url(content.env))) };
  }
  const questionnaire = await loadQuestions(device.fetchQuestions, content.questionnaire);
  if (questionnaire === undefined) return stopped({ kind: 'questions-missing' });
  const filling = fillingOf(content, questionnaire, occasion);
  if (filling === undefined) return stopped({ kind: 'unreadable' });
  return { outcome: 'resumed', form: form(false, content.about), filling };
}

/** To read only: what another page, which holds the form, has saved so far. */
async function savedFilling(device: Device, session: Session, occasion: Occasion): Promise<Filling | undefined> {
  const keys = session.slotKeys(occasion);
  const blob = (await device.database.cells.get(hex(keys.cellId)))?.blob;
  const content = blob && readCell(blob, keys.cellKey);
  if (content?.state !== 'draft') return undefined;
  const questionnaire = await loadQuestions(device.fetchQuestions, content.questionnaire);
  return questionnaire && fillingOf(content, questionnaire, occasion);
}

/** True: free, and the tag was shown. False: no answer that can be trusted. Otherwise why the form must not be opened. */
async function slotAnswer(device: Device, session: Session, occasion: Occasion): Promise<boolean | Stop> {
  const { profile } = session;
  const { slotPublicKey, attestKey } = session.slotKeys(occasion);
  const word = await askStatus(device, profile, { slotPublicKey });
  if (word === undefined) return false;
  if (word.kind === 'unknown-slot') return { kind: 'code-unknown' };
  if (word.kind === 'closed') return { kind: 'closed' };
  if (!equalBytes(word.attestTag, attestTag(attestKey, profile.clinicId, profile.rootPublicKey, slotPublicKey))) {
    return { kind: 'held' };
  }
  return word.kind === 'taken' ? { kind: 'taken', day: dayFromUnixMs(word.day * 86_400_000) } : true;
}

function fillingOf(draft: Draft, questionnaire: Questionnaire, occasion: Occasion): Filling | undefined {
  try {
    const begun = answersAt(questionnaire, occasion, draft.lang);
    const answers = new Map([...begun, ...parseAnswers(draft.answers, questionnaire)]);
    return { questionnaire, occasion, answers, skipped: new Set(draft.skipped) };
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

function stopped(stop: Stop): Opening {
  return { outcome: 'stopped', stop };
}
