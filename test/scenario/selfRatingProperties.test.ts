// The real instrument under answers that nobody thought of: a naive twin of its branching, and order that must not show.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, type Answers, type AnswerValue, answersAt, withAnswer } from '../../src/core/answers.ts';
import { type Occasion, occasions } from '../../src/core/occasion.ts';
import { askedQuestions } from '../../src/core/progress.ts';
import { questionsOf } from '../../src/core/questionnaire.ts';
import { travellingAnswers } from '../../src/core/response.ts';
import { selfRating } from '../support/selfRating.ts';

const questionnaire = selfRating();
const visible = questionsOf(questionnaire).filter(({ hidden }) => !hidden);

const anyAnswer: fc.Arbitrary<Answer> = fc.constantFrom(...visible).chain(({ linkId, options, type, repeats }) => {
  const codes = options.map(({ code }) => code);
  const oneCode = codes.length === 0 ? fc.constant({ text: 'ett svar' }) : fc.constantFrom(...codes);
  const choice: fc.Arbitrary<AnswerValue> = repeats ? fc.subarray(codes, { minLength: 1 }) : oneCode;
  const value: fc.Arbitrary<AnswerValue> = type === 'boolean' ? fc.boolean() : choice;
  return fc.oneof(
    { weight: 6, arbitrary: value.map((given): Answer => ({ linkId, lang: 'sv', value: given })) },
    { weight: 1, arbitrary: fc.constant<Answer>({ linkId, lang: 'en', declined: true }) },
  );
});
const anyList = fc.uniqueArray(anyAnswer, {
  selector: ({ linkId }) => linkId,
  minLength: 20,
  maxLength: visible.length,
});

function collected(occasion: Occasion, list: readonly Answer[]): Answers {
  return list.reduce(withAnswer, answersAt(questionnaire, occasion, 'sv'));
}

/** The specification's "Shown" column, written out without any of core's machinery. */
function naivelyAsked(occasion: Occasion, list: readonly Answer[]): readonly string[] {
  const value = (linkId: string): unknown => {
    const answer = list.find((candidate) => candidate.linkId === linkId);
    return answer !== undefined && 'value' in answer ? answer.value : undefined;
  };
  const isRecent = (linkId: string) => ['week', 'month', 'half-year'].includes(String(value(linkId)));
  const chosen = value('reasons');
  const hasReason = (reason: string) => Array.isArray(chosen) && chosen.includes(reason);
  const bought = value('bought-ever') === true;
  const isStart = occasion === 'start';
  const asked = ['age-group', 'gender', 'education', 'partner', 'children'];
  if (isStart) asked.push('contact-route');
  asked.push('reasons');
  if (hasReason('other')) asked.push('reasons-other');
  asked.push('bought-ever');
  if (bought) asked.push('bought-last');
  if (bought && isRecent('bought-last')) asked.push('bought-often');
  if (bought) asked.push('bought-distress');
  for (const reason of ['considered', 'pornography', 'chat', 'clubs', 'compulsive', 'other']) {
    if (!hasReason(reason)) continue;
    asked.push(`behaviour.${reason}.last`);
    if (isRecent(`behaviour.${reason}.last`)) asked.push(`behaviour.${reason}.often`);
    asked.push(`behaviour.${reason}.distress`);
  }
  asked.push('destructive-behaviour', 'destructive-thoughts', 'destructive-relationships', 'guilt', 'shame');
  asked.push('self-image', 'relationships', 'control-seven', 'well-being', 'someone-to-talk-to');
  if (isStart) return asked;
  asked.push('access-often', 'access-long', 'met-respect', 'met-non-judgemental', 'met-dignity', 'could-talk');
  asked.push('help-received', 'impulses-stopped');
  if (bought) asked.push('refrained');
  return [...asked, 'helped-most', 'missing'];
}

test('what is asked is what the specification says, whatever was answered', () => {
  fc.assert(
    fc.property(fc.constantFrom(...occasions), anyList, (occasion, list) => {
      const asked = askedQuestions(questionnaire, collected(occasion, list)).map(({ linkId }) => linkId);
      expect(asked).toEqual(naivelyAsked(occasion, list));
    }),
    { numRuns: 300 },
  );
});

test('what travels is every answer to a question that is asked, and the occasion', () => {
  fc.assert(
    fc.property(fc.constantFrom(...occasions), anyList, (occasion, list) => {
      const travelling = travellingAnswers(questionnaire, collected(occasion, list)).map(({ linkId }) => linkId);
      const answered = list.map(({ linkId }) => linkId);
      const expected = naivelyAsked(occasion, list).filter((linkId) => answered.includes(linkId));
      expect(travelling).toEqual(['occasion', ...expected]);
    }),
    { numRuns: 300 },
  );
});

test('the order of answering cannot be seen in what travels', () => {
  const twoOrders = anyList.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...occasions), twoOrders, (occasion, [list, shuffled]) => {
      const sent = (order: readonly Answer[]) =>
        JSON.stringify(travellingAnswers(questionnaire, collected(occasion, order)));
      expect(sent(shuffled)).toBe(sent(list));
    }),
    { numRuns: 200 },
  );
});
