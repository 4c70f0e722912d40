import { expect, test } from 'vitest';
import { reviewRows } from '../../src/core/reviewRows.ts';
import {
  answersOf,
  choice,
  group,
  item,
  option,
  questionnaireOf,
  translated,
  whenYes,
  yesNo,
} from './questionnaireBuilder.ts';

const words = { yes: 'Ja', no: 'Nej' };
const questionnaire = questionnaireOf([
  group('g', [
    yesNo('a'),
    choice('c', ['x', 'y'], { repeats: true }),
    yesNo('gone', { enableWhen: [whenYes('a')] }),
    item('open-choice', 'o', { answerOption: [option('x')] }),
  ]),
  item('integer', 'i'),
  item('date', 'd'),
]);

test('one row for each asked question, with its section, in document order', () => {
  const answers = answersOf({ a: false, c: ['y', 'x'], gone: true, o: { text: 'Eget' }, i: 0, d: 'declined!' });
  expect(reviewRows(questionnaire, answers, 'sv', words)).toEqual([
    { linkId: 'a', section: 'Text g', question: 'Text a', state: 'answered', answers: ['Nej'] },
    { linkId: 'c', section: 'Text g', question: 'Text c', state: 'answered', answers: ['Option x', 'Option y'] },
    { linkId: 'o', section: 'Text g', question: 'Text o', state: 'answered', answers: ['Eget'] },
    { linkId: 'i', question: 'Text i', state: 'answered', answers: ['0'] },
    { linkId: 'd', question: 'Text d', state: 'declined', answers: [] },
  ]);
});

test('a skipped question has a row of its own', () => {
  expect(reviewRows(questionnaire, new Map(), 'sv', words).map(({ state }) => state)).toEqual(Array(5).fill('skipped'));
});

test('rows follow the language of the reader, not of the answer', () => {
  const bilingual = questionnaireOf([
    item('choice', 'c', {
      ...translated('text', 'Fråga', { en: 'Question' }),
      answerOption: [{ valueCoding: { code: 'x', ...translated('display', 'Ofta', { en: 'Often' }) } }],
    }),
  ]);
  const answers = answersOf({ c: 'x' }, 'sv');
  expect(reviewRows(bilingual, answers, 'en', words)[0]).toMatchObject({ question: 'Question', answers: ['Often'] });
  expect(reviewRows(bilingual, answers, 'sv', words)[0]).toMatchObject({ question: 'Fråga', answers: ['Ofta'] });
});
