// Answers from two versions side by side: what the map allows is pooled, all else is told and left out.
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import { indicatorChange, scaleChange } from '../../src/core/change.ts';
import type { CountingRules } from '../../src/core/countingRules.ts';
import { distributionOf } from '../../src/core/distribution.ts';
import { type CountedResponse, countTable, type IndicatorSet } from '../../src/core/indicator.ts';
import { type Measure, measuresOf, readingOf } from '../../src/core/measure.ts';
import { pairsBetween, placeResponses } from '../../src/core/person.ts';
import { countingRules } from '../../src/questionnaires/countingRules.ts';
import { scenario } from '../scenario/scenarioDriver.ts';
import { type SelfRatingVersion, selfRating } from '../support/selfRating.ts';

const questionnaires = [selfRating('1.0.0'), selfRating('1.1.0')];
const measures = measuresOf(questionnaires, countingRules);
const measure = (id: string): Measure => {
  const found = measures.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const url = selfRating().url;
const lasts = { recent: 'month', past: 'longer' } as const;

function answered(
  version: SelfRatingVersion,
  occasion: 'start' | 'end',
  pseudonym: string,
  last: keyof typeof lasts,
  extra: Readonly<Record<string, string>> = {},
): CountedResponse {
  const questionnaire = selfRating(version);
  const person = scenario(questionnaire).at(occasion);
  person.answers('bought-ever', true).answers('bought-last', lasts[last]);
  for (const [linkId, value] of Object.entries(extra)) person.answers(linkId, value);
  return { questionnaire, answers: person.answersNow as Answers, occasion, pseudonym };
}

describe('measures of two versions', () => {
  test('an item that means the same is one, under its newest words; a rescaled one is two', () => {
    expect(measure('guilt|1.0.0').versions).toEqual(['1.0.0', '1.1.0']);
    expect(measure('guilt|1.0.0').question.text['sv']).toMatch(/skuldkänslor/);
    expect(measure('shame|1.0.0').versions).toEqual(['1.0.0', '1.1.0']);
    expect(measure('control|1.0.0').versions).toEqual(['1.0.0']);
    expect(measure('control-seven|1.1.0').versions).toEqual(['1.1.0']);
    expect(measures.filter(({ item }) => item === 'guilt')).toHaveLength(1);
  });

  test('without a map nothing is pooled', () => {
    const unmapped = measuresOf(questionnaires, { ...countingRules, comparability: [] });
    expect(unmapped.every(({ versions }) => versions.length === 1)).toBe(true);
  });
});

describe('a pair across versions', () => {
  const responses = [
    answered('1.0.0', 'start', '0001', 'recent', { guilt: 'very', control: 'bad' }),
    answered('1.1.0', 'end', '0001', 'past', { guilt: 'little', 'control-seven': 'well' }),
    answered('1.1.0', 'start', '0002', 'recent', { guilt: 'quite', 'control-seven': 'bad' }),
    answered('1.1.0', 'end', '0002', 'recent', { guilt: 'quite', 'control-seven': 'good' }),
  ];
  const { people } = placeResponses(url, responses);
  const pairs = pairsBetween(people, 'start', 'end');
  const change = (id: string, rules: CountingRules = countingRules) => scaleChange(measure(id), 'lower', pairs, rules);

  test('is compared on what was only reworded', () => {
    expect(change('guilt|1.0.0')).toMatchObject({
      change: { improved: 1, same: 1, worse: 0 },
      missing: 0,
      notComparable: 0,
    });
  });

  test('is told and left out on what was rescaled, in both directions', () => {
    expect(change('control|1.0.0')).toMatchObject({
      notComparable: 2,
      steps: [],
      signedRankTest: { state: 'no-pairs' },
    });
    expect(change('control-seven|1.1.0')).toMatchObject({
      notComparable: 1,
      steps: [{ pseudonym: '0002', before: 5, after: 3, step: 2 }],
    });
  });

  test('is left out of the reworded item, too, when the map is broken', () => {
    const broken = countingRules.comparability.map((map) => ({
      ...map,
      changed: map.changed.map((item) => ({ ...item, relation: 'rescaled' as const })),
    }));
    expect(change('guilt|1.0.0', { ...countingRules, comparability: broken })).toMatchObject({ notComparable: 2 });
  });

  test('changes an indicator, yes to no', () => {
    const yes = { kind: 'one-of', codes: ['week', 'month', 'half-year'] } as const;
    expect(indicatorChange(measure('bought-last|1.0.0'), yes, pairs, countingRules)).toEqual({
      table: { yesYes: 1, yesNo: 1, noYes: 0, noNo: 0 },
      missing: 0,
      notComparable: 0,
      test: { state: 'too-few', informative: 1 },
    });
  });

  test('takes "not at all" for what was not asked because it was long ago, and says so', () => {
    const long = [
      answered('1.0.0', 'start', '0003', 'recent', { 'bought-often': 'weekly' }),
      answered('1.0.0', 'end', '0003', 'past'),
    ];
    const own = pairsBetween(placeResponses(url, long).people, 'start', 'end');
    expect(scaleChange(measure('bought-often|1.0.0'), 'lower', own, countingRules)).toMatchObject({
      derived: 1,
      steps: [{ before: 4, after: 1, step: 3 }],
    });
    expect(
      scaleChange(measure('bought-often|1.0.0'), 'lower', own, { ...countingRules, derivations: [] }),
    ).toMatchObject({
      missing: 1,
      steps: [],
    });
  });

  test('has answers spread by occasion, with what is missing and not comparable apart', () => {
    expect(distributionOf(measure('control-seven|1.1.0'), people, countingRules)).toMatchObject([
      { occasion: 'start', people: 2, answered: 1, notComparable: 1, counts: [0, 0, 0, 0, 1, 0, 0] },
      { occasion: 'end', people: 2, answered: 2, notComparable: 0, counts: [0, 1, 1, 0, 0, 0, 0] },
    ]);
    const [start] = distributionOf(measure('someone-to-talk-to|1.1.0'), people, countingRules);
    expect(start).toMatchObject({ skipped: 1, notComparable: 1, counts: [0, 0] });
  });
});

test('a table counts both versions, and only the comparable answers of a row', () => {
  const set: IndicatorSet = {
    id: 'both',
    occasion: 'start',
    questionnaire: { url, versions: ['1.0.0', '1.1.0'] },
    population: 'everyone',
    indicators: [
      { id: 'guilt', item: 'guilt', yes: { kind: 'ordinal-at-least', value: 4 } },
      { id: 'control', item: 'control', yes: { kind: 'ordinal-at-least', value: 4 } },
      { id: 'seven', item: 'control-seven', yes: { kind: 'ordinal-at-least', value: 5 } },
    ],
  };
  const responses = [
    answered('1.0.0', 'start', '0001', 'recent', { guilt: 'very', control: 'bad' }),
    answered('1.1.0', 'start', '0002', 'recent', { guilt: 'very', 'control-seven': 'bad' }),
    answered('1.1.0', 'start', '0003', 'recent', { guilt: 'little', 'control-seven': 'well' }),
  ];
  const none = { skipped: 0, declined: 0, notAsked: 0 };
  expect(countTable(set, responses, countingRules).rows).toEqual([
    { id: 'guilt', yes: 2, no: 1, notComparable: 0, ...none },
    { id: 'control', yes: 1, no: 0, notComparable: 2, ...none },
    { id: 'seven', yes: 1, no: 1, notComparable: 1, ...none },
  ]);
});

test('a response to another questionnaire is never comparable', () => {
  const other = { ...selfRating(), url: 'urn:uuid:other' };
  const { answers } = answered('1.1.0', 'start', '0001', 'recent', { guilt: 'very' });
  expect(readingOf(measure('guilt|1.0.0'), { questionnaire: other, answers }, countingRules)).toEqual({
    state: 'notComparable',
  });
});
