// Checks what can only be checked when every item is known: that each condition points at a question that takes such
// an answer, and that no item's showing depends on itself.
import { childrenOf, type Item, isQuestion, type Question, type QuestionType } from './questionnaire.ts';
import { refuse } from './questionnaireRefusal.ts';
import type { ConditionAnswerType, ConditionSource } from './readCondition.ts';

const answerTypeFor: Readonly<Record<QuestionType, ConditionAnswerType>> = {
  boolean: 'Boolean',
  choice: 'Coding',
  'open-choice': 'Coding',
  integer: 'Integer',
  decimal: 'Decimal',
  date: 'Date',
  string: 'String',
  text: 'String',
};
const orderedTypes: readonly QuestionType[] = ['integer', 'decimal', 'date'];
const orderingOperators: readonly string[] = ['>', '<', '>=', '<='];

/** @throws Problem `questionnaire-refused` at the item that carries the faulty condition */
export function checkConditions(items: readonly Item[], sources: readonly ConditionSource[]): void {
  const parents = new Map<string, string>();
  const byLinkId = new Map<string, Item>();
  const enter = (item: Item): void => {
    byLinkId.set(item.linkId, item);
    for (const child of childrenOf(item)) {
      parents.set(child.linkId, item.linkId);
      enter(child);
    }
  };
  items.forEach(enter);
  for (const source of sources) checkCondition(source, byLinkId, parents);
  refuseLoops(byLinkId, parents);
}

function checkCondition(
  source: ConditionSource,
  byLinkId: ReadonlyMap<string, Item>,
  parents: ReadonlyMap<string, string>,
): void {
  const { linkId, condition } = source;
  if (condition.question === linkId) refuse(linkId, 'condition-on-itself');
  const target = byLinkId.get(condition.question) ?? refuse(linkId, 'condition-question-missing', condition.question);
  if (!isQuestion(target)) refuse(linkId, 'condition-on-no-question', condition.question);
  for (let above = parents.get(target.linkId); above !== undefined; above = parents.get(above)) {
    if (above === linkId) refuse(linkId, 'condition-on-descendant', condition.question);
  }
  if (condition.operator === 'exists') return;
  if (orderingOperators.includes(condition.operator) && !orderedTypes.includes(target.type)) {
    refuse(linkId, 'condition-operator-not-for-this-type', condition.operator);
  }
  if (source.answerType !== answerTypeFor[target.type]) {
    refuse(linkId, 'condition-answer-type', `answer${source.answerType}`);
  }
  if (source.answerType === 'Coding') checkOption(source, target);
}

function checkOption({ linkId, condition, system }: ConditionSource, target: Question): void {
  const option = target.options.find(({ code }) => code === condition.answer);
  const isSameSystem = system === undefined || option?.system === system;
  if (option === undefined || !isSameSystem) refuse(linkId, 'condition-option-unknown', String(condition.answer));
}

/** An item depends on its parent and on the questions of its conditions; following that must end somewhere. */
function refuseLoops(byLinkId: ReadonlyMap<string, Item>, parents: ReadonlyMap<string, string>): void {
  const settled = new Set<string>();
  const onTheWay = new Set<string>();
  const follow = (linkId: string): void => {
    if (settled.has(linkId)) return;
    if (onTheWay.has(linkId)) refuse(linkId, 'condition-loop');
    onTheWay.add(linkId);
    const parent = parents.get(linkId);
    if (parent !== undefined) follow(parent);
    for (const { question } of byLinkId.get(linkId)?.enableWhen ?? []) follow(question);
    onTheWay.delete(linkId);
    settled.add(linkId);
  };
  for (const linkId of byLinkId.keys()) follow(linkId);
}
