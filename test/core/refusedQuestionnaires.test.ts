import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { readQuestionnaire } from '../../src/core/readQuestionnaire.ts';
import { fhirQuestionnaire, yesNo } from './questionnaireBuilder.ts';
import { refusedConditions } from './refusedConditions.ts';
import { refusedItems } from './refusedItems.ts';

const standard = 'http://hl7.org/fhir/StructureDefinition/';

describe('readQuestionnaire', () => {
  test.each([...refusedItems, ...refusedConditions])('refuses %s', (_, linkId, reason, items) => {
    const read = () => readQuestionnaire(fhirQuestionnaire(items));
    expect(read).toThrow(Problem);
    expect(refusalOf(read)).toMatchObject({ linkId, reason });
  });

  test.each([
    ['nothing', undefined, 'not-a-questionnaire'],
    ['a list', [], 'not-a-questionnaire'],
    ['another resource', { resourceType: 'Patient' }, 'not-a-questionnaire'],
    ['items that are no list', fhirQuestionnaire([], { item: {} }), 'malformed'],
    ['an item that is no object', fhirQuestionnaire([], { item: [1] }), 'malformed'],
    ['implicit rules', fhirQuestionnaire([yesNo('a')], { implicitRules: 'x' }), 'unsupported-element'],
    [
      'an expression library',
      fhirQuestionnaire([yesNo('a')], { extension: [{ url: `${standard}cqf-library` }] }),
      'unsupported-extension',
    ],
    ['a language that is none', fhirQuestionnaire([yesNo('a')], { language: 'på svenska' }), 'malformed'],
    ['a version that is a number', fhirQuestionnaire([yesNo('a')], { version: 1 }), 'malformed'],
  ])('refuses %s at the top', (_, input, reason) => {
    expect(refusalOf(() => readQuestionnaire(input))).toMatchObject({ linkId: '', reason });
  });
});

function refusalOf(read: () => unknown): unknown {
  try {
    read();
  } catch (error) {
    return error instanceof Problem && error.code === 'questionnaire-refused' ? error.detail : error;
  }
  return 'accepted';
}
