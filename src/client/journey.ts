// Where the client is on the way from start to receipt, and nothing else: a pure reducer without clock, storage or network.
// There is no router: this is the only place that decides which page is shown.
import type { About } from '../core/about.ts';
import { type Answer, type Answers, isSameAnswer, withAnswer, withoutAnswer } from '../core/answers.ts';
import type { Occasion } from '../core/occasion.ts';
import { askedQuestions, firstOpenQuestion } from '../core/progress.ts';
import type { Questionnaire } from '../core/questionnaire.ts';
import type { Find } from './finds.ts';
import type { Aside, ClinicWord, Fruitless, Step, Stop, Stopped, Unsent, Waiting } from './step.ts';

/** One occasion's answers on their way. Lives in memory; `draftStore.ts` keeps it on the device. */
export interface Filling {
  readonly questionnaire: Questionnaire;
  readonly occasion: Occasion;
  readonly answers: Answers;
  readonly skipped: ReadonlySet<string>;
}

export interface Journey {
  readonly step: Step;
  readonly aside?: Aside;
  readonly filling?: Filling;
  /** What names the clinic, while a code is open. */
  readonly about?: About;
}

export type JourneyEvent =
  | { readonly type: 'code-wanted' }
  | { readonly type: 'unlocking' }
  | { readonly type: 'unlocked'; readonly finds: readonly Find[] }
  | { readonly type: 'occasions-wanted'; readonly finds: readonly Find[] }
  | { readonly type: 'opening' }
  | { readonly type: 'code-unconfirmed'; readonly filling: Filling }
  | { readonly type: 'opened'; readonly filling: Filling }
  | { readonly type: 'resumed'; readonly filling: Filling }
  | { readonly type: 'code-confirmed' }
  | { readonly type: 'begun' }
  | { readonly type: 'answered'; readonly answer: Answer }
  | { readonly type: 'cleared'; readonly linkId: string }
  | { readonly type: 'next' }
  | { readonly type: 'skipped' }
  | { readonly type: 'change-wanted'; readonly linkId: string }
  | { readonly type: 'sending'; readonly occasion: Occasion }
  | ({ readonly type: 'waiting'; readonly occasion: Occasion } & Waiting)
  | { readonly type: 'unsent'; readonly occasion: Occasion; readonly unsent: Unsent }
  | { readonly type: 'found-sent'; readonly occasion: Occasion; readonly reference: string }
  | { readonly type: 'clinic-answered'; readonly word: ClinicWord }
  | { readonly type: 'arrived'; readonly reference: string; readonly day?: string }
  | { readonly type: 'stopped'; readonly stop: Stop; readonly occasion?: Occasion }
  | { readonly type: 'about-known'; readonly about: About }
  | { readonly type: 'back' }
  | { readonly type: 'aside-opened'; readonly aside: Aside }
  | { readonly type: 'aside-closed' }
  | { readonly type: 'ended' };

export const journeyStart: Journey = { step: { name: 'start' } };

export function journeyAfter(journey: Journey, event: JourneyEvent): Journey {
  const { about } = journey;
  const next = changed(journey, event);
  const isCodeOpen = next.step.name !== 'start' && next.step.name !== 'code';
  return isCodeOpen && about !== undefined && next.about === undefined ? { ...next, about } : next;
}

function changed(journey: Journey, event: JourneyEvent): Journey {
  switch (event.type) {
    case 'code-wanted':
      return at({ name: 'code' });
    case 'unlocking':
      return at({ name: 'unlocking' });
    case 'unlocked': {
      const name = event.finds.some((find) => find.state === 'draft') ? 'resume' : 'occasion';
      return at({ name, finds: event.finds });
    }
    case 'occasions-wanted':
      return at({ name: 'occasion', finds: event.finds });
    case 'opening':
      return at({ name: 'opening', ...(journey.step.name === 'stopped' ? { before: journey.step } : {}) });
    case 'code-unconfirmed':
      return at({ name: 'confirm-code' }, event.filling);
    case 'opened':
      return at({ name: 'about-answers' }, event.filling);
    case 'resumed':
      return at(firstOpenStep(event.filling), event.filling);
    case 'code-confirmed':
      return journey.step.name === 'confirm-code' ? at({ name: 'about-answers' }, journey.filling) : journey;
    case 'sending': {
      const { occasion } = event;
      const { attempts, came } = attemptsBefore(journey.step, occasion);
      const before = came === undefined ? {} : { before: came };
      return at({ name: 'send', state: 'sending', occasion, attempts: attempts + 1, ...before });
    }
    case 'waiting': {
      const { occasion, changeable, since } = event;
      const attempts = attemptsWith(journey.step, occasion, 'waiting');
      return at({ name: 'send', state: 'waiting', occasion, attempts, changeable, since });
    }
    case 'unsent': {
      const { occasion, unsent } = event;
      return at({ name: 'unsent', occasion, attempts: attemptsWith(journey.step, occasion, unsent.why), unsent });
    }
    case 'found-sent':
      return at({ name: 'sent', occasion: event.occasion, reference: event.reference, word: { says: 'asked' } });
    case 'clinic-answered':
      return journey.step.name === 'sent' ? { ...journey, step: { ...journey.step, word: event.word } } : journey;
    case 'arrived':
      return at({
        name: 'receipt',
        reference: event.reference,
        ...(event.day === undefined ? {} : { day: event.day }),
      });
    case 'stopped':
      return at({
        name: 'stopped',
        stop: event.stop,
        ...(event.occasion === undefined ? {} : { occasion: event.occasion }),
        attempts: attemptsStopped(journey.step, event),
      });
    case 'about-known':
      return { ...journey, about: event.about };
    case 'aside-opened':
      return { ...journey, aside: event.aside };
    case 'aside-closed':
      return withoutAside(journey);
    case 'ended':
      return journeyStart;
    case 'back':
      return journey.aside === undefined ? stepBack(journey) : withoutAside(journey);
    default:
      return journey.filling === undefined ? journey : whileFilling(journey, journey.filling, event);
  }
}

function attemptsBefore(step: Step, occasion: Occasion): { readonly attempts: number; readonly came?: Fruitless } {
  if ((step.name !== 'send' && step.name !== 'unsent') || step.occasion !== occasion) return { attempts: 0 };
  const came = step.name === 'unsent' ? step.unsent.why : step.state === 'waiting' ? 'waiting' : step.before;
  return { attempts: step.attempts, ...(came === undefined ? {} : { came }) };
}

/** Counted on while the same comes of each, from one where something new did. */
function attemptsWith(step: Step, occasion: Occasion, comes: Fruitless): number {
  const { attempts, came } = attemptsBefore(step, occasion);
  return came === comes ? attempts : 1;
}

function attemptsStopped(step: Step, { stop, occasion }: Pick<Stopped, 'stop' | 'occasion'>): number {
  const before = step.name === 'opening' ? step.before : undefined;
  return before?.stop.kind === stop.kind && before.occasion === occasion ? before.attempts + 1 : 1;
}

type FillingEvent = Extract<
  JourneyEvent,
  { type: 'begun' | 'answered' | 'cleared' | 'next' | 'skipped' | 'change-wanted' }
>;

function whileFilling(journey: Journey, filling: Filling, event: FillingEvent): Journey {
  const { step } = journey;
  if (event.type === 'begun') return step.name === 'about-answers' ? at(firstOpenStep(filling), filling) : journey;
  if (event.type === 'change-wanted') {
    return step.name === 'check' ? at({ name: 'question', linkId: event.linkId, changing: true }, filling) : journey;
  }
  if (step.name !== 'question') return journey;
  const { linkId } = step;
  switch (event.type) {
    case 'answered':
      if (event.answer.linkId !== linkId || isAnswered(filling, event.answer)) return journey;
      return { ...journey, filling: answeredFilling(filling, event.answer) };
    case 'cleared':
      return { ...journey, filling: { ...filling, answers: withoutAnswer(filling.answers, event.linkId) } };
    case 'next':
      return at(stepAfter(filling, linkId, step.changing), filling);
    case 'skipped': {
      const skipped = new Set(filling.skipped).add(linkId);
      const after = { ...filling, answers: withoutAnswer(filling.answers, linkId), skipped };
      return at(stepAfter(after, linkId, step.changing), after);
    }
  }
}

/** The same answer once more changes nothing, so nothing has to be saved. */
function isAnswered({ answers, skipped }: Filling, answer: Answer): boolean {
  const given = answers.get(answer.linkId);
  return given !== undefined && !skipped.has(answer.linkId) && isSameAnswer(given, answer);
}

function answeredFilling(filling: Filling, answer: Answer): Filling {
  const skipped = new Set(filling.skipped);
  skipped.delete(answer.linkId);
  return { ...filling, answers: withAnswer(filling.answers, answer), skipped };
}

/** A changed answer returns to the check page, unless it made new questions apply: those are asked first. */
function stepAfter(filling: Filling, linkId: string, changing: boolean): Step {
  if (!changing) {
    const asked = askedQuestions(filling.questionnaire, filling.answers);
    const following = asked[asked.findIndex((question) => question.linkId === linkId) + 1];
    if (following !== undefined) return { name: 'question', linkId: following.linkId, changing: false };
  }
  const step = firstOpenStep(filling, changing);
  return changing && step.name === 'check' ? { ...step, returnedTo: linkId } : step;
}

function firstOpenStep(filling: Filling, changing = false): Step {
  const open = firstOpenQuestion(filling.questionnaire, filling.answers, filling.skipped);
  return open === undefined ? { name: 'check' } : { name: 'question', linkId: open.linkId, changing };
}

function stepBack(journey: Journey): Journey {
  const { step, filling } = journey;
  if (filling !== undefined) {
    if (step.name === 'question') return at(stepBefore(filling, step.linkId, step.changing), filling);
    if (step.name === 'check') return at(lastQuestionStep(filling), filling);
  }
  switch (step.name) {
    case 'unlocking':
    case 'resume':
    case 'occasion':
    case 'opening':
    case 'confirm-code':
    case 'about-answers':
      return at({ name: 'code' });
    default:
      return journeyStart;
  }
}

function stepBefore(filling: Filling, linkId: string, changing: boolean): Step {
  if (changing) return { name: 'check', returnedTo: linkId };
  const asked = askedQuestions(filling.questionnaire, filling.answers);
  const previous = asked[asked.findIndex((question) => question.linkId === linkId) - 1];
  return previous === undefined
    ? { name: 'about-answers' }
    : { name: 'question', linkId: previous.linkId, changing: false };
}

function lastQuestionStep(filling: Filling): Step {
  const last = askedQuestions(filling.questionnaire, filling.answers).at(-1);
  return last === undefined ? { name: 'about-answers' } : { name: 'question', linkId: last.linkId, changing: false };
}

function at(step: Step, filling?: Filling): Journey {
  return filling === undefined ? { step } : { step, filling };
}

function withoutAside({ step, filling }: Journey): Journey {
  return at(step, filling);
}
