// The finished response: which answers travel, and their form as a FHIR R4 QuestionnaireResponse and back.
// answered: item with answer; declined: answer whose value is absent, `asked-declined`; skipped: item without answer;
// not asked: no item. Display items ask nothing and are left out.
import { type Answer, type Answers, parseAnswers } from './answers.ts';
import { applicableItems } from './branching.ts';
import { type Day, parseDay } from './day.ts';
import { fromFhirAnswers, toFhirAnswers } from './fhirAnswer.ts';
import { type FhirElement, isFhirElement } from './fhirElement.ts';
import { inOptionOrder } from './optionOrder.ts';
import { Problem } from './problem.ts';
import { type Item, isQuestion, type Questionnaire, questionsOf } from './questionnaire.ts';
import { textIn } from './text.ts';

/**
 * The answers that leave the device: of applicable questions only, in document order, several choices in the order of
 * the options with own words last. Neither the order of answering nor a branch that was left can be seen in them.
 */
export function travellingAnswers(questionnaire: Questionnaire, answers: Answers): readonly Answer[] {
  const applicable = applicableItems(questionnaire, answers);
  return questionsOf(questionnaire).flatMap((question) => {
    const answer = applicable.has(question.linkId) ? answers.get(question.linkId) : undefined;
    return answer === undefined ? [] : [inOptionOrder(question, answer)];
  });
}

export interface ResponseInput {
  readonly questionnaire: Questionnaire;
  readonly answers: Answers;
  /** The day of answering. */
  readonly authored?: Day;
  /** The slip's serial: the only name that a respondent has here. */
  readonly pseudonym?: string;
}

export function toQuestionnaireResponse(input: ResponseInput): FhirElement {
  const { questionnaire, authored, pseudonym } = input;
  const travelling = new Map(travellingAnswers(questionnaire, input.answers).map((answer) => [answer.linkId, answer]));
  const applicable = applicableItems(questionnaire, input.answers);
  const [base = ''] = questionnaire.languages;
  const toItems = (items: readonly Item[]): readonly FhirElement[] =>
    items.filter((item) => item.type !== 'display' && applicable.has(item.linkId)).map(toItem);
  const toItem = (item: Item): FhirElement => {
    const text = textIn(item.text, base);
    const head = { linkId: item.linkId, ...(text === '' ? {} : { text }) };
    const nested = item.type === 'display' ? [] : toItems(item.items);
    const inner = nested.length === 0 ? {} : { item: nested };
    const answer = isQuestion(item) ? travelling.get(item.linkId) : undefined;
    if (!isQuestion(item) || answer === undefined) return { ...head, ...inner };
    const [first, ...rest] = toFhirAnswers(item, answer);
    return { ...head, answer: [{ ...first, ...inner }, ...rest] };
  };
  return {
    resourceType: 'QuestionnaireResponse',
    ...canonicalMember(questionnaire),
    status: 'completed',
    ...(pseudonym === undefined ? {} : { subject: { identifier: { value: pseudonym } } }),
    ...(authored === undefined ? {} : { authored }),
    item: toItems(questionnaire.items),
  };
}

/** `url|version`, the identity of a published questionnaire. */
export function canonicalOf(questionnaire: Questionnaire): string {
  return questionnaire.version === '' ? questionnaire.url : `${questionnaire.url}|${questionnaire.version}`;
}

/**
 * Reads back what `toQuestionnaireResponse` wrote. The items present must be exactly those that the answers make
 * applicable; then skipped and not asked follow from the answers.
 * @throws Problem `response-malformed` (structure) or `answers-malformed` (an answer its question does not take)
 */
export function fromQuestionnaireResponse(
  questionnaire: Questionnaire,
  input: unknown,
): { readonly answers: Answers; readonly authored?: Day } {
  if (!isFhirElement(input) || input['resourceType'] !== 'QuestionnaireResponse') return refuseField('resourceType');
  refuseOthers(input, ['resourceType', 'id', 'meta', 'questionnaire', 'status', 'subject', 'authored', 'item']);
  if (input['questionnaire'] !== canonicalMember(questionnaire).questionnaire) refuseField('questionnaire');
  if (input['status'] !== 'completed') refuseField('status');
  const present = new Set<string>();
  const found: Answer[] = [];
  const readItems = (list: unknown, expected: readonly Item[]): void => {
    if (list === undefined) return;
    if (!Array.isArray(list)) refuseField('item');
    for (const entry of list) readItem(entry, expected);
  };
  const readItem = (element: unknown, expected: readonly Item[]): void => {
    if (!isFhirElement(element)) refuseField('item');
    refuseOthers(element, ['id', 'linkId', 'text', 'answer', 'item']);
    const item = expected.find(({ linkId }) => linkId === element['linkId']);
    if (item === undefined || item.type === 'display' || present.has(item.linkId)) refuseField('linkId');
    present.add(item.linkId);
    readItems(element['item'], item.items);
    if (element['answer'] === undefined) return;
    const answers: unknown = element['answer'];
    if (!isQuestion(item) || !Array.isArray(answers) || !answers.every(isFhirElement) || answers.length === 0) {
      refuseField('answer');
    }
    found.push(fromFhirAnswers(item, answers));
    for (const answer of answers) readItems(answer['item'], item.items);
  };
  readItems(input['item'], questionnaire.items);
  const answers = parseAnswers(found, questionnaire);
  refuseOtherItems(questionnaire, answers, present);
  return input['authored'] === undefined ? { answers } : { answers, authored: parseDay(input['authored']) };
}

function canonicalMember(questionnaire: Questionnaire): { readonly questionnaire?: string } {
  return questionnaire.url === '' ? {} : { questionnaire: canonicalOf(questionnaire) };
}

function refuseOtherItems(questionnaire: Questionnaire, answers: Answers, present: ReadonlySet<string>): void {
  const applicable = applicableItems(questionnaire, answers);
  for (const { linkId } of questionsOf(questionnaire)) {
    if (applicable.has(linkId) !== present.has(linkId)) refuseField('item');
  }
}

function refuseOthers(element: FhirElement, known: readonly string[]): void {
  const stranger = Object.keys(element).find((name) => !known.includes(name));
  if (stranger !== undefined) refuseField(known.includes('linkId') ? 'item' : 'response');
}

function refuseField(field: string): never {
  throw new Problem('response-malformed', { field });
}
