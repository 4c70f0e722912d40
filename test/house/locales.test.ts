// Swedish and English say the same things: the same files, keys and interpolations, nothing empty, nothing unused.
import { describe, expect, it } from 'vitest';
import { readTreeFile, treeFiles } from './tree.ts';

const files = treeFiles().filter((path) => /^locales\/[a-z]+\/.*\.json$/.test(path));
const languages = [...new Set(files.map((path) => path.split('/')[1] ?? ''))].sort();
const namespaces = [...new Set(files.map((path) => path.split('/')[2] ?? ''))].sort();

describe('locales', () => {
  it('are Swedish, English, and whatever folder is added', () => {
    expect(languages).toEqual(expect.arrayContaining(['en', 'sv']));
  });

  it.each(namespaces)('%s exists in every language', (namespace) => {
    expect(languages.filter((language) => !files.includes(`locales/${language}/${namespace}`))).toEqual([]);
  });

  it.each(namespaces)('%s has the same keys in every language', (namespace) => {
    const [first, ...others] = languages.map((language) => [...texts(language, namespace).keys()].sort());
    for (const other of others) expect(other).toEqual(first);
  });

  it.each(namespaces)('%s fills in the same values in every language', (namespace) => {
    const [first, ...others] = languages.map((language) =>
      Object.fromEntries([...texts(language, namespace)].map(([key, text]) => [key, interpolations(text)])),
    );
    for (const other of others) expect(other).toEqual(first);
  });

  it.each(files)('%s has no empty text and no key that is not camelCase', (path) => {
    const [, language = '', namespace = ''] = path.split('/');
    const wrong = [...texts(language, namespace)].filter(([key, text]) => text.trim() === '' || !isKey(key));
    expect(wrong).toEqual([]);
  });
});

function texts(language: string, namespace: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const path = `locales/${language}/${namespace}`;
  if (files.includes(path)) collect(JSON.parse(readTreeFile(path)), '', found);
  return found;
}

function collect(value: unknown, key: string, found: Map<string, string>): void {
  if (typeof value === 'string') found.set(key, value);
  else if (value && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) collect(inner, key === '' ? name : `${key}.${name}`, found);
  } else throw new Error(`${key} is neither text nor a group of texts`);
}

function interpolations(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*([^}]+?)\s*\}\}|<\/?(\w+)\/?>/g)].map(([, value, tag]) => value ?? tag ?? '').sort();
}

/** Problem codes and occasions keep their own spelling with hyphens; plurals end in `_one`, `_other`. */
function isKey(key: string): boolean {
  return key.split('.').every((part) => /^[a-z0-9][A-Za-z0-9]*(?:-[a-z0-9]+)*(?:_[a-z]+)?$/.test(part));
}
