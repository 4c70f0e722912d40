// Reads one enableWhen as it stands. Whether the question exists and takes such an answer is checked when every item
// is known: see checkConditions.

import { isCalendarDate } from './day.ts';
import { type FhirElement, isFhirElement, member, refuseOtherMembers, stringMember } from './fhirElement.ts';
import { type Condition, type ConditionOperator, conditionOperators } from './questionnaire.ts';
import { refuse } from './questionnaireRefusal.ts';
import { readCode } from './readAnswerOptions.ts';

export type ConditionAnswerType = 'Boolean' | 'Integer' | 'Decimal' | 'Date' | 'String' | 'Coding';

/** A condition and what the check needs to know of its source. */
export interface ConditionSource {
  /** The item that carries the condition. */
  readonly linkId: string;
  readonly condition: Condition;
  readonly answerType: ConditionAnswerType;
  /** The Coding's system, when it names one. */
  readonly system?: string;
}

const answerTypes: readonly ConditionAnswerType[] = ['Boolean', 'Integer', 'Decimal', 'Date', 'String', 'Coding'];
const conditionMembers = new Set(['id', 'question', 'operator', ...answerTypes.map((type) => `answer${type}`)]);

/** @throws Problem on an unknown operator, on no answer or two, and on an answer whose value is not of its type */
export function readCondition(enableWhen: FhirElement, linkId: string): ConditionSource {
  refuseOtherMembers(enableWhen, conditionMembers, linkId);
  const question = stringMember(enableWhen, 'question', linkId) ?? refuse(linkId, 'malformed', 'enableWhen.question');
  const operator = readOperator(enableWhen, linkId);
  const present = answerTypes.filter((type) => Object.hasOwn(enableWhen, `answer${type}`));
  const [answerType] = present;
  if (answerType === undefined || present.length > 1) return refuse(linkId, 'malformed', 'enableWhen.answer');
  if (operator === 'exists' && answerType !== 'Boolean') refuse(linkId, 'condition-answer-type', `answer${answerType}`);
  const raw = member(enableWhen, `answer${answerType}`);
  const answer = readConditionAnswer(raw, answerType, linkId);
  const system = isFhirElement(raw) ? stringMember(raw, 'system', linkId) : undefined;
  const condition: Condition = { question, operator, answer };
  return { linkId, condition, answerType, ...(system === undefined ? {} : { system }) };
}

function readOperator(enableWhen: FhirElement, linkId: string): ConditionOperator {
  const operator = member(enableWhen, 'operator');
  const known = conditionOperators.find((candidate) => candidate === operator);
  return known ?? refuse(linkId, 'condition-operator-unknown');
}

function readConditionAnswer(raw: unknown, type: ConditionAnswerType, linkId: string): Condition['answer'] {
  const isOfItsType: Readonly<Record<ConditionAnswerType, boolean>> = {
    Boolean: typeof raw === 'boolean',
    Integer: Number.isInteger(raw),
    Decimal: typeof raw === 'number' && Number.isFinite(raw),
    Date: isCalendarDate(raw),
    String: typeof raw === 'string' && raw !== '',
    Coding: isFhirElement(raw),
  };
  if (!isOfItsType[type]) refuse(linkId, 'condition-answer-type', `answer${type}`);
  return isFhirElement(raw) ? readCode(raw, linkId) : (raw as Condition['answer']);
}
