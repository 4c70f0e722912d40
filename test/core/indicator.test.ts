import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import {
  type CountedResponse,
  countTable,
  findingOf,
  type Indicator,
  type IndicatorSet,
  type Table,
} from '../../src/core/indicator.ts';
import { measuresOf } from '../../src/core/measure.ts';
import { occasions } from '../../src/core/occasion.ts';
import { type Questionnaire, questionsOf } from '../../src/core/questionnaire.ts';
import { naiveApplicableItems } from './naiveBranching.ts';
import { answersOf, arbitraryAnswers, choice, questionnaireOf, scale, whenYes, yesNo } from './questionnaireBuilder.ts';

const code = (meaning: string) => ({ code: [{ code: meaning }] });
const items = [
  yesNo('q1', code('ever')),
  choice('q2', ['week', 'year', 'longer'], { ...code('last'), enableWhen: [whenYes('q1')] }),
  scale('q3', 5, code('trouble')),
  choice('q4', ['x', 'y', 'z'], { ...code('several'), repeats: true }),
];
const questionnaire = questionnaireOf(items);
const indicators: readonly Indicator[] = [
  { id: 'ever', item: 'ever', yes: { kind: 'is', value: true } },
  { id: 'last-year', item: 'last', yes: { kind: 'one-of', codes: ['week', 'year'] } },
  { id: 'trouble', item: 'trouble', yes: { kind: 'ordinal-at-least', value: 3 } },
  { id: 'several', item: 'several', yes: { kind: 'one-of', codes: ['y', 'z'] } },
  { id: 'unknown', item: 'not-in-this-version', yes: { kind: 'is', value: true } },
];
const set: IndicatorSet = {
  id: 'table',
  occasion: 'start',
  questionnaire: { url: questionnaire.url, versions: ['1.0.0'] },
  population: { item: 'ever', is: true },
  indicators,
};
let serial = 0;
const response = (answers: Answers, more: Partial<CountedResponse> = {}): CountedResponse => {
  serial += 1;
  return { questionnaire, answers, occasion: 'start', pseudonym: String(serial), ...more };
};
const rules = { comparability: [], derivations: [], shownTogether: { fewestPeople: 5, items: [] } };
const count = (wanted: IndicatorSet, responses: readonly CountedResponse[]) => countTable(wanted, responses, rules);
const rowOf = (table: Table, id: string) => table.rows.find((row) => row.id === id);

describe('findingOf', () => {
  const find = (id: string, answers: Answers) => {
    const indicator = indicators.find((candidate) => candidate.id === id);
    const [measure] = measuresOf([questionnaire], rules).filter(({ item }) => item === indicator?.item);
    return indicator && findingOf(measure, indicator.yes, response(answers), rules);
  };
  test.each([
    ['o1', 'no'],
    ['o2', 'no'],
    ['o3', 'yes'],
    ['o5', 'yes'],
  ])('an ordinal cut-off of 3 makes %s %s', (option, finding) => {
    expect(find('trouble', answersOf({ q3: option }))).toBe(finding);
  });

  test('any chosen option of a list can make it yes', () => {
    expect(find('several', answersOf({ q4: ['x', 'z'] }))).toBe('yes');
    expect(find('several', answersOf({ q4: ['x'] }))).toBe('no');
  });

  test('missing answers keep their reasons', () => {
    expect(find('trouble', answersOf({}))).toBe('skipped');
    expect(find('trouble', answersOf({ q3: 'declined!' }))).toBe('declined');
    expect(find('last-year', answersOf({ q1: false }))).toBe('notAsked');
    expect(find('unknown', answersOf({ q1: true }))).toBe('notComparable');
  });

  test('the answer of a branch that was left does not count', () => {
    expect(find('last-year', answersOf({ q1: false, q2: 'week' }))).toBe('notAsked');
  });
});

describe('countTable', () => {
  test('keeps respondents, outside and unplaced apart', () => {
    const table = count(set, [
      response(answersOf({ q1: true, q2: 'week' })),
      response(answersOf({ q1: true, q2: 'longer' })),
      response(answersOf({ q1: true })),
      response(answersOf({ q1: true, q2: 'declined!' })),
      response(answersOf({ q1: false })),
      response(answersOf({ q1: 'declined!' })),
      response(answersOf({})),
      response(answersOf({ q1: true }), { occasion: 'end' }),
    ]);
    expect(table).toMatchObject({ respondents: 4, outside: 1, unplaced: 2 });
    expect(rowOf(table, 'last-year')).toEqual({
      id: 'last-year',
      yes: 1,
      no: 1,
      skipped: 1,
      declined: 1,
      notAsked: 0,
      notComparable: 0,
    });
    expect(rowOf(table, 'unknown')).toEqual({
      id: 'unknown',
      yes: 0,
      no: 0,
      skipped: 0,
      declined: 0,
      notAsked: 0,
      notComparable: 4,
    });
  });

  test('counts everyone where the population is everyone', () => {
    const table = count({ ...set, population: 'everyone' }, [
      response(answersOf({ q1: false })),
      response(answersOf({})),
    ]);
    expect(table).toMatchObject({ respondents: 2, outside: 0, unplaced: 0 });
    expect(rowOf(table, 'last-year')).toMatchObject({ notAsked: 2 });
  });

  test('a response to another questionnaire or version is not placed', () => {
    const other = questionnaireOf(items, { url: 'urn:uuid:other' });
    const later = questionnaireOf(items, { version: '2.0.0' });
    const yes = answersOf({ q1: true });
    const table = count(set, [
      response(yes),
      response(yes, { questionnaire: other }),
      response(yes, { questionnaire: later }),
    ]);
    expect(table).toMatchObject({ respondents: 1, outside: 0, unplaced: 2 });
  });

  test('two responses under one pseudonym are not placed, for nothing tells which one counts', () => {
    const yes = answersOf({ q1: true });
    const twice = { pseudonym: 'same' };
    const table = count(set, [
      response(yes, twice),
      response(yes, twice),
      response(yes),
      response(yes, { ...twice, occasion: 'end' }),
    ]);
    expect(table).toMatchObject({ respondents: 1, unplaced: 2 });
  });

  test('an empty clinic gives an empty table', () => {
    expect(count(set, [])).toMatchObject({ respondents: 0, outside: 0, unplaced: 0 });
  });

  const arbitraryResponses = fc.array(
    fc.record<CountedResponse>({
      questionnaire: fc.constantFrom(questionnaire, questionnaire, questionnaireOf(items, { version: '2.0.0' })),
      answers: arbitraryAnswers(questionnaire),
      occasion: fc.constantFrom(...occasions.slice(0, 2)),
      pseudonym: fc.integer({ min: 0, max: 60 }).map(String),
    }),
    { maxLength: 30 },
  );

  test('agrees with its naive twin, and every row adds up to the respondents', () => {
    fc.assert(
      fc.property(
        arbitraryResponses,
        fc.constantFrom<IndicatorSet['population']>('everyone', set.population),
        (responses, population) => {
          const table = count({ ...set, population }, responses);
          expect(table).toEqual(naiveTable({ ...set, population }, responses));
          for (const { yes, no, skipped, declined, notAsked, notComparable } of table.rows) {
            expect(yes + no + skipped + declined + notAsked + notComparable).toBe(table.respondents);
          }
          const here = responses.filter(({ occasion }) => occasion === set.occasion).length;
          expect(table.respondents + table.outside + table.unplaced).toBe(here);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('the order of responses changes nothing', () => {
    fc.assert(
      fc.property(arbitraryResponses, (responses) => {
        expect(count(set, [...responses].reverse())).toEqual(count(set, responses));
      }),
    );
  });
});

/** One flat sheet of cells, counted column by column. */
function naiveTable(wanted: IndicatorSet, responses: readonly CountedResponse[]): Table {
  const seen: Record<string, number> = {};
  for (const { occasion, pseudonym } of responses) {
    if (occasion === wanted.occasion) seen[pseudonym] = (seen[pseudonym] ?? 0) + 1;
  }
  const table = { respondents: 0, outside: 0, unplaced: 0 };
  const rows = wanted.indicators.map(({ id }) => ({
    id,
    yes: 0,
    no: 0,
    skipped: 0,
    declined: 0,
    notAsked: 0,
    notComparable: 0,
  }));
  for (const one of responses) {
    if (one.occasion !== wanted.occasion) continue;
    const cell = (item: string) => naiveCell(one.questionnaire, one.answers, item);
    const member = wanted.population === 'everyone' ? true : cell(wanted.population.item);
    const isPlaced = one.questionnaire.version === '1.0.0' && seen[one.pseudonym] === 1;
    if (!isPlaced || typeof member !== 'boolean') table.unplaced++;
    else if (!member) table.outside++;
    else {
      table.respondents++;
      wanted.indicators.forEach(({ item, yes }, index) => {
        const value = cell(item);
        const row = rows[index];
        if (row === undefined) return;
        if (value === 'skipped' || value === 'declined' || value === 'notAsked' || value === 'notComparable')
          row[value]++;
        else if (yes.kind === 'is') row[value === yes.value ? 'yes' : 'no']++;
        else if (yes.kind === 'one-of')
          row[[value].flat().some((one) => yes.codes.includes(String(one))) ? 'yes' : 'no']++;
        else row[Number(String(value).slice(1)) >= yes.value ? 'yes' : 'no']++;
      });
    }
  }
  return { ...table, rows };
}

function naiveCell(form: Questionnaire, answers: Answers, item: string): unknown {
  for (const question of questionsOf(form)) {
    if (question.code !== item) continue;
    if (!naiveApplicableItems(form, answers).has(question.linkId)) return 'notAsked';
    const answer = answers.get(question.linkId);
    return answer === undefined ? 'skipped' : 'declined' in answer ? 'declined' : answer.value;
  }
  return 'notComparable';
}
