import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applicableItems } from '../../src/core/branching.ts';
import { naiveApplicableItems } from './naiveBranching.ts';
import {
  answersOf,
  arbitraryAnswers,
  arbitraryQuestionnaire,
  choice,
  group,
  item,
  questionnaireOf,
  when,
  whenChosen,
  whenYes,
  yesNo,
} from './questionnaireBuilder.ts';

describe('applicableItems', () => {
  test('everything without conditions applies, in document order', () => {
    const questionnaire = questionnaireOf([group('g', [yesNo('a'), item('display', 'd')]), yesNo('b')]);
    expect([...applicableItems(questionnaire, new Map())]).toEqual(['g', 'a', 'd', 'b']);
  });

  test('a declined question counts as unanswered', () => {
    const questionnaire = questionnaireOf([
      yesNo('a'),
      yesNo('if-there', { enableWhen: [when('a', 'exists', { answerBoolean: true })] }),
      yesNo('if-not-there', { enableWhen: [when('a', 'exists', { answerBoolean: false })] }),
      yesNo('if-not-yes', { enableWhen: [when('a', '!=', { answerBoolean: true })] }),
    ]);
    expect([...applicableItems(questionnaire, answersOf({ a: 'declined!' }))]).toEqual([
      'a',
      'if-not-there',
      'if-not-yes',
    ]);
  });

  test('the answer to a question that does not apply counts as unanswered', () => {
    const questionnaire = questionnaireOf([
      yesNo('a'),
      yesNo('b', { enableWhen: [whenYes('a')] }),
      yesNo('c', { enableWhen: [whenYes('b')] }),
      yesNo('not-b', { enableWhen: [when('b', '!=', { answerBoolean: true })] }),
    ]);
    expect([...applicableItems(questionnaire, answersOf({ a: true, b: true }))]).toEqual(['a', 'b', 'c']);
    expect([...applicableItems(questionnaire, answersOf({ a: false, b: true }))]).toEqual(['a', 'not-b']);
  });

  test('a condition may point at a question further down', () => {
    const questionnaire = questionnaireOf([
      yesNo('c', { enableWhen: [whenYes('b')] }),
      yesNo('b', { enableWhen: [whenYes('a')] }),
      yesNo('a'),
    ]);
    expect([...applicableItems(questionnaire, answersOf({ a: true, b: true }))]).toEqual(['c', 'b', 'a']);
    expect([...applicableItems(questionnaire, answersOf({ b: true }))]).toEqual(['a']);
  });

  test('a group that does not apply takes everything in it along, however deep', () => {
    const questionnaire = questionnaireOf([
      yesNo('a'),
      group('g', [group('h', [yesNo('b', { item: [yesNo('under-b')] })])], { enableWhen: [whenYes('a')] }),
      yesNo('after', { enableWhen: [whenYes('under-b')] }),
    ]);
    const answers = { b: true, 'under-b': true };
    expect([...applicableItems(questionnaire, answersOf({ ...answers, a: true }))]).toEqual([
      'a',
      'g',
      'h',
      'b',
      'under-b',
      'after',
    ]);
    expect([...applicableItems(questionnaire, answersOf({ ...answers, a: false }))]).toEqual(['a']);
  });

  test('all asks for every condition, any for one', () => {
    const conditions = [whenChosen('a', 'x'), whenChosen('a', 'y')];
    const questionnaire = questionnaireOf([
      choice('a', ['x', 'y', 'z'], { repeats: true }),
      yesNo('both', { enableBehavior: 'all', enableWhen: conditions }),
      yesNo('either', { enableBehavior: 'any', enableWhen: conditions }),
    ]);
    expect([...applicableItems(questionnaire, answersOf({ a: ['y', 'x'] }))]).toEqual(['a', 'both', 'either']);
    expect([...applicableItems(questionnaire, answersOf({ a: ['y'] }))]).toEqual(['a', 'either']);
    expect([...applicableItems(questionnaire, answersOf({ a: ['z'] }))]).toEqual(['a']);
  });

  test('agrees with its naive twin on any questionnaire and any answers', () => {
    const both = arbitraryQuestionnaire.chain((questionnaire) =>
      fc.tuple(fc.constant(questionnaire), arbitraryAnswers(questionnaire)),
    );
    fc.assert(
      fc.property(both, ([questionnaire, answers]) => {
        expect(new Set(applicableItems(questionnaire, answers))).toEqual(naiveApplicableItems(questionnaire, answers));
      }),
      { numRuns: 200 },
    );
  });

  test('long chains of conditions are followed to their end', () => {
    const links = Array.from({ length: 500 }, (_, index) =>
      yesNo(`q${index}`, index === 0 ? {} : { enableWhen: [whenYes(`q${index - 1}`)] }),
    );
    const questionnaire = questionnaireOf(links.reverse());
    const all = Object.fromEntries(links.map((_, index) => [`q${index}`, true]));
    expect(applicableItems(questionnaire, answersOf(all)).size).toBe(500);
    expect(applicableItems(questionnaire, answersOf({ ...all, q0: false })).size).toBe(1);
  });
});
