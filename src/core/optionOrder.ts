// Several choices in the order of the options, own words last: the order of ticking must not be seen in an answer.
import { type Answer, isDeclined } from './answers.ts';
import type { FreeText } from './freeText.ts';
import type { Question } from './questionnaire.ts';

export function inOptionOrder(question: Question, answer: Answer): Answer {
  if (isDeclined(answer) || !Array.isArray(answer.value)) return answer;
  const chosen: readonly (string | FreeText)[] = answer.value;
  const place = (entry: string | FreeText): number =>
    typeof entry === 'string' ? question.options.findIndex(({ code }) => code === entry) : question.options.length;
  return { ...answer, value: [...chosen].sort((a, b) => place(a) - place(b)) };
}
