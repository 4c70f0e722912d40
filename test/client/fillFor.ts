// Opens a code on a device and brings a form as far as a test needs it, through the client's own parts.
import { deliver } from '../../src/client/delivery.ts';
import { draftOf } from '../../src/client/fillingDraft.ts';
import { handIn } from '../../src/client/handIn.ts';
import type { Filling } from '../../src/client/journey.ts';
import { type OpenForm, openForm } from '../../src/client/openForm.ts';
import type { Session } from '../../src/client/session.ts';
import { unlock } from '../../src/client/unlock.ts';
import { withAnswer } from '../../src/core/answers.ts';
import type { Code } from '../../src/core/code.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import type { TestDevice } from './clientWorld.ts';

const unwatched = { onProgress: () => undefined, onDerivation: () => undefined };

export async function sessionOf(device: TestDevice, code: Code): Promise<Session> {
  const unlocking = await unlock(device, code, unwatched);
  if (unlocking.outcome !== 'unlocked') throw new Error(`stopped: ${unlocking.stop.kind}`);
  return unlocking.session;
}

export interface Opened {
  readonly session: Session;
  readonly form: OpenForm;
  readonly filling: Filling;
}

export async function openedForm(device: TestDevice, code: Code, occasion: Occasion = 'start'): Promise<Opened> {
  const session = await sessionOf(device, code);
  const opening = await openForm(device, session, occasion, 'sv');
  if (!('form' in opening)) throw new Error(`not opened: ${JSON.stringify(opening)}`);
  return { session, form: opening.form, filling: opening.filling };
}

/** Answers one question and saves. */
export async function savedDraft(
  device: TestDevice,
  code: Code,
  ageGroup: string,
  occasion?: Occasion,
): Promise<Opened> {
  const opened = await openedForm(device, code, occasion);
  const answers = withAnswer(opened.filling.answers, { linkId: 'age-group', lang: 'sv', value: ageGroup });
  const filling = { ...opened.filling, answers };
  await opened.form.draft.save(draftOf(filling, 'sv', opened.form.about));
  return { ...opened, filling };
}

/** Seals it; returns the slot. The form is let go, as the page does when it shows the waiting page. */
export async function sealed(device: TestDevice, code: Code, ageGroup: string, occasion?: Occasion): Promise<string> {
  const { session, form, filling } = await savedDraft(device, code, ageGroup, occasion);
  const outcome = await handIn(device, session, { filling, language: 'sv', draft: form.draft, tagSeen: form.tagSeen });
  form.release();
  if (outcome.outcome !== 'sealed') throw new Error(outcome.outcome);
  return outcome.slot;
}

export async function sentForm(device: TestDevice, code: Code, ageGroup: string, occasion?: Occasion) {
  return deliver(device, await sealed(device, code, ageGroup, occasion), 'asked');
}
