// What is wrong with a FHIR R4 Bundle of questionnaires and responses, beyond what the JSON schema can see: the standard's
// invariants, and that every answer fits its question. It shares nothing with the code that writes Bundles.
import { brokenOf, type Json, listOf, questionnaireFindings, valuesIn, walkItems } from './questionnaireFindings.ts';

const answerMembers: Readonly<Record<string, readonly string[]>> = {
  boolean: ['valueBoolean'],
  integer: ['valueInteger'],
  decimal: ['valueDecimal'],
  date: ['valueDate'],
  string: ['valueString'],
  text: ['valueString'],
  choice: ['valueCoding'],
  'open-choice': ['valueCoding', 'valueString'],
};

const statuses: readonly unknown[] = ['in-progress', 'completed', 'amended', 'entered-in-error', 'stopped'];

export function bundleFindings(bundle: Json): readonly string[] {
  const entries = listOf(bundle['entry']);
  const resources = entries.flatMap((entry) => (entry['resource'] === undefined ? [] : [entry['resource'] as Json]));
  const questionnaires = resources.filter((resource) => resource['resourceType'] === 'Questionnaire');
  const responses = resources.filter((resource) => resource['resourceType'] === 'QuestionnaireResponse');
  const urls = entries.map((entry) => entry['fullUrl']);
  const has = (member: string) => entries.some((entry) => entry[member] !== undefined);
  return [
    ...brokenOf([
      // Ours is a collection: what the other kinds of Bundle must or may have (bdl-9 to bdl-12) cannot be in it.
      ['type: not a collection', bundle['type'] !== 'collection'],
      ['total: in a collection (bdl-1)', bundle['total'] !== undefined],
      ['search: in a collection (bdl-2)', has('search')],
      ['request: in a collection (bdl-3)', has('request')],
      ['response: in a collection (bdl-4)', has('response')],
      ['entry: without a resource (bdl-5)', resources.length < entries.length],
      ['fullUrl: not unique (bdl-7)', new Set(urls).size !== urls.length],
      ['fullUrl: of one version (bdl-8)', urls.some((url) => String(url).includes('/_history/'))],
    ]),
    ...questionnaires.flatMap(questionnaireFindings),
    ...responses.flatMap((response) => responseFindings(response, questionnaires)),
  ];
}

function responseFindings(response: Json, questionnaires: readonly Json[]): readonly string[] {
  const canonical = String(response['questionnaire']);
  const meant = questionnaires.filter((one) => `${one['url']}|${one['version']}` === canonical);
  const [questionnaire] = meant;
  const own = brokenOf([
    ['status: of a response, missing or unknown', !statuses.includes(response['status'])],
    [
      'linkId: of an answer, missing',
      walkItems(listOf(response['item'])).some((item) => typeof item['linkId'] !== 'string'),
    ],
  ]);
  if (questionnaire === undefined || meant.length > 1) return [...own, 'questionnaire: not resolved in the Bundle'];
  return [...own, ...itemFindings(listOf(response['item']), listOf(questionnaire['item']))];
}

function itemFindings(items: readonly Json[], definitions: readonly Json[]): readonly string[] {
  const linkIds = items.map((item) => item['linkId']);
  return [
    ...(new Set(linkIds).size === linkIds.length ? [] : ['linkId: answered twice']),
    ...items.flatMap((item) => {
      const definition = definitions.find((candidate) => candidate['linkId'] === item['linkId']);
      if (definition === undefined) return ['linkId: not in the questionnaire at this place'];
      const answers = listOf(item['answer']);
      const below = [listOf(item['item']), ...answers.map((answer) => listOf(answer['item']))];
      return [
        ...brokenOf([
          ['item: beside an answer (qrs-1)', answers.length > 0 && item['item'] !== undefined],
          ['answer: more than one', answers.length > 1 && definition['repeats'] !== true],
        ]),
        ...answers.flatMap((answer) => answerFindings(answer, definition)),
        ...below.flatMap((nested) => itemFindings(nested, listOf(definition['item']))),
      ];
    }),
  ];
}

function answerFindings(answer: Json, definition: Json): readonly string[] {
  const names = valuesIn(answer, 'value');
  const [name = ''] = names;
  const allowed = answerMembers[String(definition['type'])] ?? [];
  if (names.length !== 1 || !allowed.includes(name.replace('_', ''))) return ['answer: of another type'];
  if (name.startsWith('_')) return isAbsent(answer[name]) ? [] : ['answer: neither a value nor a reason'];
  if (name !== 'valueCoding') return [];
  const coding = answer[name] as Json;
  if (coding['code'] === undefined) return isAbsent(coding) ? [] : ['answer: neither a value nor a reason'];
  const options = listOf(definition['answerOption']).map((option) => (option['valueCoding'] ?? {}) as Json);
  const isOption = options.some((option) => option['code'] === coding['code'] && option['system'] === coding['system']);
  return isOption ? [] : ['answer: not among the options'];
}

function isAbsent(value: unknown): boolean {
  return listOf((value as Json)['extension']).some((extension) =>
    String(extension['url']).endsWith('/data-absent-reason'),
  );
}
