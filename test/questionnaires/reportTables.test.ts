// Tables 1 and 2 of the report, cell by cell, and that no cut-off can move without turning this red.
import { describe, expect, test } from 'vitest';
import { withAnswer } from '../../src/core/answers.ts';
import { type CountedResponse, countTable, type IndicatorSet, type YesRule } from '../../src/core/indicator.ts';
import { questionsOf } from '../../src/core/questionnaire.ts';
import { changePlan } from '../../src/questionnaires/changePlan.ts';
import { countingRules } from '../../src/questionnaires/countingRules.ts';
import {
  type ReportTable,
  reportTables,
  table1,
  table1Everyone,
  table2,
  table2Everyone,
} from '../../src/questionnaires/reportTables.ts';
import { pageText, textsOf } from '../support/pageTexts.ts';
import { printedInReport, reportResponses } from '../support/reportRespondents.ts';
import { selfRating } from '../support/selfRating.ts';

const questionnaire = selfRating();
const people = reportResponses(questionnaire);
const responses: readonly CountedResponse[] = people.map(({ person, occasion, answers }) => ({
  questionnaire,
  answers,
  occasion,
  pseudonym: person,
}));

/** Rows of the set as `id: yes`. */
function yesOf(set: IndicatorSet, counted = responses): Readonly<Record<string, number>> {
  return Object.fromEntries(countTable(set, counted, countingRules).rows.map(({ id, yes }) => [id, yes]));
}

/** [yes, no, skipped, declined, notAsked] of every row. */
function cellsOf(set: IndicatorSet, counted = responses): Readonly<Record<string, readonly number[]>> {
  const { rows } = countTable(set, counted, countingRules);
  return Object.fromEntries(
    rows.map(({ id, yes, no, skipped, declined, notAsked }) => [id, [yes, no, skipped, declined, notAsked]]),
  );
}

describe('the people', () => {
  test('are 22 at start and 9 at end, 4 of them at both: 27 codes, and one outside each population', () => {
    const inTable = people.filter(({ isInTable }) => isInTable);
    const at = (occasion: string) =>
      inTable.filter((person) => person.occasion === occasion).map(({ person }) => person);
    expect([at('start').length, at('end').length]).toEqual([22, 9]);
    expect(at('start').filter((person) => at('end').includes(person))).toEqual(['P01', 'P02', 'P03', 'P04']);
    expect(new Set([...at('start'), ...at('end')]).size).toBe(27);
    expect(people.filter(({ isInTable }) => !isInTable).map(({ person, occasion }) => [person, occasion])).toEqual([
      ['P28', 'start'],
      ['P29', 'end'],
    ]);
  });

  test('answer in both languages, and every question is answered by somebody', () => {
    expect(new Set(people.map(({ language }) => language))).toEqual(new Set(['sv', 'en']));
    const answered = new Set(people.flatMap(({ answers }) => [...answers.keys()]));
    expect(questionsOf(questionnaire).map(({ linkId }) => linkId)).toEqual(expect.arrayContaining([...answered]));
    const never = questionsOf(questionnaire).filter(({ linkId }) => !answered.has(linkId));
    expect(never.map(({ linkId }) => linkId)).toEqual([]);
  });

  test('are the same every time', () => {
    expect(reportResponses(selfRating())).toEqual(people);
  });
});

describe('the tables', () => {
  test('Table 1 is the report’s, cell by cell and in its order', () => {
    expect(Object.entries(yesOf(table1))).toEqual(Object.entries(printedInReport['table-1']));
  });

  test('Table 2 is the report’s, cell by cell and in its order', () => {
    expect(Object.entries(yesOf(table2))).toEqual(Object.entries(printedInReport['table-2']));
  });

  test('missing answers have columns of their own', () => {
    expect(cellsOf(table1)).toEqual({
      completed: [22, 0, 0, 0, 0],
      'bought-ever': [22, 0, 0, 0, 0],
      'bought-last-year': [16, 5, 1, 0, 0],
      partner: [19, 2, 0, 1, 0],
      children: [19, 2, 1, 0, 0],
      'destructive-behaviour': [21, 1, 0, 0, 0],
      'destructive-thoughts': [16, 4, 1, 1, 0],
      'destructive-relationships': [18, 3, 1, 0, 0],
    });
    expect(cellsOf(table2)).toEqual({
      completed: [9, 0, 0, 0, 0],
      'bought-last-year': [3, 5, 1, 0, 0],
      'access-often': [7, 2, 0, 0, 0],
      'access-long': [8, 1, 0, 0, 0],
      'met-respect': [8, 1, 0, 0, 0],
      'met-non-judgemental': [7, 1, 0, 1, 0],
      'met-dignity': [7, 1, 1, 0, 0],
      'could-talk': [7, 2, 0, 0, 0],
      'help-received': [7, 2, 0, 0, 0],
      'impulses-stopped': [6, 2, 1, 0, 0],
    });
  });

  test('one response lies outside each population, and is in the table of everyone', () => {
    for (const set of [table1, table2])
      expect(countTable(set, responses, countingRules)).toMatchObject({ outside: 1, unplaced: 0 });
    expect(countTable(table1Everyone, responses, countingRules)).toMatchObject({ respondents: 23, outside: 0 });
    expect(countTable(table2Everyone, responses, countingRules)).toMatchObject({ respondents: 10, outside: 0 });
    expect(cellsOf(table1Everyone)['bought-last-year']).toEqual([16, 5, 1, 0, 1]);
    expect(cellsOf(table1Everyone)['bought-ever']).toEqual([22, 1, 0, 0, 0]);
    expect(cellsOf(table2Everyone)['could-talk']).toEqual([7, 3, 0, 0, 0]);
  });

  test('a naive count over the raw answers finds the same', () => {
    const lastYear = ['week', 'month', 'half-year', 'year'];
    const upper = { 3: ['some', 'quite', 'very'], 4: ['mostly', 'fully'] };
    for (const set of [table1, table2]) {
      const counted: Record<string, number> = {};
      for (const { id, item } of set.indicators) {
        counted[id] = 0;
        for (const { answers, occasion } of people) {
          const given = JSON.stringify(answers.get(item) ?? {});
          const isIn = occasion === set.occasion && JSON.stringify(answers.get('bought-ever')).includes('true');
          const words = item === 'bought-last' ? lastYear : item.startsWith('destructive') ? upper[3] : upper[4];
          const yes =
            item === 'occasion' || /"value":true/.test(given) || words.some((word) => given.includes(`"${word}"`));
          if (isIn && yes) counted[id] += 1;
        }
      }
      expect(counted, set.id).toEqual(printedInReport[set.id as keyof typeof printedInReport]);
    }
  });
});

describe('moving a cut-off by one', () => {
  const lastOptions = ['week', 'month', 'half-year', 'year', 'longer'];
  const moves = [table1, table2].flatMap((set) =>
    set.indicators.flatMap(({ id, yes }) => movedRules(yes).map(({ name, rule }) => ({ set, id, name, rule }))),
  );

  function movedRules(yes: YesRule): readonly { name: string; rule: YesRule }[] {
    if (yes.kind === 'ordinal-at-least') {
      return [-1, 1].map((step) => ({
        name: `${yes.value} → ${yes.value + step}`,
        rule: { kind: yes.kind, value: yes.value + step },
      }));
    }
    if (yes.kind !== 'one-of' || !yes.codes.includes('year')) return [];
    return [-1, 1].map((step) => ({
      name: `${yes.codes.length} → ${yes.codes.length + step} options`,
      rule: { kind: yes.kind, codes: lastOptions.slice(0, yes.codes.length + step) },
    }));
  }

  test('there are 26 moves: twice the 4 cut-offs of Table 1 and the 9 of Table 2', () => {
    expect(moves).toHaveLength(26);
  });

  test.each(moves)('$set.id, $id, $name: the count is no longer the report’s', ({ set, id, rule }) => {
    const moved: IndicatorSet = {
      ...set,
      indicators: set.indicators.map((indicator) => (indicator.id === id ? { ...indicator, yes: rule } : indicator)),
    };
    const printed: Readonly<Record<string, number>> = printedInReport[set.id as keyof typeof printedInReport];
    expect(yesOf(moved)[id]).not.toBe(printed[id]);
    expect({ ...yesOf(moved), [id]: 0 }).toEqual({ ...printed, [id]: 0 });
  });

  test('dropping the population lets the outsiders in', () => {
    for (const set of [table1, table2]) {
      expect(yesOf({ ...set, population: 'everyone' })).not.toEqual(yesOf(set));
    }
  });
});

describe('one changed answer', () => {
  /** P05 at start or P23 at end answers `linkId` with `value` instead. */
  function changed(set: ReportTable, linkId: string, value: string | boolean): readonly CountedResponse[] {
    const person = set.occasion === 'start' ? 'P05' : 'P23';
    return responses.map((response) =>
      response.pseudonym === person && response.occasion === set.occasion
        ? { ...response, answers: withAnswer(response.answers, { linkId, lang: 'sv', value }) }
        : response,
    );
  }

  test.each([
    [table1, 'destructive-behaviour', 'little', 'destructive-behaviour'],
    [table1, 'partner', false, 'partner'],
    [table1, 'bought-last', 'longer', 'bought-last-year'],
    [table2, 'met-respect', 'fully', 'met-respect'],
    [table2, 'could-talk', 'partly', 'could-talk'],
  ] as const)('of $id changes exactly the cells that it must: %s', (set, linkId, value, row) => {
    const before = cellsOf(set);
    const after = cellsOf(set, changed(set, linkId, value));
    expect(Object.keys(before).filter((id) => String(before[id]) !== String(after[id]))).toEqual([row]);
    for (const other of reportTables.filter(({ occasion }) => occasion !== set.occasion)) {
      expect(cellsOf(other, changed(set, linkId, value))).toEqual(cellsOf(other));
    }
  });

  test('of the population moves the whole person out of the table', () => {
    const after = countTable(table1, changed(table1, 'bought-ever', false), countingRules);
    expect(after).toMatchObject({ respondents: 21, outside: 2 });
  });
});

describe('titles, rows and footnotes', () => {
  const words = (key: string) => pageText('en', 'clinic', `report.${key}`);

  test('have texts on the page, and every such text has its place', () => {
    const keys = [
      ...reportTables.flatMap(({ id, occasion, indicators, footnotes }) => [
        `title.${id}`,
        ...indicators.map((row) => `row.${occasion}.${row.id}`),
        ...footnotes.map((note) => `note.${occasion}.${note.id}`),
      ]),
      ...[changePlan.primary, ...changePlan.indicators].map(({ id }) => `change.${id}`),
    ];
    const written = [...textsOf('sv', 'clinic').keys()].filter((key) => key.startsWith('report.'));
    expect(written.map((key) => key.slice('report.'.length)).sort()).toEqual([...new Set(keys)].sort());
  });

  test('say that the cut-offs are ours, and at Table 2 what the report’s row label says', () => {
    for (const { occasion, footnotes } of reportTables)
      expect(words(`note.${occasion}.${footnotes[0]?.id}`)).toMatch(/cut-offs are ours/);
    const ofRow = table2.footnotes.find(({ row }) => row === 'completed');
    expect(words(`note.end.${ofRow?.id}`)).toMatch(/at the start of treatment/);
  });
});

test('a response that the clinic has moved to the end counts as completed there, whatever was chosen in the list', () => {
  const moved = responses.map((response) => {
    if (response.occasion !== 'end') return response;
    const chosen = { linkId: 'occasion', value: 'follow-up-6m', lang: 'sv' } as const;
    return { ...response, answers: withAnswer(response.answers, chosen) };
  });
  expect(cellsOf(table2, moved)).toEqual(cellsOf(table2));
});
