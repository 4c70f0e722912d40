// The examples' own words: they are for those who build pages, so they stand in the code and not in the locales.
import { useLanguage } from './useLanguage.ts';

export type Say = (swedish: string, english: string) => string;

export function useSay(): Say {
  const { language } = useLanguage('ui');
  return (swedish, english) => (language === 'sv' ? swedish : english);
}
