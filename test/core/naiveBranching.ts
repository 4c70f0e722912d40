// A slow, obvious twin of branching: everything begins as not applicable, and every item is looked at again and again
// until nothing changes. No order, no memory, no recursion; its own reading of every operator.
import type { Answers } from '../../src/core/answers.ts';
import type { Condition, Item, Questionnaire } from '../../src/core/questionnaire.ts';

export function naiveApplicableItems(questionnaire: Questionnaire, answers: Answers): Set<string> {
  const rows: { item: Item; parents: string[] }[] = [];
  const collect = (items: readonly Item[], parents: string[]) => {
    for (const item of items) {
      rows.push({ item, parents });
      if (item.type !== 'display') collect(item.items, [...parents, item.linkId]);
    }
  };
  collect(questionnaire.items, []);
  let applicable = new Set<string>();
  for (let round = 0; round <= rows.length; round++) {
    const before = applicable;
    applicable = new Set(
      rows
        .filter(({ item }) => {
          const results = item.enableWhen.map((condition) => naiveHolds(condition, before, answers));
          if (results.length === 0) return true;
          return item.enableBehavior === 'all' ? !results.includes(false) : results.includes(true);
        })
        .map(({ item }) => item.linkId),
    );
    for (const { item, parents } of rows) {
      if (!parents.every((parent) => applicable.has(parent))) applicable.delete(item.linkId);
    }
  }
  return applicable;
}

function naiveHolds(condition: Condition, applicable: Set<string>, answers: Answers): boolean {
  const answer = answers.get(condition.question);
  const isAnswered = applicable.has(condition.question) && answer !== undefined && !('declined' in answer);
  const parts: (string | number | boolean)[] = [];
  if (isAnswered) {
    const list = Array.isArray(answer.value) ? answer.value : [answer.value];
    for (const entry of list) parts.push(typeof entry === 'object' ? entry.text : entry);
  }
  const wanted = condition.answer;
  if (condition.operator === 'exists') return wanted === true ? isAnswered : !isAnswered;
  if (condition.operator === '!=') return !parts.includes(wanted);
  for (const part of parts) {
    if (condition.operator === '=' && part === wanted) return true;
    if (condition.operator === '>' && part > wanted) return true;
    if (condition.operator === '<' && part < wanted) return true;
    if (condition.operator === '>=' && part >= wanted) return true;
    if (condition.operator === '<=' && part <= wanted) return true;
  }
  return false;
}
