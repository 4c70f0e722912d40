// What is wrong with a FHIR R4 Questionnaire: the standard's invariants and required elements, written from their text and on
// raw JSON. It shares nothing with the code that reads or writes questionnaires.

export type Json = Readonly<Record<string, unknown>>;

export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

/** Every item, and what lies below it and below its answers. */
export const walkItems = (items: readonly Json[]): readonly Json[] =>
  items.flatMap((item) => [
    item,
    ...walkItems(listOf(item['item'])),
    ...listOf(item['answer']).flatMap((one) => walkItems(listOf(one['item']))),
  ]);

export type Rule = readonly [finding: string, isBroken: boolean];

export const brokenOf = (rules: readonly Rule[]): readonly string[] =>
  rules.filter(([, isBroken]) => isBroken).map(([finding]) => finding);

const statuses: readonly unknown[] = ['draft', 'active', 'retired', 'unknown'];
const types: readonly unknown[] = [
  ...['group', 'display', 'boolean', 'decimal', 'integer', 'date', 'dateTime', 'time', 'string', 'text', 'url'],
  ...['choice', 'open-choice', 'attachment', 'reference', 'quantity'],
];
const operators: readonly unknown[] = ['exists', '=', '!=', '>', '<', '>=', '<='];
const withOptions: readonly unknown[] = [
  ...['choice', 'open-choice', 'decimal', 'integer', 'date', 'dateTime', 'time', 'string', 'quantity'],
];
const withLength: readonly unknown[] = ['boolean', 'decimal', 'integer', 'string', 'text', 'url', 'open-choice'];

export function questionnaireFindings(questionnaire: Json): readonly string[] {
  const items = walkItems(listOf(questionnaire['item']));
  const linkIds = items.map((item) => item['linkId']);
  const { status } = questionnaire;
  return [
    ...brokenOf([
      ['status: missing or unknown', !statuses.includes(status)],
      ['linkId: not unique (que-2)', new Set(linkIds).size !== linkIds.length],
    ]),
    ...items.flatMap(itemFindings),
    ...items
      .flatMap((item) => listOf(item['enableWhen']))
      .flatMap((condition) => conditionFindings(condition, linkIds)),
  ];
}

function itemFindings(item: Json): readonly string[] {
  const { type } = item;
  const has = (member: string) => item[member] !== undefined;
  const isDisplay = type === 'display';
  const options = listOf(item['answerOption']);
  return brokenOf([
    ['linkId: missing', typeof item['linkId'] !== 'string'],
    ['type: missing or unknown', !types.includes(type)],
    ['group: empty (que-1)', type === 'group' && listOf(item['item']).length === 0],
    ['display: holds an item (que-1)', isDisplay && has('item')],
    ['display: has a code (que-3)', isDisplay && has('code')],
    ['options: two kinds (que-4)', has('answerOption') && has('answerValueSet')],
    ['options: on another type (que-5)', !withOptions.includes(type) && (has('answerOption') || has('answerValueSet'))],
    ['option: without a value', options.some((option) => valuesIn(option, 'value').length !== 1)],
    ['display: required or repeated (que-6)', isDisplay && (has('required') || has('repeats'))],
    ['initial: on a group or a display (que-8)', (type === 'group' || isDisplay) && has('initial')],
    ['display: read-only (que-9)', isDisplay && has('readOnly')],
    ['maxLength: on another type (que-10)', !withLength.includes(type) && has('maxLength')],
    ['initial: beside options (que-11)', has('answerOption') && has('initial')],
    ['initial: without a value', listOf(item['initial']).some((one) => valuesIn(one, 'value').length !== 1)],
    // The text says more than one; the expression in R4, more than two. The stricter one.
    ['enableBehavior: missing (que-12)', listOf(item['enableWhen']).length > 1 && !has('enableBehavior')],
    ['initial: several (que-13)', listOf(item['initial']).length > 1 && item['repeats'] !== true],
  ]);
}

function conditionFindings(condition: Json, linkIds: readonly unknown[]): readonly string[] {
  const answers = valuesIn(condition, 'answer');
  return brokenOf([
    ['enableWhen: no such question', !linkIds.includes(condition['question'])],
    ['enableWhen: no such operator', !operators.includes(condition['operator'])],
    ['enableWhen: not one answer', answers.length !== 1],
    [
      'enableWhen: exists without a boolean (que-7)',
      condition['operator'] === 'exists' && typeof condition['answerBoolean'] !== 'boolean',
    ],
  ]);
}

/** Names of a choice of types: `valueCoding`, `answerBoolean`. */
export function valuesIn(element: Json, choice: 'value' | 'answer'): readonly string[] {
  return Object.keys(element).filter((name) => new RegExp(`^_?${choice}[A-Z]`).test(name));
}
