// What a therapist fills in about the clinic, and which of it still has to be mended before it can be signed.
import { type About, aboutLimit, type NoticePart, noticeParts, type SupportLine } from '../core/about.ts';
import type { Language, Text } from '../core/text.ts';
import { utf8Length } from '../core/utf8.ts';
import { documentLanguages, suggestedNotice } from './documentTexts.ts';

export interface SupportLineForm {
  readonly key: number;
  readonly name: Text;
  readonly phone: string;
  readonly hours: Text;
}

export interface ClinicTexts {
  readonly name: Text;
  readonly support: readonly SupportLineForm[];
  readonly notice: Readonly<Record<NoticePart, Text>>;
  /** Neutral page for the quick exit; empty when there is none. */
  readonly exit: string;
}

export type TextFault =
  | { readonly field: 'name'; readonly language: Language }
  | { readonly field: 'exit' }
  | { readonly field: 'line'; readonly key: number; readonly reason: 'incomplete' | 'phone' | 'hours' }
  | {
      readonly field: 'notice';
      readonly part: NoticePart;
      readonly language: Language;
      readonly reason: 'empty' | 'blank';
    }
  | { readonly field: 'length' };

const emptyText = (): Text => Object.fromEntries(documentLanguages.map((language) => [language, '']));

// The same rules as the readers of the signed files (core/about.ts, core/profile.ts), told before signing instead of after.
const phonePattern = /^\+?[0-9][0-9 -]{1,22}[0-9]$/;
const exitPattern = /^https:\/\/[\u0021-\u007e]{1,192}$/;
/** Room for what the form does not hold: ids, member names, occasions. */
const roomForRest = 1024;

export function newClinicTexts(): ClinicTexts {
  return { name: emptyText(), support: [], notice: suggestedNotice(), exit: '' };
}

/** What is published now, to be changed. */
export function clinicTextsOf(
  about: Pick<About, 'name' | 'support' | 'notice'>,
  exit: string | undefined,
): ClinicTexts {
  const support = about.support.map(({ name, phone, hours }, index) => ({
    key: index + 1,
    name,
    phone,
    hours: hours ?? emptyText(),
  }));
  return { name: about.name, support, notice: about.notice, exit: exit ?? '' };
}

/** As the signed file wants them. */
export function noticeTexts(texts: ClinicTexts): Readonly<Record<NoticePart, Text>> {
  const parts = noticeParts.map((part) => [part, trimmed(texts.notice[part])] as const);
  return Object.fromEntries(parts) as Record<NoticePart, Text>;
}

export function newSupportLine(key: number): SupportLineForm {
  return { key, name: emptyText(), phone: '', hours: emptyText() };
}

/** Faults of the page about the clinic, in the page's order. */
export function clinicFaults(texts: ClinicTexts): readonly TextFault[] {
  const names = documentLanguages
    .filter((language) => isBlank(texts.name[language]))
    .map((language) => ({ field: 'name', language }) as const);
  const exit = texts.exit.trim();
  return [
    ...names,
    ...texts.support.flatMap(lineFaults),
    ...(exit === '' || exitPattern.test(exit) ? [] : [{ field: 'exit' } as const]),
  ];
}

/** Faults of the privacy notice, language by language. */
export function noticeFaults(texts: ClinicTexts): readonly TextFault[] {
  const faults = documentLanguages.flatMap((language) =>
    noticeParts.flatMap((part): readonly TextFault[] => {
      const words = texts.notice[part][language] ?? '';
      if (isBlank(words)) return [{ field: 'notice', part, language, reason: 'empty' }];
      return /\[.*\]/s.test(words) ? [{ field: 'notice', part, language, reason: 'blank' }] : [];
    }),
  );
  const isTooLong = utf8Length(JSON.stringify([texts.name, texts.support, texts.notice])) > aboutLimit - roomForRest;
  return isTooLong ? [...faults, { field: 'length' }] : faults;
}

/** As the signed file wants them: trimmed, hours only where there are any. */
export function supportLines(texts: ClinicTexts): readonly SupportLine[] {
  return texts.support.map(({ name, phone, hours }) => {
    const line = { name: trimmed(name), phone: phone.trim() };
    return Object.values(hours).every(isBlank) ? line : { ...line, hours: trimmed(hours) };
  });
}

export function trimmed(text: Text): Text {
  return Object.fromEntries(Object.entries(text).map(([language, words]) => [language, words.trim()]));
}

function lineFaults({ key, name, phone, hours }: SupportLineForm): readonly TextFault[] {
  const isFilled = (text: Text) => documentLanguages.every((language) => !isBlank(text[language]));
  if (!isFilled(name) || isBlank(phone)) return [{ field: 'line', key, reason: 'incomplete' }];
  if (!phonePattern.test(phone.trim())) return [{ field: 'line', key, reason: 'phone' }];
  const hasHours = Object.values(hours).some((words) => !isBlank(words));
  return hasHours && !isFilled(hours) ? [{ field: 'line', key, reason: 'hours' }] : [];
}

function isBlank(words: string | undefined): boolean {
  return words === undefined || words.trim() === '';
}
