// Which items apply: an item applies when its parent does and its own conditions hold. An answer counts only while its
// question applies, so the answers of a branch that was left do not steer anything.
import { type Answers, type AnswerValue, valueIn } from './answers.ts';
import { holds } from './condition.ts';
import { itemIndex } from './itemIndex.ts';
import { Problem } from './problem.ts';
import type { Condition, Item, Questionnaire } from './questionnaire.ts';

/**
 * The linkIds of every item that applies, hidden ones included, in document order. Dependencies are followed to their
 * end, so the order in which questions and conditions stand in the document does not matter.
 * @throws Problem `questionnaire-refused` on a loop, which readQuestionnaire lets nobody bring here
 */
export function applicableItems(questionnaire: Questionnaire, answers: Answers): ReadonlySet<string> {
  const index = itemIndex(questionnaire);
  const known = new Map<string, boolean | 'being-found-out'>();

  const countingValue = (linkId: string): AnswerValue | undefined =>
    applies(linkId) ? valueIn(answers, linkId) : undefined;

  const applies = (linkId: string): boolean => {
    const found = known.get(linkId);
    if (found === 'being-found-out') throw new Problem('questionnaire-refused', { linkId, reason: 'condition-loop' });
    if (found !== undefined) return found;
    known.set(linkId, 'being-found-out');
    const entry = index.get(linkId);
    const isReached = entry !== undefined && (entry.parent === undefined || applies(entry.parent.linkId));
    const result = isReached && conditionsHold(entry.item);
    known.set(linkId, result);
    return result;
  };

  const conditionsHold = ({ enableWhen, enableBehavior }: Item): boolean => {
    if (enableWhen.length === 0) return true;
    const holdsNow = (condition: Condition): boolean => holds(condition, countingValue(condition.question));
    return enableBehavior === 'any' ? enableWhen.some(holdsNow) : enableWhen.every(holdsNow);
  };

  return new Set([...index.keys()].filter(applies));
}
