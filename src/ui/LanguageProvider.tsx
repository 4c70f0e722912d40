import type { i18n } from 'i18next';
import { type ReactNode, useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { directionOf } from './languages.ts';

export interface LanguageProviderProps {
  readonly i18n: i18n;
  readonly children: ReactNode;
}

/** Gives every part below it the page's language, and keeps `<html lang dir>` true to it. */
export function LanguageProvider({ i18n, children }: LanguageProviderProps) {
  const [language, setLanguage] = useState(i18n.language);
  useEffect(() => {
    const follow = (changed: string) => setLanguage(changed);
    i18n.on('languageChanged', follow);
    return () => i18n.off('languageChanged', follow);
  }, [i18n]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);
  return <I18nextProvider i18n={i18n}>{children}</I18nextProvider>;
}
