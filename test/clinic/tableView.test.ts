import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findings, tableViews } from '../../src/clinic/tableView.ts';
import { type Answers, answersAt, withAnswer } from '../../src/core/answers.ts';
import type { CountedResponse } from '../../src/core/indicator.ts';
import { questionByLinkId } from '../../src/core/questionnaire.ts';
import { reportTables } from '../../src/questionnaires/reportTables.ts';
import { shownTogether } from '../../src/questionnaires/shownTogether.ts';
import { printedInReport, reportResponses } from '../support/reportRespondents.ts';
import { selfRating } from '../support/selfRating.ts';

const questionnaire = selfRating();

function viewOf(id: string, responses: readonly CountedResponse[]) {
  const view = tableViews(reportTables, responses).find(({ set }) => set.id === id);
  if (view === undefined) throw new Error(`no table ${id}`);
  return view;
}

const report: readonly CountedResponse[] = reportResponses(questionnaire).map(({ person, occasion, answers }) => ({
  questionnaire,
  occasion,
  answers,
  pseudonym: person,
}));

describe('the tables of the report', () => {
  test.each(['table-1', 'table-2'] as const)('%s shows what the report printed, cell by cell', (id) => {
    const shown = Object.fromEntries(viewOf(id, report).rows.map((row) => [row.id, row.counts?.[0]]));
    expect(shown).toEqual(printedInReport[id]);
  });

  test('each has one response from outside, and everybody placed', () => {
    expect(
      [viewOf('table-1', report), viewOf('table-2', report)].map(({ outside, unplaced }) => [outside, unplaced]),
    ).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  test('in every row that is shown the columns add up to the respondents', () => {
    for (const view of tableViews(reportTables, report)) {
      for (const { counts } of view.rows) {
        if (counts !== undefined) expect(counts.reduce((sum, count) => sum + count, 0)).toBe(view.respondents);
      }
    }
  });
});

interface Person {
  readonly bought: boolean;
  readonly met: 'met' | 'not' | 'skipped';
}

function person({ bought, met }: Person, index: number): CountedResponse {
  const put = (answers: Answers, linkId: string, value: boolean | string) =>
    withAnswer(answers, { linkId, lang: 'sv', value });
  let answers = put(answersAt(questionnaire, 'end', 'sv'), 'bought-ever', bought);
  if (met !== 'skipped')
    answers = put(answers, 'met-respect', (met === 'met' ? metOptions.at(-1) : metOptions[0]) ?? '');
  return { questionnaire, occasion: 'end', answers, pseudonym: String(index) };
}

/** From lowest to highest. */
const metOptions = [...(questionByLinkId(questionnaire, 'met-respect')?.options ?? [])]
  .sort((left, right) => (left.ordinal ?? 0) - (right.ordinal ?? 0))
  .map(({ code }) => code);

describe('rows about how clients were met', () => {
  const people = (count: number, of: Person) => Array.from({ length: count }, () => of);
  const met: Person = { bought: true, met: 'met' };
  const shownIn = (id: string, group: readonly Person[]) =>
    viewOf(id, group.map(person)).rows.find((row) => row.id === 'met-respect')?.counts;

  test('are hidden for four and shown for five', () => {
    expect(shownIn('table-2', people(4, met))).toBeUndefined();
    expect(shownIn('table-2', people(5, met))).toEqual([5, 0, 0, 0, 0, 0]);
  });

  test('people who skipped the question do not make up the number', () => {
    expect(shownIn('table-2', [...people(4, met), ...people(3, { bought: true, met: 'skipped' })])).toBeUndefined();
  });

  test('are hidden among everyone when the difference would tell of fewer than five', () => {
    const others = (count: number) => people(count, { bought: false, met: 'not' });
    expect(shownIn('table-2-everyone', [...people(5, met), ...others(1)])).toBeUndefined();
    expect(shownIn('table-2-everyone', [...people(5, met), ...others(4)])).toBeUndefined();
    expect(shownIn('table-2-everyone', [...people(5, met), ...others(5)])).toEqual([5, 5, 0, 0, 0, 0]);
    expect(shownIn('table-2-everyone', people(5, met))).toEqual([5, 0, 0, 0, 0, 0]);
  });

  test('hidden rows are hidden whole; all other rows are always shown', () => {
    const view = viewOf('table-2', people(2, met).map(person));
    for (const { id, counts } of view.rows) expect(counts === undefined, id).toBe(shownTogether.items.includes(id));
  });

  test('a row that is shown agrees with counting by hand, whoever answered', () => {
    const anyone = fc.record<Person>({ bought: fc.boolean(), met: fc.constantFrom('met', 'not', 'skipped') });
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 14 }), (group) => {
        const inside = group.filter(({ bought }) => bought);
        const count = (value: Person['met']) => inside.filter((one) => one.met === value).length;
        const counts = shownIn('table-2', group);
        const answered = count('met') + count('not');
        expect(counts).toEqual(answered < 5 ? undefined : [count('met'), count('not'), count('skipped'), 0, 0, 0]);
      }),
    );
    expect(findings).toEqual(['yes', 'no', 'skipped', 'declined', 'notAsked', 'notComparable']);
  });
});
