// The one way a part or a page reads texts: the language in use, a switch, and `t`, which refuses unknown keys out loud while developing.
import type { i18n } from 'i18next';
import { useCallback, useContext } from 'react';
import { I18nContext, useTranslation } from 'react-i18next';
import type { Language } from '../core/text.ts';
import { changeLanguage } from './setupLanguage.ts';

export type TextValues = Readonly<Record<string, string | number>>;

export type Translate = (key: string, values?: TextValues) => string;

export interface LanguageTools {
  readonly language: Language;
  /** Rejects, with the old language kept, when the texts cannot be fetched. */
  readonly setLanguage: (language: Language) => Promise<void>;
  readonly t: Translate;
}

/** `t('start.title')` reads the page's own namespace; `t('ui:question.yes')` names another. `count` in values picks the plural form. */
export function useLanguage(namespace?: 'ui' | 'client' | 'clinic' | 'problem'): LanguageTools {
  // useTranslation re-renders at a change, but hands out a wrapper of the instance; the instance itself is in the context.
  const { language } = useTranslation(undefined, { useSuspense: false }).i18n;
  const { i18n } = useContext(I18nContext);
  const setLanguage = useCallback((wanted: Language) => changeLanguage(i18n, wanted), [i18n]);
  const t = useCallback<Translate>(
    (key, values = {}) =>
      textOf(i18n, key, { ...values, lng: language, ...(namespace === undefined ? {} : { ns: namespace }) }),
    [i18n, language, namespace],
  );
  return { language, setLanguage, t };
}

function textOf(instance: i18n, key: string, options: Record<string, string | number>): string {
  if (import.meta.env.DEV && !instance.exists(key, options)) {
    throw new RangeError(`Missing text in ${instance.language}: ${key}`);
  }
  return instance.t(key, options);
}
