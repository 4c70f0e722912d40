import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applicableItems } from '../../src/core/branching.ts';
import { parseDay } from '../../src/core/day.ts';
import { Problem } from '../../src/core/problem.ts';
import { fromQuestionnaireResponse, toQuestionnaireResponse, travellingAnswers } from '../../src/core/response.ts';
import {
  answersOf,
  arbitraryAnswers,
  arbitraryQuestionnaire,
  choice,
  type FhirJson,
  group,
  item,
  option,
  questionnaireOf,
  whenYes,
  yesNo,
} from './questionnaireBuilder.ts';

const languageExtension = [{ url: 'http://hl7.org/fhir/StructureDefinition/language', valueCode: 'sv' }];
const declinedExtension = [
  { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'asked-declined' },
];
const questionnaire = questionnaireOf([
  group('g', [
    yesNo('a', { item: [yesNo('under-a', { enableWhen: [whenYes('a')] })] }),
    item('open-choice', 'o', { repeats: true, answerOption: [option('x'), option('y')] }),
  ]),
  item('text', 't'),
  choice('c', ['x']),
  item('integer', 'i'),
]);
const both = arbitraryQuestionnaire.chain((any) => fc.tuple(fc.constant(any), arbitraryAnswers(any)));

describe('QuestionnaireResponse', () => {
  test('mirrors the groups and keeps answered, declined, skipped and not asked apart', () => {
    const answers = answersOf({
      a: 'declined!',
      o: ['y', { text: 'Eget' }],
      t: 'declined!',
      i: 'declined!',
      c: 'declined!',
    });
    const response = toQuestionnaireResponse({
      questionnaire,
      answers,
      authored: parseDay('2026-03-01'),
      pseudonym: '0007',
    });
    expect(response).toEqual({
      resourceType: 'QuestionnaireResponse',
      questionnaire: 'urn:uuid:0e7d2a4e-6b1f-4a57-8f0a-0d8f3c1b2a90|1.0.0',
      status: 'completed',
      subject: { identifier: { value: '0007' } },
      authored: '2026-03-01',
      item: [
        {
          linkId: 'g',
          text: 'Text g',
          item: [
            {
              linkId: 'a',
              text: 'Text a',
              answer: [{ extension: languageExtension, _valueBoolean: { extension: declinedExtension } }],
            },
            {
              linkId: 'o',
              text: 'Text o',
              answer: [
                { extension: languageExtension, valueCoding: { code: 'y', display: 'Option y' } },
                { extension: languageExtension, valueString: 'Eget' },
              ],
            },
          ],
        },
        {
          linkId: 't',
          text: 'Text t',
          answer: [{ extension: languageExtension, _valueString: { extension: declinedExtension } }],
        },
        {
          linkId: 'c',
          text: 'Text c',
          answer: [{ extension: languageExtension, valueCoding: { extension: declinedExtension } }],
        },
        {
          linkId: 'i',
          text: 'Text i',
          answer: [{ extension: languageExtension, _valueInteger: { extension: declinedExtension } }],
        },
      ],
    });
  });

  test('nests a question under the answer of its parent, or under the item when the parent was skipped', () => {
    const nested = questionnaireOf([yesNo('a', { item: [yesNo('b')] })]);
    expect(
      toQuestionnaireResponse({ questionnaire: nested, answers: answersOf({ a: true, b: false }) })['item'],
    ).toMatchObject([
      { linkId: 'a', answer: [{ valueBoolean: true, item: [{ linkId: 'b', answer: [{ valueBoolean: false }] }] }] },
    ]);
    expect(toQuestionnaireResponse({ questionnaire: nested, answers: answersOf({ b: false }) })['item']).toMatchObject([
      { linkId: 'a', item: [{ linkId: 'b', answer: [{ valueBoolean: false }] }] },
    ]);
  });

  test('each answer remembers the language that it was read in', () => {
    const bilingual = questionnaireOf([
      yesNo('a', {
        _text: {
          extension: [
            {
              url: 'http://hl7.org/fhir/StructureDefinition/translation',
              extension: [
                { url: 'lang', valueCode: 'en' },
                { url: 'content', valueString: 'E' },
              ],
            },
          ],
        },
      }),
    ]);
    const answers = answersOf({ a: true }, 'en');
    const response = toQuestionnaireResponse({ questionnaire: bilingual, answers });
    expect(fromQuestionnaireResponse(bilingual, response).answers.get('a')?.lang).toBe('en');
  });

  test('to and back is the identity on what travels, through JSON text', () => {
    fc.assert(
      fc.property(both, ([any, answers]) => {
        const response: unknown = JSON.parse(
          JSON.stringify(toQuestionnaireResponse({ questionnaire: any, answers, authored: parseDay('2026-03-01') })),
        );
        const back = fromQuestionnaireResponse(any, response);
        expect([...back.answers.values()]).toEqual(travellingAnswers(any, answers));
        expect(back.authored).toBe('2026-03-01');
        expect(applicableItems(any, back.answers)).toEqual(applicableItems(any, answers));
      }),
      { numRuns: 100 },
    );
  });

  const answered = (linkId: string, answer: FhirJson): FhirJson => ({
    linkId,
    answer: [{ extension: languageExtension, ...answer }],
  });
  const whole = (changed: FhirJson = {}, replaced: Readonly<Record<string, FhirJson>> = {}): FhirJson => ({
    resourceType: 'QuestionnaireResponse',
    questionnaire: 'urn:uuid:0e7d2a4e-6b1f-4a57-8f0a-0d8f3c1b2a90|1.0.0',
    status: 'completed',
    item: [
      { linkId: 'g', item: [replaced['a'] ?? { linkId: 'a' }, { linkId: 'o' }] },
      replaced['t'] ?? { linkId: 't' },
      replaced['c'] ?? { linkId: 'c' },
      replaced['i'] ?? { linkId: 'i' },
    ],
    ...changed,
  });

  test('reads a response where everything was skipped', () => {
    expect(fromQuestionnaireResponse(questionnaire, whole()).answers.size).toBe(0);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['another resource', whole({ resourceType: 'Questionnaire' })],
    ['another questionnaire', whole({ questionnaire: 'urn:uuid:other|1.0.0' })],
    ['another version', whole({ questionnaire: 'urn:uuid:0e7d2a4e-6b1f-4a57-8f0a-0d8f3c1b2a90|2.0.0' })],
    ['one in progress', whole({ status: 'in-progress' })],
    ['an unknown member', whole({ surprise: 1 })],
    ['items that are no list', whole({ item: {} })],
    ['an applicable item left out', whole({ item: [{ linkId: 't' }] })],
    ['an item that does not apply', whole({}, { a: { linkId: 'a', item: [{ linkId: 'under-a' }] } })],
    ['an unknown item', whole({}, { t: { linkId: 'z' } })],
    ['an item in the wrong place', whole({}, { t: { linkId: 'a' } })],
    ['an item twice', whole({}, { t: { linkId: 'c' } })],
    ['an answer to a group', whole({ item: [{ linkId: 'g', answer: [{ valueBoolean: true }] }] })],
    ['an empty answer list', whole({}, { t: { linkId: 't', answer: [] } })],
    ['an answer without language', whole({}, { i: { linkId: 'i', answer: [{ valueInteger: 1 }] } })],
    ['an answer of the wrong type', whole({}, { i: answered('i', { valueString: '1' }) })],
    ['an answer whose value has the wrong type', whole({}, { i: answered('i', { valueInteger: '1' }) })],
    ['two values in one answer', whole({}, { i: answered('i', { valueInteger: 1, valueString: '1' }) })],
    ['an answer without value', whole({}, { i: answered('i', {}) })],
    [
      'two answers to a question that takes one',
      whole(
        {},
        { i: { linkId: 'i', answer: [1, 2].map((valueInteger) => ({ extension: languageExtension, valueInteger })) } },
      ),
    ],
    ['an unknown option', whole({}, { c: answered('c', { valueCoding: { code: 'z' } }) })],
    ['an option of another system', whole({}, { c: answered('c', { valueCoding: { code: 'x', system: 's' } }) })],
    [
      'a value absent for another reason',
      whole(
        {},
        {
          i: answered('i', {
            _valueInteger: { extension: [{ url: declinedExtension[0]?.url, valueCode: 'unknown' }] },
          }),
        },
      ),
    ],
    ['a text with a control character', whole({}, { t: answered('t', { valueString: 'a\u0007' }) })],
    ['a day that does not exist', whole({ authored: '2026-02-30' })],
  ])('refuses %s', (_, input) => {
    expect(() => fromQuestionnaireResponse(questionnaire, input)).toThrow(Problem);
  });

  test('throws nothing but Problem when one thing anywhere is replaced by anything', () => {
    const response = toQuestionnaireResponse({
      questionnaire,
      answers: answersOf({ a: true, o: ['x'], t: { text: 'T' }, i: 2 }),
    });
    fc.assert(
      fc.property(fc.nat(), fc.anything(), (place, anything) => {
        const copy: unknown = structuredClone(response);
        const slots: { holder: Record<string, unknown>; key: string }[] = [];
        const walk = (node: unknown): void => {
          if (typeof node !== 'object' || node === null) return;
          for (const key of Object.keys(node)) {
            const holder = node as Record<string, unknown>;
            slots.push({ holder, key });
            walk(holder[key]);
          }
        };
        walk(copy);
        const slot = slots[place % slots.length];
        if (slot) slot.holder[slot.key] = anything;
        try {
          fromQuestionnaireResponse(questionnaire, copy);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
      { numRuns: 300 },
    );
  });
});
