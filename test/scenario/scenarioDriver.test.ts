import { describe, expect, test } from 'vitest';
import {
  choice,
  group,
  hidden,
  item,
  questionnaireOf,
  whenChosen,
  whenYes,
  yesNo,
} from '../core/questionnaireBuilder.ts';
import { scenario } from './scenarioDriver.ts';

const questionnaire = questionnaireOf([
  choice('occasion', ['start', 'end'], hidden),
  group('life', [yesNo('child'), item('integer', 'children', { enableWhen: [whenYes('child')] })]),
  yesNo('helped', { enableWhen: [whenChosen('occasion', 'end')] }),
  item('text', 'more', { maxLength: 20 }),
]);

describe('a person with a questionnaire', () => {
  test('answers, changes their mind, and sends only what is asked in the end', () => {
    const person = scenario(questionnaire).at('start');
    person.doesNotSee('children', 'helped').isAt('child', 1, 2);
    person.answers('child', true).sees('children').isAt('children', 2, 3);
    person.answers('children', 2).declines('more');
    expect(person.sendsAnswersTo()).toEqual(['child', 'children', 'more']);
    person.answers('child', false).doesNotSee('children');
    expect(person.sendsAnswersTo()).toEqual(['child', 'more']);
    person.answers('child', true);
    expect(person.checks().map(({ state, answers }) => [state, ...answers])).toEqual([
      ['answered', 'yes'],
      ['answered', '2'],
      ['declined'],
    ]);
  });

  test('sees other questions at another occasion', () => {
    scenario(questionnaire).at('end').sees('helped').answersTheRest();
  });

  test('skips and comes back', () => {
    const person = scenario(questionnaire).at('start').skips('child', 'more');
    expect(person.nextQuestion()).toBeUndefined();
    person.answers('child', true);
    expect(person.nextQuestion()?.linkId).toBe('children');
  });

  test('the driver itself can fail: on what is not asked, not accepted, not there', () => {
    const person = scenario(questionnaire).at('start');
    expect(() => person.answers('children', 2)).toThrow();
    expect(() => person.answers('child', 'yes')).toThrow();
    expect(() => person.skips('helped')).toThrow();
    expect(() => person.sees('helped')).toThrow();
    expect(() => person.doesNotSee('child')).toThrow();
    expect(() => person.doesNotSee('misspelt')).toThrow();
    expect(() => person.isAt('child', 1, 3)).toThrow();
    expect(() => person.reads('en')).toThrow();
    person.cannotAnswer('more', { text: 'a'.repeat(21) }, 'too-long');
  });
});
