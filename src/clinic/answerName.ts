// What an answer is called in tables and pictures: the option's own words, or yes and no.
import type { Measure } from '../core/measure.ts';
import { type Language, textIn } from '../core/text.ts';
import { optionByCode } from '../core/validation.ts';

export function answerName(
  { question }: Measure,
  answer: boolean | string,
  language: Language,
  t: (key: string) => string,
): string {
  if (typeof answer === 'boolean') return t(answer ? 'ui:question.yes' : 'ui:question.no');
  const option = optionByCode(question, answer);
  return option === undefined ? answer : textIn(option.text, language);
}
