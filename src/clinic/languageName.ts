// The name of one language in another ("svenska", "Swedish"), from the browser's own data; its own name where the browser has none.
import type { Language } from '../core/text.ts';
import { formatsOf, languages } from '../ui/languages.ts';

export function languageName(language: Language, shownIn: Language): string {
  const names = new Intl.DisplayNames([formatsOf(shownIn)], { type: 'language', fallback: 'none' });
  return names.of(language) ?? languages.find(({ code }) => code === language)?.name ?? language;
}
