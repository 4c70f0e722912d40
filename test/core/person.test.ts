import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flowOf } from '../../src/core/flow.ts';
import type { CountedResponse } from '../../src/core/indicator.ts';
import { type Occasion, occasions } from '../../src/core/occasion.ts';
import { pairsBetween, personOf, placeResponses } from '../../src/core/person.ts';
import { answersOf, questionnaireOf, yesNo } from './questionnaireBuilder.ts';

const questionnaire = questionnaireOf([yesNo('q1')]);
const response = (pseudonym: string, occasion: Occasion, more: Partial<CountedResponse> = {}): CountedResponse => ({
  questionnaire,
  answers: answersOf({ q1: true }),
  occasion,
  pseudonym,
  ...more,
});
const place = (responses: readonly CountedResponse[]) => placeResponses(questionnaire.url, responses);

describe('one person', () => {
  const slips = new Map([
    ['0001', {}],
    ['0002', { replaces: '0001' }],
    ['0003', { replaces: '0002' }],
    ['0008', { replaces: '0009' }],
    ['0009', { replaces: '0008' }],
  ]);
  test('is a slip and all that replaced it, called by the first', () => {
    expect(['0001', '0002', '0003'].map((serial) => personOf(slips, serial))).toEqual(['0001', '0001', '0001']);
  });

  test('is alone with a slip that replaced nothing, or that the registry does not know', () => {
    expect(personOf(slips, '0004')).toBe('0004');
  });

  test('is found even where two slips say that they replaced each other', () => {
    expect(['0008', '0009']).toContain(personOf(slips, '0008'));
  });
});

describe('placing', () => {
  test('two responses at one occasion count nowhere; the same person counts elsewhere', () => {
    const twice = [response('0001', 'start'), response('0001', 'start')];
    const { people, doubled } = place([...twice, response('0001', 'end'), response('0002', 'start')]);
    expect(doubled).toEqual(twice);
    expect(people.map(({ pseudonym, at }) => [pseudonym, ...at.keys()])).toEqual([
      ['0001', 'end'],
      ['0002', 'start'],
    ]);
  });

  test('another version is the same questionnaire, another url is not', () => {
    const later = questionnaireOf([yesNo('q1')], { version: '2.0.0' });
    const other = questionnaireOf([yesNo('q1')], { url: 'urn:uuid:other' });
    const { people, doubled } = place([
      response('0001', 'start'),
      response('0001', 'end', { questionnaire: later }),
      response('0001', 'start', { questionnaire: other }),
    ]);
    expect(people.map(({ at }) => [...at.keys()])).toEqual([['start', 'end']]);
    expect(doubled).toEqual([]);
  });

  test('the order of responses changes nothing', () => {
    const some = fc.array(
      fc.record({ pseudonym: fc.constantFrom('1', '2', '3'), occasion: fc.constantFrom(...occasions) }),
    );
    fc.assert(
      fc.property(some, (list) => {
        const responses = list.map(({ pseudonym, occasion }) => response(pseudonym, occasion));
        const { people, doubled } = place(responses);
        const again = place([...responses].reverse());
        expect(again.people).toEqual(people);
        expect(again.doubled.length).toBe(doubled.length);
        expect(people.reduce((sum, { at }) => sum + at.size, 0) + doubled.length).toBe(responses.length);
      }),
    );
  });
});

describe('the flow of the report', () => {
  const groups: readonly (readonly [number, readonly Occasion[]])[] = [
    [18, ['start']],
    [3, ['start', 'end']],
    [1, ['start', 'end', 'follow-up-6m']],
    [5, ['end', 'follow-up-6m']],
    [2, ['follow-up-6m']],
  ];
  let serial = 0;
  const { people } = place(
    groups.flatMap(([count, held]) =>
      Array.from({ length: count }, () => {
        serial += 1;
        return held.map((occasion) => response(String(serial).padStart(4, '0'), occasion));
      }).flat(),
    ),
  );
  const flow = flowOf(people);

  test('29 people: 22 at start, 9 at end, 8 at follow-up', () => {
    expect(flow.people).toBe(29);
    expect(flow.at.map((entry) => entry.people)).toEqual([22, 9, 8, 0, 0, 0]);
  });

  test('every combination once, the most common first', () => {
    expect(flow.patterns).toEqual([
      { occasions: ['start'], people: 18 },
      { occasions: ['end', 'follow-up-6m'], people: 5 },
      { occasions: ['start', 'end'], people: 3 },
      { occasions: ['follow-up-6m'], people: 2 },
      { occasions: ['start', 'end', 'follow-up-6m'], people: 1 },
    ]);
  });

  test('4 pairs of start and end, 6 of end and follow-up, 1 of start and follow-up', () => {
    expect(flow.pairs).toEqual([
      { from: 'start', to: 'end', people: 4 },
      { from: 'start', to: 'follow-up-6m', people: 1 },
      { from: 'end', to: 'follow-up-6m', people: 6 },
    ]);
    const [pair] = pairsBetween(people, 'start', 'follow-up-6m');
    expect([pair?.before.occasion, pair?.after.occasion]).toEqual(['start', 'follow-up-6m']);
  });

  test('nobody gives an empty flow', () => {
    expect(flowOf([])).toMatchObject({ people: 0, patterns: [], pairs: [] });
  });
});
