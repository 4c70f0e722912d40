import { describe, expect, test } from 'vitest';
import { type ChangePlan, changeReport, openMeasures, peopleWith } from '../../src/core/changeReport.ts';
import type { CountedResponse } from '../../src/core/indicator.ts';
import { isComparableEverywhere, measuresOf } from '../../src/core/measure.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import { pairsBetween, placeResponses } from '../../src/core/person.ts';
import { textsTogether } from '../../src/core/textsTogether.ts';
import { trajectoryOf } from '../../src/core/trajectory.ts';
import { changePlan } from '../../src/questionnaires/changePlan.ts';
import { countingRules } from '../../src/questionnaires/countingRules.ts';
import { scenario } from '../scenario/scenarioDriver.ts';
import { selfRating } from '../support/selfRating.ts';

const questionnaire = selfRating();
const measures = measuresOf([questionnaire], countingRules);
const measure = (item: string) => {
  const found = measures.find((candidate) => candidate.item === item);
  if (found === undefined) throw new Error(`no ${item}`);
  return found;
};

interface Told {
  readonly last?: string;
  readonly reasons?: readonly string[];
  readonly shame?: string;
  readonly helped?: string;
}

function response(pseudonym: string, occasion: Occasion, { last, reasons, shame, helped }: Told): CountedResponse {
  const person = scenario(questionnaire).at(occasion);
  if (reasons !== undefined) person.answers('reasons', reasons);
  if (last !== undefined) person.answers('bought-ever', true).answers('bought-last', last);
  if (shame !== undefined) person.answers('shame', shame);
  if (helped !== undefined) person.answers('helped-most', { text: helped });
  return { questionnaire, answers: person.answersNow, occasion, pseudonym };
}

const people = (responses: readonly CountedResponse[]) => placeResponses(questionnaire.url, responses).people;
const improving = (count: number) =>
  Array.from({ length: count }, (_, index) => [
    response(`${index}`, 'start', {
      last: 'week',
      shame: 'very',
      reasons: index < 2 ? ['bought', 'clubs'] : ['bought'],
    }),
    response(`${index}`, 'end', { last: 'longer', shame: index % 2 === 0 ? 'little' : 'some' }),
  ]).flat();

describe('the comparison of two occasions', () => {
  const report = (count: number, plan: ChangePlan = changePlan) =>
    changeReport(plan, measures, pairsBetween(people(improving(count)), 'start', 'end'), countingRules);

  test('has one primary indicator, which is not among the exploratory ones', () => {
    const { primary, indicators } = report(6);
    expect(primary).toMatchObject({
      indicator: { id: 'bought-last-half-year' },
      table: { yesYes: 0, yesNo: 6, noYes: 0, noNo: 0 },
      test: { state: 'tested', p: expect.closeTo(0.03125, 12) },
    });
    expect(indicators.map(({ indicator }) => indicator.id)).toEqual(['bought-last-year']);
  });

  test('prints how many exploratory tests were made: only those that were', () => {
    const tested = report(6);
    expect(tested.scales.map((row) => row.measure.item)).toEqual(['shame']);
    expect(tested.exploratoryTests).toBe(3);
    expect(report(5).exploratoryTests).toBe(0);
    expect(report(5).primary?.test).toEqual({ state: 'too-few', informative: 5 });
    expect(report(0)).toMatchObject({ pairs: 0, indicators: [], scales: [], exploratoryTests: 0 });
    expect(report(0).primary?.test).toEqual({ state: 'no-pairs' });
  });

  test('never compares how somebody rated their therapist, not even when the plan asks for it', () => {
    const bold: ChangePlan = {
      ...changePlan,
      scales: [...changePlan.scales, { item: 'met-respect', better: 'higher' }],
    };
    const rated = ['1', '2'].flatMap((pseudonym) =>
      (['end', 'follow-up-6m'] as const).map((occasion): CountedResponse => {
        const person = scenario(questionnaire)
          .at(occasion)
          .answers('met-respect', 'fully')
          .answers('access-long', 'fully');
        return { questionnaire, answers: person.answersNow, occasion, pseudonym };
      }),
    );
    const { scales } = changeReport(bold, measures, pairsBetween(people(rated), 'end', 'follow-up-6m'), countingRules);
    expect(scales.map((row) => row.measure.item)).toEqual(['access-long']);
    const open = openMeasures(measures, countingRules).map(({ item }) => item);
    expect(open.filter((item) => countingRules.shownTogether.items.includes(item))).toEqual([]);
  });

  test('compares items that exist, in both directions fixed beforehand', () => {
    const all = measuresOf([selfRating('1.0.0'), questionnaire], countingRules);
    const known = all.map(({ item }) => item);
    for (const { item } of [changePlan.primary, ...changePlan.indicators, ...changePlan.scales]) {
      expect(known).toContain(item);
    }
    for (const { item } of changePlan.scales) {
      for (const { question } of all.filter((one) => one.item === item)) expect(question.ordered, item).toBe(true);
    }
    expect(all.filter((one) => !isComparableEverywhere(one, all)).map(({ id }) => id)).toEqual([
      'control-seven|1.1.0',
      'someone-to-talk-to|1.1.0',
      'inadequacy|1.0.0',
      'control|1.0.0',
    ]);
  });

  test('can be narrowed to those who ever named a type of problem', () => {
    const all = people(improving(5));
    expect(peopleWith(measure('reasons'), 'clubs', all, countingRules).map(({ pseudonym }) => pseudonym)).toEqual([
      '0',
      '1',
    ]);
    expect(peopleWith(measure('reasons'), 'bought', all, countingRules)).toHaveLength(5);
    expect(peopleWith(measure('reasons'), 'chat', all, countingRules)).toEqual([]);
  });
});

describe('a way over all occasions', () => {
  test('has every occasion that somebody has, gaps included, and the middle answer', () => {
    const followed = people([
      response('1', 'start', { shame: 'very' }),
      response('1', 'end', { shame: 'some' }),
      response('1', 'follow-up-1y', {}),
      response('2', 'start', { shame: 'little' }),
      response('2', 'follow-up-1y', { shame: 'not-at-all' }),
      response('3', 'start', { shame: 'very' }),
    ]);
    const { occasions, people: rows, medians } = trajectoryOf(measure('shame'), followed, countingRules);
    expect(occasions).toEqual(['start', 'end', 'follow-up-1y']);
    expect(rows.map(({ pseudonym, ordinals }) => [pseudonym, ...ordinals])).toEqual([
      ['1', 5, 3, undefined],
      ['2', 2, undefined, 1],
    ]);
    expect(rows[0]?.readings[2]).toEqual({ state: 'skipped' });
    expect(rows[1]?.readings[1]).toBeUndefined();
    expect(medians).toEqual([2, 3, 1]);
  });

  test('needs two answers: nobody with one is in it', () => {
    const once = people([response('1', 'start', { shame: 'very' }), response('1', 'end', {})]);
    expect(trajectoryOf(measure('shame'), once, countingRules)).toEqual({ occasions: [], people: [], medians: [] });
  });
});

describe('own words', () => {
  const wrote = (count: number) =>
    Array.from({ length: count }, (_, index) => response(`${index}`, 'end', { helped: `text ${9 - index}` }));
  const shown = (responses: readonly CountedResponse[]) =>
    textsTogether(measure('helped-most'), 'end', { people: people(responses), responses }, countingRules);

  test('are hidden for four and shown for five, by the alphabet', () => {
    expect(shown(wrote(4))).toEqual({ texts: undefined, waiting: 4 });
    expect(shown(wrote(5))).toEqual({ texts: ['text 5', 'text 6', 'text 7', 'text 8', 'text 9'], waiting: 0 });
  });

  test('wait until five more have written: yesterday’s list never differs by fewer than five', () => {
    expect(shown(wrote(9))).toEqual({ ...shown(wrote(5)), waiting: 4 });
    expect(shown(wrote(10)).texts).toHaveLength(10);
  });

  test('of one occasion stand alone, and of a person with two responses there nowhere', () => {
    const early = response('9', 'follow-up-6m', { helped: 'later' });
    expect(shown([...wrote(4), early])).toEqual({ texts: undefined, waiting: 4 });
    const twice = response('0', 'end', { helped: 'again' });
    expect(shown([...wrote(5), twice])).toEqual({ texts: undefined, waiting: 4 });
  });
});
