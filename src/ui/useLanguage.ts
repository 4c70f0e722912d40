// The one way a part or a page reads texts: the language in use, a switch, and `t`, which refuses unknown keys out loud while developing.
import { useContext } from 'react';
import { LanguageContext, type LanguageTools, type TextNamespace } from './languageTools.ts';

export type { LanguageTools, TextValues, Translate } from './languageTools.ts';

/** `t('start.title')` reads the page's own namespace; `t('ui:question.yes')` names another. `count` in values picks the plural form. */
export function useLanguage(namespace?: TextNamespace): LanguageTools {
  return useContext(LanguageContext)(namespace);
}
