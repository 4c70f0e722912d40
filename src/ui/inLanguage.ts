// Marks words that are not in the page's language: in which they are, and from which side they are read.
import type { Language } from '../core/text.ts';
import { directionOf } from './languages.ts';

export interface LanguageMark {
  readonly lang?: Language;
  readonly dir?: 'ltr' | 'rtl';
}

/** To be spread onto the element; nothing for the page's own language. */
export function inLanguage(lang: Language | undefined): LanguageMark {
  return lang === undefined ? {} : { lang, dir: directionOf(lang) };
}
