// Reads one FHIR Questionnaire.item with everything below it. What is not read here, and is not on the lists of
// harmless members, is refused.
import { booleanMember, elementsMember, type FhirElement, member, refuseOtherMembers } from './fhirElement.ts';
import { hiddenUrl, readExtensions, readFlag } from './fhirExtension.ts';
import { isName } from './jsonMembers.ts';
import { type Item, type ItemControl, type Question, type QuestionType, questionTypes } from './questionnaire.ts';
import { refuse } from './questionnaireRefusal.ts';
import { readAnswerOptions, readCode } from './readAnswerOptions.ts';
import { type ConditionSource, readCondition } from './readCondition.ts';
import { isHelp, placeOf, readControl } from './readItemControl.ts';
import { readText } from './readText.ts';
import type { Language, Text } from './text.ts';

/** What one reading gathers across all items. */
export interface Reading {
  readonly base: Language;
  readonly linkIds: Set<string>;
  readonly conditions: ConditionSource[];
}

const deepest = 12;
const itemMembers = new Set(
  `id extension linkId definition code prefix _prefix text _text type enableWhen enableBehavior required repeats readOnly
   maxLength answerValueSet answerOption initial item`.split(/\s+/),
);

/** @throws Problem `questionnaire-refused` with the linkId of the item at fault (its parent's, when it has none) */
export function readItems(element: FhirElement, reading: Reading, parent: string, depth: number): readonly Item[] {
  if (depth > deepest) refuse(parent, 'too-deep');
  return elementsMember(element, 'item', parent)
    .filter((item) => depth === 1 || !isHelp(item))
    .map((item) => readItem(item, reading, parent, depth));
}

function readItem(item: FhirElement, reading: Reading, parent: string, depth: number): Item {
  const linkId = readLinkId(item, reading, parent);
  refuseOtherMembers(item, itemMembers, linkId);
  const type = readType(item, linkId);
  const control = readControl(item, type, linkId);
  const text = readText(item, 'text', reading.base, linkId);
  if (text === undefined && type !== 'group') refuse(linkId, 'missing-text');
  const common = { linkId, text: text ?? {}, ...readRest(item, reading, linkId) };
  if (type === 'display') {
    if (elementsMember(item, 'item', linkId).length > 0) refuse(linkId, 'unsupported-element', 'item');
    refuseQuestionMembers(item, linkId);
    return { ...common, type };
  }
  const help = readHelp(item, reading, linkId);
  const items = readItems(item, reading, linkId, depth + 1);
  const inner = { ...common, ...(help === undefined ? {} : { help }), items };
  if (type !== 'group') return { ...inner, ...readQuestion(item, type, control, reading.base, linkId) };
  refuseQuestionMembers(item, linkId);
  return { ...inner, type };
}

function readLinkId(item: FhirElement, reading: Reading, parent: string): string {
  const linkId = member(item, 'linkId');
  if (typeof linkId !== 'string' || linkId.trim() === '') return refuse(parent, 'missing-linkid');
  if (!isName(linkId)) refuse(parent, 'malformed', 'linkId');
  if (reading.linkIds.has(linkId)) refuse(linkId, 'duplicate-linkid');
  reading.linkIds.add(linkId);
  return linkId;
}

function readType(item: FhirElement, linkId: string): Item['type'] {
  const type = member(item, 'type');
  const types = ['group', 'display', ...questionTypes] as const;
  const known = types.find((candidate) => candidate === type);
  return known ?? refuse(linkId, 'unsupported-item-type', typeof type === 'string' ? type : '');
}

/** Prefix, code, conditions and hiding: what every kind of item may have. */
function readRest(item: FhirElement, reading: Reading, linkId: string) {
  if (Object.hasOwn(item, 'initial')) refuse(linkId, 'initial-value');
  if (booleanMember(item, 'readOnly', linkId) === true) refuse(linkId, 'unsupported-element', 'readOnly');
  const prefix = readText(item, 'prefix', reading.base, linkId);
  const [coding] = elementsMember(item, 'code', linkId);
  const conditions = elementsMember(item, 'enableWhen', linkId).map((enableWhen) => readCondition(enableWhen, linkId));
  reading.conditions.push(...conditions);
  const behavior = member(item, 'enableBehavior');
  if (behavior === undefined && conditions.length > 1) refuse(linkId, 'condition-behavior-missing');
  if (behavior !== undefined && behavior !== 'all' && behavior !== 'any') refuse(linkId, 'malformed', 'enableBehavior');
  const [hidden] = readExtensions(item, placeOf(item), linkId).get(hiddenUrl) ?? [];
  return {
    ...(prefix === undefined ? {} : { prefix }),
    ...(coding === undefined ? {} : { code: readCode(coding, linkId) }),
    enableWhen: conditions.map(({ condition }) => condition),
    enableBehavior: behavior === 'any' ? ('any' as const) : ('all' as const),
    hidden: hidden !== undefined && readFlag(hidden, linkId),
  };
}

function readQuestion(
  item: FhirElement,
  type: QuestionType,
  control: ItemControl | undefined,
  base: Language,
  linkId: string,
): Pick<Question, 'type' | 'options' | 'repeats' | 'required' | 'ordered'> & { maxLength?: number } {
  const isChoice = type === 'choice' || type === 'open-choice';
  if (Object.hasOwn(item, 'answerValueSet')) refuse(linkId, 'answer-value-set');
  if (!isChoice && Object.hasOwn(item, 'answerOption')) refuse(linkId, 'options-not-for-this-type');
  const repeats = booleanMember(item, 'repeats', linkId) ?? false;
  if (repeats && !isChoice) refuse(linkId, 'repeats-not-for-this-type');
  const options = isChoice ? readAnswerOptions(item, base, linkId) : [];
  return {
    type,
    options,
    repeats,
    required: booleanMember(item, 'required', linkId) ?? false,
    ordered: options.length > 0 && options.every((option) => option.ordinal !== undefined),
    ...(control === undefined ? {} : { itemControl: control }),
    ...readMaxLength(item, type, linkId),
  };
}

function readMaxLength(item: FhirElement, type: QuestionType, linkId: string): { maxLength?: number } {
  const maxLength = member(item, 'maxLength');
  if (maxLength === undefined) return {};
  const isText = type === 'string' || type === 'text' || type === 'open-choice';
  if (!isText) refuse(linkId, 'max-length-not-for-this-type');
  const isCount = typeof maxLength === 'number' && Number.isInteger(maxLength) && maxLength > 0;
  return isCount ? { maxLength } : refuse(linkId, 'malformed', 'maxLength');
}

/** Groups and displays ask nothing, so nothing that belongs to a question may hang on them. */
function refuseQuestionMembers(item: FhirElement, linkId: string): void {
  const stray = ['answerValueSet', 'answerOption', 'maxLength'].find((name) => Object.hasOwn(item, name));
  if (stray !== undefined) refuse(linkId, 'unsupported-element', stray);
  if (booleanMember(item, 'repeats', linkId) === true) refuse(linkId, 'repeats-not-for-this-type');
}

function readHelp(item: FhirElement, reading: Reading, linkId: string): Text | undefined {
  const [help, second] = elementsMember(item, 'item', linkId).filter(isHelp);
  if (help === undefined) return undefined;
  if (second !== undefined) refuse(linkId, 'duplicate-help');
  const helpLinkId = readLinkId(help, reading, linkId);
  refuseOtherMembers(help, new Set(['id', 'extension', 'linkId', 'type', 'text', '_text']), helpLinkId);
  return readText(help, 'text', reading.base, helpLinkId) ?? refuse(helpLinkId, 'missing-text');
}
