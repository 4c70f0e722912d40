import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { checkIndicatorSet, readIndicatorSet } from '../../src/core/readIndicatorSet.ts';
import { choice, questionnaireOf, scale, yesNo } from './questionnaireBuilder.ts';

const code = (meaning: string) => ({ code: [{ code: meaning }] });
const questionnaire = questionnaireOf([
  yesNo('a', code('ever')),
  choice('b', ['x', 'y'], code('last')),
  scale('c', 5, code('trouble')),
  yesNo('d', code('twice')),
  yesNo('e', code('twice')),
]);
const indicator = { id: 'i', item: 'trouble', yes: { kind: 'ordinal-at-least', value: 3 } };
const set = {
  id: 'table-1',
  occasion: 'start',
  questionnaire: { url: questionnaire.url, versions: ['1.0.0'] },
  population: { item: 'ever', is: true },
  indicators: [indicator, { id: 'j', item: 'last', yes: { kind: 'one-of', codes: ['x'] } }],
};
const withIndicator = (members: object) => ({ ...set, indicators: [{ ...indicator, ...members }] });

describe('readIndicatorSet', () => {
  test('reads a set as it is written', () => {
    expect(readIndicatorSet(set)).toEqual(set);
    expect(readIndicatorSet({ ...set, population: 'everyone' }).population).toBe('everyone');
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a stranger among the members', { ...set, more: 1 }],
    ['no id', { ...set, id: '' }],
    ['words among the rules', { ...set, title: { sv: 'S', en: 'E' } }],
    ['an unknown occasion', { ...set, occasion: 'middle' }],
    ['no version', { ...set, questionnaire: { url: 'u', versions: [] } }],
    ['a version twice', { ...set, questionnaire: { url: 'u', versions: ['1', '1'] } }],
    ['an unknown population', { ...set, population: 'some' }],
    ['a population of noes', { ...set, population: { item: 'ever', is: false } }],
    ['no indicators', { ...set, indicators: [] }],
    ['an indicator twice', { ...set, indicators: [indicator, indicator] }],
    ['an indicator without rule', withIndicator({ yes: undefined })],
    ['an unknown rule', withIndicator({ yes: { kind: 'most', value: 3 } })],
    ['a cut-off that is text', withIndicator({ yes: { kind: 'ordinal-at-least', value: '3' } })],
    ['a rule of one-of without codes', withIndicator({ yes: { kind: 'one-of', codes: [] } })],
    ['a rule with two values', withIndicator({ yes: { kind: 'is', value: true, codes: ['a'] } })],
  ])('refuses %s', (_, input) => {
    expect(() => readIndicatorSet(input)).toThrow('indicators-malformed');
  });

  test('throws nothing but Problem, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(set)), (anything, member) => {
        for (const input of [anything, { ...set, [member]: anything }]) {
          try {
            readIndicatorSet(input);
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
          }
        }
      }),
    );
  });
});

describe('checkIndicatorSet', () => {
  const check = (input: unknown) => () => checkIndicatorSet(readIndicatorSet(input), questionnaire);

  test('accepts a set whose every indicator can be read', () => {
    expect(check(set)).not.toThrow();
  });

  test.each<[string, unknown]>([
    ['another questionnaire', { ...set, questionnaire: { url: 'urn:uuid:other', versions: ['1.0.0'] } }],
    ['another version', { ...set, questionnaire: { ...set.questionnaire, versions: ['2.0.0'] } }],
    ['a population that is no yes/no question', { ...set, population: { item: 'last', is: true } }],
    ['a population that nobody asks', { ...set, population: { item: 'nothing', is: true } }],
    ['an item that nobody asks', withIndicator({ item: 'nothing' })],
    ['an item that two questions ask', withIndicator({ item: 'twice', yes: { kind: 'is', value: true } })],
    ['yes or no of a scale', withIndicator({ yes: { kind: 'is', value: true } })],
    ['an unknown option', withIndicator({ item: 'last', yes: { kind: 'one-of', codes: ['x', 'z'] } })],
    ['a cut-off on options without order', withIndicator({ item: 'last' })],
    ['a cut-off above every option', withIndicator({ yes: { kind: 'ordinal-at-least', value: 6 } })],
    ['a cut-off below every option', withIndicator({ yes: { kind: 'ordinal-at-least', value: 1 } })],
  ])('refuses %s', (_, input) => {
    expect(check(input)).toThrow('indicators-malformed');
  });
});
