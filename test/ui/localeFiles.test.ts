import { describe, expect, it } from 'vitest';
import { validationIssueCodes } from '../../src/core/validation.ts';
import { localeFileNames, localeFolders, localeTexts } from '../support/localeFiles.ts';

const [base, ...others] = ['sv', ...localeFolders().filter((language) => language !== 'sv')] as const;

describe('locale files', () => {
  it('holds Swedish and English', () => {
    expect(localeFolders()).toEqual(expect.arrayContaining(['en', 'sv']));
  });

  it.each(localeFolders())('in %s never leave a text empty', (language) => {
    for (const fileName of localeFileNames(language)) {
      for (const [key, text] of localeTexts(language, fileName)) {
        expect(typeof text === 'string' && text.trim() === text && text !== '', `${language}/${fileName} ${key}`).toBe(
          true,
        );
      }
    }
  });

  it.each(others)('in %s have the same files and keys as in the base language', (language) => {
    expect(localeFileNames(language)).toEqual(localeFileNames(base));
    for (const fileName of localeFileNames(base)) {
      expect(keysOf(language, fileName), fileName).toEqual(keysOf(base, fileName));
    }
  });

  it.each(others)('in %s take the same values as in the base language', (language) => {
    for (const fileName of localeFileNames(base)) {
      const own = localeTexts(language, fileName);
      for (const [key, text] of localeTexts(base, fileName)) {
        expect(variablesOf(own.get(key)), `${fileName} ${key}`).toEqual(variablesOf(text));
      }
    }
  });

  it.each(localeFolders())('in %s word every issue that validation can find', (language) => {
    const keys = [...localeTexts(language, 'ui.json').keys()].filter((key) => key.startsWith('issue.'));
    expect(keys.sort()).toEqual(validationIssueCodes.map((code) => `issue.${code}`).sort());
  });
});

/** Plural forms differ between languages: `_one`, `_few`, `_other` … count as one key. */
function keysOf(language: string, fileName: string): readonly string[] {
  const keys = [...localeTexts(language, fileName).keys()].map((key) =>
    key.replace(/_(zero|one|two|few|many|other)$/, ''),
  );
  return [...new Set(keys)].sort();
}

function variablesOf(text: unknown): readonly string[] {
  return (String(text).match(/\{\{.*?\}\}/g) ?? []).sort();
}
