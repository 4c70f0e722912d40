import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applicableItems } from '../../src/core/branching.ts';
import { toQuestionnaireResponse, travellingAnswers } from '../../src/core/response.ts';
import {
  answersOf,
  arbitraryAnswers,
  arbitraryQuestionnaire,
  choice,
  group,
  item,
  option,
  questionnaireOf,
  whenYes,
  yesNo,
} from './questionnaireBuilder.ts';

const questionnaire = questionnaireOf([
  group('g', [
    yesNo('a', { item: [yesNo('under-a', { enableWhen: [whenYes('a')] })] }),
    item('open-choice', 'o', { repeats: true, answerOption: [option('x'), option('y')] }),
  ]),
  item('text', 't'),
  choice('c', ['x']),
  item('integer', 'i'),
]);
const both = arbitraryQuestionnaire.chain((any) => fc.tuple(fc.constant(any), arbitraryAnswers(any)));

describe('travellingAnswers', () => {
  test('the answer of a branch that was left stays at home', () => {
    const answers = answersOf({ a: false, 'under-a': true });
    expect(travellingAnswers(questionnaire, answers).map(({ linkId }) => linkId)).toEqual(['a']);
  });

  test('several choices travel in the order of the options, own words last', () => {
    const [answer] = travellingAnswers(questionnaire, answersOf({ o: [{ text: 'Eget' }, 'y', 'x'] }));
    expect(answer).toEqual({ linkId: 'o', lang: 'sv', value: ['x', 'y', { text: 'Eget' }] });
  });

  test('no order of answering changes what travels', () => {
    fc.assert(
      fc.property(both, fc.infiniteStream(fc.nat()), ([any, answers], keys) => {
        const shuffled = [...answers].map((entry) => ({ entry, key: keys.next().value })).sort((a, b) => a.key - b.key);
        const reordered = new Map(shuffled.map(({ entry }) => entry));
        expect(JSON.stringify(travellingAnswers(any, reordered))).toBe(JSON.stringify(travellingAnswers(any, answers)));
        expect(JSON.stringify(toQuestionnaireResponse({ questionnaire: any, answers: reordered }))).toBe(
          JSON.stringify(toQuestionnaireResponse({ questionnaire: any, answers })),
        );
      }),
    );
  });

  test('hidden answers never travel, and every applicable answer does', () => {
    fc.assert(
      fc.property(both, ([any, answers]) => {
        const applicable = applicableItems(any, answers);
        const expected = [...answers.keys()].filter((linkId) => applicable.has(linkId)).sort();
        expect(
          travellingAnswers(any, answers)
            .map(({ linkId }) => linkId)
            .sort(),
        ).toEqual(expected);
      }),
    );
  });
});
