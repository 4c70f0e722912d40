// A questionnaire's text as the page shows it, with the language to mark it by when it is not the page's own.
import { baseLanguage, type Language, type Text, textIn } from '../core/text.ts';

export interface ShownText {
  readonly text: string;
  /** For the `lang` attribute: set only when the text falls back to another language than the page's. */
  readonly lang: Language | undefined;
}

export function shownText(text: Text, language: Language): ShownText {
  const own = Object.hasOwn(text, language);
  return { text: textIn(text, language), lang: own ? undefined : fallbackLanguage(text) };
}

function fallbackLanguage(text: Text): Language | undefined {
  return Object.hasOwn(text, baseLanguage) ? baseLanguage : Object.keys(text)[0];
}
