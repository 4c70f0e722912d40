// Everything that a machine can hold against a page as it is shown: overlapping text, sideways scrolling, key names,
// words of the other language.
import type { Page } from 'playwright-core';
import { type PageLanguage, pageLanguages, textsOf } from './pageTexts.ts';
import { type SeenBox, type SeenText, seenTexts, sidewaysFaults } from './seenPage.ts';

/** Texts in one language that are not of the interface: the questionnaire, the clinic's own. */
export type ForeignWords = Readonly<Record<PageLanguage, ReadonlySet<string>>>;

const namespaces = ['ui', 'client', 'clinic', 'document', 'problem', 'first'] as const;
/** Neighbouring lines of one paragraph may touch. */
const toleratedPixels = 3;

export async function pageFaults(page: Page, language: PageLanguage, more: ForeignWords): Promise<readonly string[]> {
  const texts = await seenTexts(page);
  return [
    ...(await sidewaysFaults(page)),
    ...overlaps(texts),
    ...keyNames(texts),
    ...untranslated(texts, language, more),
  ];
}

export function overlaps(texts: readonly SeenText[]): readonly string[] {
  const boxes = texts.flatMap(({ text, boxes: own }, owner) => own.map((box) => ({ text, owner, box })));
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => other.owner !== one.owner && doOverlap(one.box, other.box))
      .map((other) => `“${one.text}” and “${other.text}” overlap`),
  );
}

function doOverlap(one: SeenBox, other: SeenBox): boolean {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return width > toleratedPixels && height > toleratedPixels;
}

export function keyNames(texts: readonly SeenText[]): readonly string[] {
  const keys = new Set(
    pageLanguages.flatMap((language) =>
      namespaces.flatMap((namespace) =>
        [...textsOf(language, namespace).keys()].flatMap((key) => [key, `${namespace}:${key}`]),
      ),
    ),
  );
  return texts
    .filter(({ text }) => (keys.has(text) && text.includes('.')) || /\{\{|\}\}|\[object |undefined|NaN/.test(text))
    .map(({ text }) => `“${text}” is not for people`);
}

/** Whatever is word for word a text of the other language, and not one of this language too. */
export function untranslated(
  texts: readonly SeenText[],
  language: PageLanguage,
  more: ForeignWords,
): readonly string[] {
  const otherLanguage = language === 'sv' ? 'en' : 'sv';
  const own = patternsOf(language, more);
  const other = patternsOf(otherLanguage, more);
  return texts
    .filter(({ isData, language: marked }) => !isData && (marked === '' || marked === language))
    .filter(({ text }) => other.some((pattern) => pattern.test(text)) && !own.some((pattern) => pattern.test(text)))
    .map(({ text }) => `“${text}” is not in ${language}`);
}

const compiled = new Map<string, readonly RegExp[]>();

function patternsOf(language: PageLanguage, more: ForeignWords): readonly RegExp[] {
  const known = compiled.get(language);
  if (known) return known;
  const templates = [
    ...namespaces.flatMap((namespace) => [...textsOf(language, namespace).values()]),
    ...more[language],
  ];
  const patterns = templates
    .map((template) => template.replace(/\s+/g, ' ').trim())
    // A template of values alone would be any text at all.
    .filter((template) => template.replace(/\{\{.*?\}\}/g, '').replace(/[\s\p{P}]/gu, '').length > 1)
    .map(
      (template) =>
        new RegExp(
          `^${template
            .split(/\{\{.*?\}\}/)
            .map(escaped)
            .join('.+')}$`,
          'u',
        ),
    );
  compiled.set(language, patterns);
  return patterns;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
