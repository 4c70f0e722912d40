import type { i18n } from 'i18next';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { directionOf } from './languages.ts';
import { LanguageContext, languageTools } from './languageTools.ts';

export interface LanguageProviderProps {
  readonly i18n: i18n;
  readonly children: ReactNode;
}

/** Gives every part below it the page's language, and keeps `<html lang dir>` true to it. */
export function LanguageProvider({ i18n, children }: LanguageProviderProps) {
  // It alone follows a change; what it hands out is a wrapper of the instance.
  const { language } = useTranslation(undefined, { i18n, useSuspense: false }).i18n;
  const tools = useMemo(() => languageTools(i18n, language), [i18n, language]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);
  return <LanguageContext value={tools}>{children}</LanguageContext>;
}
