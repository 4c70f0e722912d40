// Texts that leave the page in every language at once: slips, reminders and the suggested privacy notice. Loaded with the page, not with its language.
import { type NoticePart, noticeParts } from '../core/about.ts';
import type { Language, Text } from '../core/text.ts';
import { languageOfPath, languages } from '../ui/languages.ts';

export interface SlipTexts {
  readonly yourCode: string;
  readonly goTo: string;
  readonly keep: string;
}

/** What a reminder says: nothing of clinic, purpose or code. */
export interface ReminderTexts {
  readonly time: string;
  /** By occasion. */
  readonly choose: Readonly<Record<string, string>>;
  readonly lost: string;
}

interface DocumentTexts {
  readonly slip: SlipTexts;
  readonly reminder: ReminderTexts;
  readonly notice: Readonly<Record<NoticePart, string>>;
}

const files = import.meta.glob<DocumentTexts>('../../locales/*/document.json', { eager: true, import: 'default' });

const byLanguage = new Map(Object.entries(files).map(([path, texts]) => [languageOfPath(path), texts]));

/** The languages of printed and signed texts, base language first. */
export const documentLanguages: readonly Language[] = languages
  .map(({ code }) => code)
  .filter((code) => byLanguage.has(code));

export function slipTexts(language: Language): SlipTexts | undefined {
  return byLanguage.get(language)?.slip;
}

export function reminderTexts(language: Language): ReminderTexts | undefined {
  return byLanguage.get(language)?.reminder;
}

/** The suggestion that the clinic edits: every part in every language, with blanks in square brackets. */
export function suggestedNotice(): Readonly<Record<NoticePart, Text>> {
  const part = (name: NoticePart): Text =>
    Object.fromEntries(documentLanguages.map((language) => [language, byLanguage.get(language)?.notice[name] ?? '']));
  return Object.fromEntries(noticeParts.map((name) => [name, part(name)])) as Record<NoticePart, Text>;
}
