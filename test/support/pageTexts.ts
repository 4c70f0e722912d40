// The interface texts as the pages show them: tests look for what a person reads, and follow the texts when they change.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type PageLanguage = 'sv' | 'en';
export type Namespace = 'ui' | 'client' | 'clinic' | 'document' | 'problem' | 'first';

export const pageLanguages: readonly PageLanguage[] = ['sv', 'en'];

/** @throws Error when there is no such text: a test must not look for nothing */
export function pageText(
  language: PageLanguage,
  namespace: Namespace,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = key
    .split('.')
    .reduce<unknown>(
      (group, part) => (group as Record<string, unknown> | undefined)?.[part],
      fileOf(language, namespace),
    );
  if (typeof text !== 'string') throw new Error(`no text ${language}/${namespace}: ${key}`);
  const isMirrored = describedLanguage(language).direction === 'rtl';
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = String(values[name] ?? '');
    // A page that is written from right to left sets what is filled in apart.
    return isMirrored ? `\u2068${value}\u2069` : value;
  });
}

/** A language's own name for itself. */
export function languageName(language: PageLanguage): string {
  return describedLanguage(language).name;
}

export function describedLanguage(language: PageLanguage): { readonly name: string; readonly direction: string } {
  return fileOf(language, 'language') as { readonly name: string; readonly direction: string };
}

/** Every text of a namespace, with its key. */
export function textsOf(language: PageLanguage, namespace: Namespace): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const collect = (value: unknown, key: string): void => {
    if (typeof value === 'string') found.set(key, value);
    else
      for (const [name, inner] of Object.entries(value as object)) collect(inner, key === '' ? name : `${key}.${name}`);
  };
  collect(fileOf(language, namespace), '');
  return found;
}

const folders = new Map<string, string>();

/** A language that a test has added, and where its texts lie. */
export function addTexts(language: string, folder: string): void {
  folders.set(language, folder);
}

const read = new Map<string, unknown>();

function fileOf(language: PageLanguage, namespace: Namespace | 'language'): unknown {
  const path = join(folders.get(language) ?? `locales/${language}`, `${namespace}.json`);
  if (!read.has(path)) read.set(path, JSON.parse(readFileSync(path, 'utf8')));
  return read.get(path);
}
