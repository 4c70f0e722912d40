import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/core/day.ts';
import { exportCells } from '../../src/core/exportCell.ts';
import { type ExportedResponse, exportSet } from '../../src/core/exportSet.ts';
import { exportVariables } from '../../src/core/exportVariable.ts';
import type { Questionnaire } from '../../src/core/questionnaire.ts';
import { variableName } from '../../src/core/variableName.ts';
import { exportChoices } from '../support/exportedPeople.ts';
import { choice, item, option, questionnaireOf, scale, yesNo } from './questionnaireBuilder.ts';

const coded = (code: string) => ({ code: [{ system: 'urn:x', code }] });

function variables(questionnaires: readonly Questionnaire[], changes = {}) {
  return exportVariables({ ...exportChoices(), questionnaires, ...changes });
}

const of = (version: string, items: Parameters<typeof questionnaireOf>[0]) => questionnaireOf(items, { version });

describe('a column’s name', () => {
  it.each([
    ['bought-last', 'bought_last'],
    ['behaviour.other.last', 'behaviour_other_last'],
    ['Ålder på månen', 'alder_pa_manen'],
    ['__proto__', 'proto'],
    ['7', 'q_7'],
    ['=1+1', 'q_1_1'],
    ['‮', 'q'],
    ['x'.repeat(99), 'x'.repeat(40)],
  ])('made of %j is %s', (code, name) => {
    expect(variableName(code, new Set())).toBe(name);
  });

  it('is never given twice', () => {
    const taken = new Set(['month']);
    const long = 'x'.repeat(50);
    const names = ['a-b', 'a.b', 'A_B', 'month', long, `${long}y`].map((code) => variableName(code, taken));
    expect(names).toEqual(['a_b', 'a_b_2', 'a_b_3', 'month_2', 'x'.repeat(40), `${'x'.repeat(38)}_2`]);
  });
});

describe('two versions of a questionnaire', () => {
  const older = of('1.9.0', [scale('a', 5, coded('a')), scale('b', 5, coded('b')), yesNo('c', coded('c'))]);
  const newer = of('1.10.0', [scale('a', 5, coded('a')), scale('b', 4, coded('b')), yesNo('d', coded('d'))]);

  it('share a column where the same answer has the same figure', () => {
    const found = variables([older, newer]).map(({ name, versions, isSplit }) => [name, versions.join(' '), isSplit]);
    expect(found).toEqual([
      ['a', '1.9.0 1.10.0', false],
      ['b_v1_10_0', '1.10.0', true],
      ['d', '1.10.0', false],
      ['b_v1_9_0', '1.9.0', true],
      ['c', '1.9.0', false],
    ]);
  });

  it('share none where somebody has decided that the question means something else', () => {
    const found = variables([older, newer], { isSameMeaning: (code: string) => code !== 'a' });
    expect(found.filter(({ item: code }) => code === 'a').map(({ name }) => name)).toEqual(['a_v1_10_0', 'a_v1_9_0']);
  });

  it('have “not asked” in each other’s columns', () => {
    const answered: ExportedResponse = {
      questionnaire: older,
      answers: new Map([['b', { linkId: 'b', lang: 'sv', value: 'o5' }]]),
      occasion: 'start',
      pseudonym: '0001',
      doneOn: parseDay('2026-02-28'),
      language: 'sv',
    };
    const set = exportSet(
      [answered, { ...answered, questionnaire: newer, occasion: 'end', answers: new Map() }],
      exportChoices(),
    );
    const cellOf = exportCells(answered);
    expect(set.variables.map((variable) => cellOf(variable).value)).toEqual([997, 999, 999, 5, 997]);
    expect(set.questionnaires.map(({ version }) => version)).toEqual(['1.9.0', '1.10.0']);
  });
});

describe('the figures', () => {
  it('of missing answers lie beyond every number that can be answered', () => {
    const [number, date] = variables([of('1', [item('decimal', 'n'), item('date', 'd')])]);
    expect(number?.missing).toEqual({ skipped: 9_999_999_997, declined: 9_999_999_998, notAsked: 9_999_999_999 });
    expect(date?.missing).toEqual(number?.missing);
  });

  it('of missing answers move away where an ordinal reaches them', () => {
    const items = [item('choice', 'x', { answerOption: [option('a', { ordinal: 1 }), option('b', { ordinal: 998 })] })];
    expect(variables([of('1', items)])[0]?.missing.skipped).toBe(9_999_999_997);
  });

  it('of several choices are one column an option', () => {
    const found = variables([of('1', [choice('x', ['a', 'b'], { repeats: true })])]);
    expect(found.map(({ name, option: code, kind }) => [name, code, kind])).toEqual([
      ['x_a', 'a', 'chosen'],
      ['x_b', 'b', 'chosen'],
    ]);
  });

  it('of questions that share a code are not mixed', () => {
    const found = variables([of('1', [yesNo('p', coded('same')), yesNo('q', coded('same'))])]);
    expect(found.map(({ name, item: code }) => [name, code])).toEqual([
      ['same', 'same'],
      ['q', 'q'],
    ]);
  });
});
