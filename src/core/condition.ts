// Whether one enableWhen holds for one answer. FHIR R4, Questionnaire.item.enableWhen; value set
// questionnaire-enable-operator: every operator but "not exists" and "!=" asks for at least one answer that fits.
import type { AnswerValue } from './answers.ts';
import type { FreeText } from './freeText.ts';
import type { Condition } from './questionnaire.ts';

/**
 * `value` is undefined when the question is unanswered: skipped, declined, or not applicable. Then only
 * `exists = false` and `!=` hold.
 */
export function holds(condition: Condition, value: AnswerValue | undefined): boolean {
  const given = partsOf(value);
  const { operator, answer } = condition;
  switch (operator) {
    case 'exists':
      return given.length > 0 === answer;
    case '=':
      return given.some((part) => part === answer);
    case '!=':
      return given.every((part) => part !== answer);
    default:
      return given.some((part) => isOrdered(operator, part, answer));
  }
}

type Part = boolean | number | string;

/** A list counts one by one; own words count as their text. */
function partsOf(value: AnswerValue | undefined): readonly Part[] {
  if (value === undefined) return [];
  if (typeof value !== 'object') return [value];
  const entries: readonly (string | FreeText)[] = 'text' in value ? [value] : value;
  return entries.map((entry) => (typeof entry === 'string' ? entry : entry.text));
}

/** Numbers by size, days (`YYYY-MM-DD`) by calendar, which is the order of their letters. */
function isOrdered(operator: '>' | '<' | '>=' | '<=', part: Part, answer: Part): boolean {
  if (typeof part !== typeof answer || typeof part === 'boolean') return false;
  if (operator === '>') return part > answer;
  if (operator === '<') return part < answer;
  return operator === '>=' ? part >= answer : part <= answer;
}
