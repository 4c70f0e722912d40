// The name of one language in another ("svenska", "Swedish"), from the browser's own data.
import type { Language } from '../core/text.ts';

export function languageName(language: Language, shownIn: Language): string {
  return new Intl.DisplayNames([shownIn], { type: 'language', fallback: 'code' }).of(language) ?? language;
}
