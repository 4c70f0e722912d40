// What a question's control says: its text with prefix, its help, and its options, each with the language it is in.
import type { Question } from '../core/questionnaire.ts';
import type { Language } from '../core/text.ts';
import type { ListOption } from './OptionRow.tsx';
import { shownText } from './shownText.ts';

export interface QuestionWords {
  readonly text: string;
  readonly help: string | undefined;
  readonly lang: Language | undefined;
}

export function questionWords({ prefix, text, help }: Question, language: Language): QuestionWords {
  const shown = shownText(text, language);
  return {
    text: prefix === undefined ? shown.text : `${prefix} ${shown.text}`,
    help: help === undefined ? undefined : shownText(help, language).text,
    lang: shown.lang,
  };
}

/** An exclusive option that closes the list is set apart by the word "or". */
export function questionOptions({ options, repeats }: Question, language: Language): readonly ListOption[] {
  return options.map((option, index) => {
    const shown = shownText(option.text, language);
    const exclusive = repeats && option.exclusive === true;
    return {
      value: option.code,
      label: shown.text,
      lang: shown.lang,
      exclusive,
      afterOr: exclusive && index > 0 && index === options.length - 1,
    };
  });
}
