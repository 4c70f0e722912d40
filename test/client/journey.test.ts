import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newFilling } from '../../src/client/fillingDraft.ts';
import { type Filling, type Journey, type JourneyEvent, journeyAfter, journeyStart } from '../../src/client/journey.ts';
import type { Step } from '../../src/client/step.ts';
import type { AnswerValue } from '../../src/core/answers.ts';
import { dayFromUnixMs } from '../../src/core/day.ts';
import { askedQuestions } from '../../src/core/progress.ts';
import { choice, questionnaireOf, whenChosen, yesNo } from '../core/questionnaireBuilder.ts';

// one → two (only if one is "b") → three
const questionnaire = questionnaireOf([
  choice('one', ['a', 'b']),
  yesNo('two', { enableWhen: [whenChosen('one', 'b')] }),
  yesNo('three'),
]);

const start = newFilling(questionnaire, 'start', 'sv');
const opened: JourneyEvent = { type: 'opened', filling: start };
const answered = (linkId: string, value: AnswerValue): JourneyEvent => ({
  type: 'answered',
  answer: { linkId, lang: 'sv', value },
});
const along = (...events: readonly JourneyEvent[]): Journey => events.reduce(journeyAfter, journeyStart);
const begun = (...events: readonly JourneyEvent[]): Journey => along(opened, { type: 'begun' }, ...events);
const next: JourneyEvent = { type: 'next' };
const back: JourneyEvent = { type: 'back' };
const skipped: JourneyEvent = { type: 'skipped' };

const question = (linkId: string, changing = false): Step => ({ name: 'question', linkId, changing });
const allAnswered = [answered('one', 'a'), next, answered('three', true), next] as const;

describe('the way to the questions', () => {
  it('goes from the start page to the code and back', () => {
    expect(along({ type: 'code-wanted' }).step).toEqual({ name: 'code' });
    expect(along({ type: 'code-wanted' }, back)).toEqual(journeyStart);
  });

  it('offers a draft that is here before the occasions', () => {
    const finds = [
      { occasion: 'start', state: 'none' },
      { occasion: 'end', state: 'draft', answered: 3 },
    ] as const;
    expect(along({ type: 'unlocked', finds }).step).toEqual({ name: 'resume', finds });
    expect(along({ type: 'unlocked', finds: finds.slice(0, 1) }).step.name).toBe('occasion');
  });

  it('says what happens with the answers before the first question', () => {
    expect(along(opened).step).toEqual({ name: 'about-answers' });
    expect(begun().step).toEqual(question('one'));
  });

  it('asks for the code a second time when nobody could confirm it, and only then goes on', () => {
    const asked = along({ type: 'code-unconfirmed', filling: start });
    expect(asked.step).toEqual({ name: 'confirm-code' });
    expect(journeyAfter(asked, { type: 'begun' })).toEqual(asked);
    expect(journeyAfter(asked, { type: 'code-confirmed' }).step).toEqual({ name: 'about-answers' });
  });

  it('resumes at the first question that is neither answered nor skipped', () => {
    const filling: Filling = { ...start, skipped: new Set(['one']) };
    expect(along({ type: 'resumed', filling }).step).toEqual(question('three'));
  });

  it('resumes at the check page when nothing is open', () => {
    const filling: Filling = { ...start, skipped: new Set(['one', 'three']) };
    expect(along({ type: 'resumed', filling }).step).toEqual({ name: 'check' });
  });
});

describe('answering', () => {
  it('stays on the page while an answer is chosen', () => {
    expect(begun(answered('one', 'a')).step).toEqual(question('one'));
  });

  it('asks the question that an answer brought up, and not the one that it closed', () => {
    expect(begun(answered('one', 'b'), next).step).toEqual(question('two'));
    expect(begun(answered('one', 'a'), next).step).toEqual(question('three'));
  });

  it('refuses an answer to another question than the one on the page', () => {
    expect(begun(answered('three', true)).filling?.answers.size).toBe(0);
  });

  it('stays as it is when the same answer is given once more: nothing is to be saved', () => {
    const journey = begun(answered('one', 'a'));
    expect(journeyAfter(journey, answered('one', 'a'))).toBe(journey);
    expect(journeyAfter(journey, next).filling).toBe(journey.filling);
    expect(journeyAfter(journey, answered('one', 'b'))).not.toBe(journey);
  });

  it('forgets the answer of a question that is skipped, and that it was skipped once it is answered', () => {
    const journey = begun(answered('one', 'a'), skipped, back, answered('one', 'b'));
    expect(journey.filling?.skipped.size).toBe(0);
    expect(begun(answered('one', 'a'), skipped).filling?.answers.has('one')).toBe(false);
  });

  it('clears an answer without leaving the page', () => {
    const journey = begun(answered('one', 'a'), { type: 'cleared', linkId: 'one' });
    expect(journey.filling?.answers.size).toBe(0);
    expect(journey.step).toEqual(question('one'));
  });

  it('keeps the answer of a branch that was left, so that a second change of mind brings it back', () => {
    const left = begun(answered('one', 'b'), next, answered('two', true), back, answered('one', 'a'), next);
    expect(left.step).toEqual(question('three'));
    expect(left.filling?.answers.get('two')).toMatchObject({ value: true });
  });

  it('ends at the check page', () => {
    expect(begun(...allAnswered).step).toEqual({ name: 'check' });
  });
});

describe('going back', () => {
  it('goes to the previous question with its answer', () => {
    const journey = begun(answered('one', 'b'), next, back);
    expect(journey.step).toEqual(question('one'));
    expect(journey.filling?.answers.get('one')).toMatchObject({ value: 'b' });
  });

  it('leaves out a question that no longer applies', () => {
    expect(begun(answered('one', 'a'), next, back).step).toEqual(question('one'));
  });

  it('goes from the first question to what happens with the answers, and from there to the first open question again', () => {
    const journey = begun(answered('one', 'b'), next, answered('two', true), next, back, back, back);
    expect(journey.step).toEqual({ name: 'about-answers' });
    expect(journeyAfter(journey, { type: 'begun' }).step).toEqual(question('three'));
  });

  it('goes from the check page to the last question', () => {
    expect(begun(...allAnswered, back).step).toEqual(question('three'));
  });

  it('never reaches answers again from the receipt', () => {
    const journey = begun(...allAnswered, { type: 'sending', occasion: 'start' }, { type: 'arrived', reference: 'X' });
    expect(journey.filling).toBeUndefined();
    expect(journeyAfter(journey, back)).toEqual(journeyStart);
  });

  it('counts the attempts that come to the same one after the other, and begins anew elsewhere', () => {
    const sending = { type: 'sending', occasion: 'start' } as const;
    const waiting = { type: 'waiting', occasion: 'start', changeable: true, since: dayFromUnixMs(0) } as const;
    const unsent = (why: 'held' | 'closed') =>
      ({ type: 'unsent', occasion: 'start', unsent: { why, changeable: true, since: dayFromUnixMs(0) } }) as const;
    const [held, closed] = [unsent('held'), unsent('closed')];
    const attempts = (...events: readonly JourneyEvent[]) => {
      const { step } = begun(...allAnswered, ...events);
      return step.name === 'send' || step.name === 'unsent' ? step.attempts : undefined;
    };
    expect(attempts(sending, waiting)).toBe(1);
    expect(attempts(sending, waiting, sending)).toBe(2);
    expect(attempts(sending, waiting, sending, waiting)).toBe(2);
    expect(attempts(sending, waiting, { ...sending, occasion: 'end' })).toBe(1);
    expect(attempts(sending, waiting, { type: 'ended' }, sending)).toBe(1);
    expect(attempts(sending, waiting, sending, held)).toBe(1);
    expect(attempts(held, sending, held)).toBe(2);
    expect(attempts(held, sending, held, sending, closed)).toBe(1);
    expect(attempts(held, sending, held, sending, waiting)).toBe(1);
  });

  it('counts the attempts that stop in the same way one after the other', () => {
    const stopped = (kind: 'held' | 'elsewhere', occasion: 'start' | 'end' = 'start') =>
      ({ type: 'stopped', stop: { kind }, occasion }) as const;
    const opening = { type: 'opening' } as const;
    const [held, elsewhere] = [stopped('held'), stopped('elsewhere')];
    const attempts = (...events: readonly JourneyEvent[]) => {
      const { step } = begun(...events);
      return step.name === 'stopped' ? step.attempts : undefined;
    };
    expect(attempts(opening, held)).toBe(1);
    expect(attempts(opening, held, opening, held)).toBe(2);
    expect(attempts(opening, held, opening, held, opening, held)).toBe(3);
    expect(attempts(opening, held, opening, elsewhere)).toBe(1);
    expect(attempts(opening, held, opening, elsewhere, opening, held)).toBe(1);
    expect(attempts(opening, held, opening, stopped('held', 'end'))).toBe(1);
    expect(attempts(opening, held, { type: 'occasions-wanted', finds: [] }, opening, held)).toBe(1);
  });

  it('closes what lies beside the way first', () => {
    const beside = begun({ type: 'aside-opened', aside: 'support' });
    expect(beside.aside).toBe('support');
    expect(journeyAfter(beside, back)).toEqual(begun());
  });
});

describe('changing an answer from the check page', () => {
  const change: JourneyEvent = { type: 'change-wanted', linkId: 'one' };

  it('returns to the check page, to the row that one left by', () => {
    expect(begun(...allAnswered, change).step).toEqual(question('one', true));
    expect(begun(...allAnswered, change, answered('one', 'a'), next).step).toEqual({
      name: 'check',
      returnedTo: 'one',
    });
    expect(begun(...allAnswered, change, back).step).toEqual({ name: 'check', returnedTo: 'one' });
  });

  it('asks first what the change brought up', () => {
    const journey = begun(...allAnswered, change, answered('one', 'b'), next);
    expect(journey.step).toEqual(question('two', true));
    expect(journeyAfter(journey, skipped).step).toEqual({ name: 'check', returnedTo: 'two' });
  });
});

describe('what the journey remembers', () => {
  const about = { v: 1 } as unknown as NonNullable<Journey['about']>;

  it('knows the clinic while a code is open and forgets it with the code', () => {
    const known = begun({ type: 'about-known', about });
    expect(journeyAfter(known, skipped).about).toBe(about);
    expect(journeyAfter(known, { type: 'code-wanted' }).about).toBeUndefined();
    expect(journeyAfter(known, { type: 'ended' })).toEqual(journeyStart);
  });

  it('shows only questions that apply, wherever someone wanders', () => {
    const wander = fc.constantFrom<JourneyEvent>(
      answered('one', 'a'),
      answered('one', 'b'),
      answered('two', true),
      answered('three', false),
      next,
      back,
      skipped,
      { type: 'begun' },
      { type: 'change-wanted', linkId: 'one' },
    );
    fc.assert(
      fc.property(fc.array(wander, { maxLength: 40 }), (events) => {
        let journey = begun();
        for (const event of events) {
          journey = journeyAfter(journey, event);
          if (journey.step.name !== 'question' || journey.filling === undefined) continue;
          const { linkId } = journey.step;
          const asked = askedQuestions(questionnaire, journey.filling.answers).map((one) => one.linkId);
          expect(asked).toContain(linkId);
        }
      }),
    );
  });
});
