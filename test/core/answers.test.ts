import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Answer,
  answersAt,
  isSameAnswer,
  noAnswers,
  parseAnswerShape,
  parseAnswers,
  valueIn,
  withAnswer,
  withoutAnswer,
} from '../../src/core/answers.ts';
import { Problem } from '../../src/core/problem.ts';
import { answersOf, choice, hidden, item, questionnaireOf, yesNo } from './questionnaireBuilder.ts';

const questionnaire = questionnaireOf([
  choice('occasion', ['start', 'end'], hidden),
  yesNo('a'),
  choice('c', ['x', 'y'], { repeats: true }),
  choice('telling', ['x']),
  item('text', 't'),
  item('display', 'd'),
]);

describe('answers', () => {
  test('changing one answer leaves the others and the old answers alone', () => {
    const before = answersOf({ a: true, c: ['x'] });
    const after = withAnswer(before, { linkId: 'a', lang: 'sv', value: false });
    expect(valueIn(before, 'a')).toBe(true);
    expect(valueIn(after, 'a')).toBe(false);
    expect(valueIn(after, 'c')).toEqual(['x']);
    expect(withoutAnswer(after, 'a').has('a')).toBe(false);
    expect(after.has('a')).toBe(true);
  });

  test('two answers are the same when question, language and what was said are', () => {
    const given: readonly Answer[] = [
      { linkId: 'a', lang: 'sv', value: true },
      { linkId: 'a', lang: 'sv', value: false },
      { linkId: 'a', lang: 'en', value: true },
      { linkId: 'a', lang: 'sv', declined: true },
      { linkId: 'b', lang: 'sv', declined: true },
      { linkId: 'c', lang: 'sv', value: ['x', { text: 'w' }] },
      { linkId: 'c', lang: 'sv', value: ['x', { text: 'ww' }] },
      { linkId: 'c', lang: 'sv', value: ['x'] },
    ];
    for (const [index, answer] of given.entries())
      expect(given.map((other) => isSameAnswer(structuredClone(answer), other)).indexOf(true)).toBe(index);
  });

  test('a declined and a skipped question have no value', () => {
    expect(valueIn(answersOf({ a: 'declined!' }), 'a')).toBeUndefined();
    expect(valueIn(noAnswers, 'a')).toBeUndefined();
  });

  test('a response begins with its occasion, where the questionnaire asks for one', () => {
    expect([...answersAt(questionnaire, 'end', 'sv').values()]).toEqual([
      { linkId: 'occasion', lang: 'sv', value: 'end' },
    ]);
    expect(answersAt(questionnaireOf([yesNo('a')]), 'end', 'sv').size).toBe(0);
  });
});

describe('parseAnswers', () => {
  test('takes answers of every shape', () => {
    const list = [
      { linkId: 'a', lang: 'sv', declined: true },
      { linkId: 'c', lang: 'sv', value: ['y', 'x'] },
      { linkId: 't', lang: 'sv', value: { text: 'Hej' } },
    ];
    expect([...parseAnswers(list, questionnaire).values()]).toEqual(list);
  });

  test.each<[string, unknown]>([
    ['no list', {}],
    ['a list with a hole', [null]],
    ['a bare value', ['a']],
    ['an unknown question', [{ linkId: 'b', lang: 'sv', value: true }]],
    ['a question called like a built-in', [{ linkId: '__proto__', lang: 'sv', value: true }]],
    ['a display item', [{ linkId: 'd', lang: 'sv', value: true }]],
    [
      'a question twice',
      [
        { linkId: 'a', lang: 'sv', value: true },
        { linkId: 'a', lang: 'sv', value: true },
      ],
    ],
    ['no linkId', [{ lang: 'sv', value: true }]],
    ['no language', [{ linkId: 'a', value: true }]],
    ['a language that the questionnaire does not speak', [{ linkId: 'a', lang: 'de', value: true }]],
    ['neither value nor declined', [{ linkId: 'a', lang: 'sv' }]],
    ['both value and declined', [{ linkId: 'a', lang: 'sv', value: true, declined: true }]],
    ['declined: false', [{ linkId: 'a', lang: 'sv', declined: false }]],
    ['a member too many', [{ linkId: 'a', lang: 'sv', value: true, note: 1 }]],
    ['null for a value', [{ linkId: 'a', lang: 'sv', value: null }]],
    ['a value of the wrong type', [{ linkId: 'a', lang: 'sv', value: 'x' }]],
    ['an unknown option', [{ linkId: 'c', lang: 'sv', value: ['z'] }]],
    ['numbers in a list', [{ linkId: 'c', lang: 'sv', value: [1] }]],
    ['an object with more than text', [{ linkId: 't', lang: 'sv', value: { text: 'a', b: 1 } }]],
  ])('refuses %s', (_, input) => {
    expect(() => parseAnswers(input, questionnaire)).toThrow('answers-malformed');
  });

  test('names neither the answer nor the question in its refusal', () => {
    try {
      parseAnswers([{ linkId: 'telling', lang: 'sv', value: 'a secret' }], questionnaire);
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify([error, (error as Problem).detail, (error as Problem).message])).not.toMatch(
        /secret|telling/,
      );
    }
  });

  test('throws nothing but Problem, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true }), (input) => {
        for (const parse of [
          () => parseAnswers(input, questionnaire),
          () => parseAnswers([input], questionnaire),
          () => parseAnswerShape(input),
        ]) {
          try {
            parse();
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
