// What is wrong with a FHIR R4 Bundle of questionnaires and responses, beyond what the JSON schema can see. Written from
// the standard's invariants on raw JSON; it shares nothing with the code that writes Bundles.

type Json = Readonly<Record<string, unknown>>;

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
const walk = (items: readonly Json[]): readonly Json[] =>
  items.flatMap((item) => [
    item,
    ...walk(list(item['item'])),
    ...list(item['answer']).flatMap((one) => walk(list(one['item']))),
  ]);

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

export function bundleFindings(bundle: Json): readonly string[] {
  const entries = list(bundle['entry']);
  const resources = entries.map((entry) => entry['resource'] as Json);
  const questionnaires = resources.filter((resource) => resource['resourceType'] === 'Questionnaire');
  const responses = resources.filter((resource) => resource['resourceType'] === 'QuestionnaireResponse');
  const urls = entries.map((entry) => entry['fullUrl']);
  return [
    ...(new Set(urls).size === urls.length ? [] : ['fullUrl: not unique (bdl-7)']),
    ...questionnaires.flatMap(questionnaireFindings),
    ...responses.flatMap((response) => responseFindings(response, questionnaires)),
  ];
}

function questionnaireFindings(questionnaire: Json): readonly string[] {
  const items = walk(list(questionnaire['item']));
  const linkIds = items.map((item) => item['linkId']);
  return [
    ...(new Set(linkIds).size === linkIds.length ? [] : ['linkId: not unique (que-2)']),
    ...items.flatMap((item) => {
      const conditions = list(item['enableWhen']);
      const type = item['type'];
      const found: string[] = [];
      if (conditions.length > 1 && item['enableBehavior'] === undefined) found.push('enableBehavior: missing (que-12)');
      if (conditions.some((condition) => !linkIds.includes(condition['question'])))
        found.push('enableWhen: no such question');
      if (conditions.some((one) => one['operator'] === 'exists' && typeof one['answerBoolean'] !== 'boolean')) {
        found.push('enableWhen: exists without a boolean (que-7)');
      }
      if (type === 'group' && list(item['item']).length === 0) found.push('group: empty (que-1)');
      if (type === 'display' && (list(item['item']).length > 0 || item['code'] !== undefined))
        found.push('display: holds something (que-1, que-3)');
      if (item['answerOption'] !== undefined && item['answerValueSet'] !== undefined)
        found.push('options: two kinds (que-4)');
      if (item['answerOption'] !== undefined && type !== 'choice' && type !== 'open-choice')
        found.push('options: on another type (que-5)');
      return found;
    }),
  ];
}

function responseFindings(response: Json, questionnaires: readonly Json[]): readonly string[] {
  const canonical = String(response['questionnaire']);
  const meant = questionnaires.filter((one) => `${one['url']}|${one['version']}` === canonical);
  const [questionnaire] = meant;
  if (questionnaire === undefined || meant.length > 1) return ['questionnaire: not resolved in the Bundle'];
  return itemFindings(list(response['item']), list(questionnaire['item']));
}

function itemFindings(items: readonly Json[], definitions: readonly Json[]): readonly string[] {
  const linkIds = items.map((item) => item['linkId']);
  return [
    ...(new Set(linkIds).size === linkIds.length ? [] : ['linkId: answered twice']),
    ...items.flatMap((item) => {
      const definition = definitions.find((candidate) => candidate['linkId'] === item['linkId']);
      if (definition === undefined) return ['linkId: not in the questionnaire at this place'];
      const answers = list(item['answer']);
      const below = [list(item['item']), ...answers.map((answer) => list(answer['item']))];
      return [
        ...(answers.length > 0 && item['item'] !== undefined ? ['item: beside an answer (qrs-1)'] : []),
        ...(answers.length > 1 && definition['repeats'] !== true ? ['answer: more than one'] : []),
        ...answers.flatMap((answer) => answerFindings(answer, definition)),
        ...below.flatMap((nested) => itemFindings(nested, list(definition['item']))),
      ];
    }),
  ];
}

function answerFindings(answer: Json, definition: Json): readonly string[] {
  const names = Object.keys(answer).filter((name) => /^_?value/.test(name));
  const [name = ''] = names;
  const allowed = answerMembers[String(definition['type'])] ?? [];
  if (names.length !== 1 || !allowed.includes(name.replace('_', ''))) return ['answer: of another type'];
  if (name.startsWith('_')) return isAbsent(answer[name]) ? [] : ['answer: neither a value nor a reason'];
  if (name !== 'valueCoding') return [];
  const coding = answer[name] as Json;
  if (coding['code'] === undefined) return isAbsent(coding) ? [] : ['answer: neither a value nor a reason'];
  const options = list(definition['answerOption']).map((option) => option['valueCoding'] as Json);
  const isOption = options.some((option) => option['code'] === coding['code'] && option['system'] === coding['system']);
  return isOption ? [] : ['answer: not among the options'];
}

function isAbsent(value: unknown): boolean {
  return list((value as Json)['extension']).some((extension) =>
    String(extension['url']).endsWith('/data-absent-reason'),
  );
}
