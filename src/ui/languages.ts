// The languages the product speaks: one per folder in locales/, read from its language.json. Adding a language is adding a folder.
import { baseLanguage, type Language } from '../core/text.ts';

export interface SupportedLanguage {
  readonly code: Language;
  /** The language's name in itself, as its own speakers write it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Whose way of writing dates and numbers it has, as a browser knows it: English here is written in Sweden. */
  readonly formats: string;
}

const descriptions = import.meta.glob<Omit<SupportedLanguage, 'code'>>('../../locales/*/language.json', {
  eager: true,
  import: 'default',
});

/** The base language first, then by code. Compared as plain text: rules for sorting words would cost a slow phone 40 ms at its start. */
export const languages: readonly SupportedLanguage[] = Object.entries(descriptions)
  .map(([path, description]) => ({ ...description, code: languageOfPath(path) }))
  .sort((a, b) => (rank(a.code) < rank(b.code) ? -1 : 1));

export function isSupported(language: Language): boolean {
  return languages.some(({ code }) => code === language);
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return languages.find(({ code }) => code === language)?.direction ?? 'ltr';
}

export function formatsOf(language: Language): string {
  return languages.find(({ code }) => code === language)?.formats ?? language;
}

/** The folder's name in `…/locales/<language>/<namespace>.json`; empty when the path has no such folder. */
export function languageOfPath(path: string): Language {
  return /\/locales\/([^/]+)\//.exec(path)?.[1] ?? '';
}

function rank(code: Language): string {
  return code === baseLanguage ? '' : code;
}
