import type { ReactNode } from 'react';
import type { Language } from '../core/text.ts';
import type { AnswerFieldProps } from './AnswerField.tsx';
import { inLanguage } from './inLanguage.ts';
import { questionWords } from './questionWords.ts';
import { shownText } from './shownText.ts';

/** What stands below a question's text and is heard with it: the display texts of its page, its help, `more` in the page's own language. */
export function questionHint(
  { question, displays = [] }: Pick<AnswerFieldProps, 'question' | 'displays'>,
  language: Language,
  more?: string,
): ReactNode {
  const { help, lang } = questionWords(question, language);
  const own = lang === undefined ? undefined : language;
  const parts = [
    ...displays.map(({ text }) => shownText(text, language)),
    ...(help === undefined ? [] : [{ text: help, lang }]),
    ...(more === undefined ? [] : [{ text: more, lang: own }]),
  ];
  if (parts.length === 0) return undefined;
  return parts.map((part) => (
    <p key={part.text} {...inLanguage(part.lang)}>
      {part.text}
    </p>
  ));
}
