// A text in every language that its questionnaire declares. The base language is the one the author wrote in.

export type Language = string;

export type Text = Readonly<Record<Language, string>>;

/** BCP 47 as far as a questionnaire uses it: `sv`, `en`, `nb-NO`, `zh-Hant-TW`. */
export const languageTag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/;

export const baseLanguage: Language = 'sv';

/** The text in `language`, else in `base`, else in the first language there is, else empty. */
export function textIn(text: Text, language: Language, base: Language = baseLanguage): string {
  const own = ownText(text, language) ?? ownText(text, base);
  return own ?? Object.values(text)[0] ?? '';
}

function ownText(text: Text, language: Language): string | undefined {
  return Object.hasOwn(text, language) ? text[language] : undefined;
}
