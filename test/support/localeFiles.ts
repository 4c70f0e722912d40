// The locale files as they lie on disk, for tests about their keys.
import { readdirSync, readFileSync } from 'node:fs';

const folder = `${import.meta.dirname}/../../locales/`;

export function localeFolders(): readonly string[] {
  return readdirSync(folder).sort();
}

export function localeFileNames(language: string): readonly string[] {
  return readdirSync(`${folder}${language}`).sort();
}

/** Every text of one file by its dotted key. */
export function localeTexts(language: string, fileName: string): ReadonlyMap<string, unknown> {
  const content: unknown = JSON.parse(readFileSync(`${folder}${language}/${fileName}`, 'utf8'));
  return new Map(flatten(content, []));
}

function flatten(value: unknown, path: readonly string[]): readonly [string, unknown][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, inner]) => flatten(inner, [...path, key]));
  }
  return [[path.join('.'), value]];
}
