import { describe, expect, test } from 'vitest';
import type { AnswerValue } from '../../src/core/answers.ts';
import { holds } from '../../src/core/condition.ts';
import type { Condition, ConditionOperator } from '../../src/core/questionnaire.ts';

const condition = (operator: ConditionOperator, answer: Condition['answer']): Condition => ({
  question: 'q',
  operator,
  answer,
});

describe('holds', () => {
  test.each<[ConditionOperator, Condition['answer'], boolean]>([
    ['exists', true, false],
    ['exists', false, true],
    ['=', true, false],
    ['=', 'a', false],
    ['!=', 'a', true],
    ['!=', true, true],
    ['>', 0, false],
    ['<', 0, false],
    ['>=', 0, false],
    ['<=', 0, false],
  ])('an unanswered question makes %s %s %s', (operator, answer, expected) => {
    expect(holds(condition(operator, answer), undefined)).toBe(expected);
  });

  test.each<[AnswerValue, ConditionOperator, Condition['answer'], boolean]>([
    [true, 'exists', true, true],
    [false, 'exists', true, true],
    [0, 'exists', true, true],
    [false, 'exists', false, false],
    [true, '=', true, true],
    [false, '=', true, false],
    [false, '!=', true, true],
    [true, '!=', true, false],
    [5, '=', 5, true],
    [5.5, '!=', 5, true],
    [5, '>', 5, false],
    [6, '>', 5, true],
    [5, '>=', 5, true],
    [4, '>=', 5, false],
    [-1, '<', 0, true],
    [0, '<', 0, false],
    [0, '<=', 0, true],
    [1, '<=', 0, false],
    [10, '>', 9, true],
    ['2024-02-29', '=', '2024-02-29', true],
    ['2024-02-29', '>', '2023-12-31', true],
    ['2024-02-29', '<', '2024-10-01', true],
    ['2024-02-29', '>=', '2024-03-01', false],
    ['0999-01-01', '<=', '1000-01-01', true],
    [{ text: 'Ja' }, '=', 'Ja', true],
    [{ text: 'ja' }, '=', 'Ja', false],
    [['a', 'b'], '=', 'b', true],
    [['a', 'b'], '!=', 'b', false],
    [['a', 'b'], '!=', 'c', true],
    [['a', { text: 'own' }], '=', 'own', true],
    [['a', { text: 'own' }], 'exists', true, true],
    [[], 'exists', true, false],
    ['5', '>', 4, false],
    [true, '>=', true, false],
  ])('%o %s %s is %s', (value, operator, answer, expected) => {
    expect(holds(condition(operator, answer), value)).toBe(expected);
  });
});
