import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applicableItems } from '../../src/core/branching.ts';
import { askedQuestions, displaysAt, firstOpenQuestion, progressAt } from '../../src/core/progress.ts';
import { itemsOf } from '../../src/core/questionnaire.ts';
import {
  answersOf,
  arbitraryAnswers,
  arbitraryQuestionnaire,
  group,
  hidden,
  item,
  questionnaireOf,
  whenYes,
  yesNo,
} from './questionnaireBuilder.ts';

const questionnaire = questionnaireOf([
  yesNo('hidden', hidden),
  group('hidden-group', [yesNo('inside')], hidden),
  item('display', 'welcome'),
  yesNo('a'),
  group('g', [
    item('display', 'g-text'),
    yesNo('b', { item: [item('display', 'under-b')] }),
    yesNo('c', { enableWhen: [whenYes('a')] }),
  ]),
  yesNo('d'),
  item('display', 'goodbye'),
]);
const linkIds = (items: readonly { linkId: string }[]) => items.map(({ linkId }) => linkId);

describe('progress', () => {
  test('asks what applies and is not hidden, nor inside something hidden', () => {
    expect(linkIds(askedQuestions(questionnaire, new Map()))).toEqual(['a', 'b', 'd']);
    expect(linkIds(askedQuestions(questionnaire, answersOf({ a: true })))).toEqual(['a', 'b', 'c', 'd']);
  });

  test('counts over what applies', () => {
    expect(progressAt(questionnaire, new Map(), 'd')).toEqual({ number: 3, total: 3 });
    expect(progressAt(questionnaire, answersOf({ a: true }), 'd')).toEqual({ number: 4, total: 4 });
    expect(progressAt(questionnaire, new Map(), 'c')).toEqual({ number: 0, total: 3 });
  });

  test('the first open question is neither answered, declined nor skipped', () => {
    expect(firstOpenQuestion(questionnaire, new Map(), new Set())?.linkId).toBe('a');
    expect(firstOpenQuestion(questionnaire, answersOf({ a: true }), new Set(['b']))?.linkId).toBe('c');
    expect(firstOpenQuestion(questionnaire, answersOf({ a: 'declined!' }), new Set(['b']))?.linkId).toBe('d');
    expect(firstOpenQuestion(questionnaire, answersOf({ a: false, b: true, d: true }), new Set())).toBeUndefined();
  });

  test('each display text stands on one page: before its question, under it, or after the last', () => {
    expect(linkIds(displaysAt(questionnaire, new Map(), 'a'))).toEqual(['welcome']);
    expect(linkIds(displaysAt(questionnaire, new Map(), 'b'))).toEqual(['g-text', 'under-b']);
    expect(linkIds(displaysAt(questionnaire, new Map(), 'd'))).toEqual(['goodbye']);
    expect(displaysAt(questionnaire, new Map(), 'c')).toEqual([]);
  });

  test('progress runs from 1 to the total without a gap, and nothing asked is hidden or not applicable', () => {
    const both = arbitraryQuestionnaire.chain((any) => fc.tuple(fc.constant(any), arbitraryAnswers(any)));
    fc.assert(
      fc.property(both, ([any, answers]) => {
        const asked = askedQuestions(any, answers);
        const applicable = applicableItems(any, answers);
        expect(asked.every(({ linkId }) => applicable.has(linkId))).toBe(true);
        const numbers = asked.map(({ linkId }) => progressAt(any, answers, linkId));
        expect(numbers).toEqual(asked.map((_, index) => ({ number: index + 1, total: asked.length })));
        const order = linkIds(itemsOf(any));
        expect(linkIds(asked)).toEqual(order.filter((linkId) => linkIds(asked).includes(linkId)));
      }),
    );
  });
});
