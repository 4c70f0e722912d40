import { describe, expect, it } from 'vitest';
import { preferredLanguage } from '../../src/clinic/preferredLanguage.ts';
import { languages } from '../../src/ui/languages.ts';

const codes = ['sv', 'en', 'ar', 'pt-BR', 'zh-Hant'];

describe('the language in which the clinic’s page starts', () => {
  it.each([
    [['en-GB', 'sv'], 'en'],
    [['ar'], 'ar'],
    [['fi', 'ar-EG', 'en'], 'ar'],
    [['zh-Hant-TW'], 'zh-Hant'],
    [['pt'], 'pt-BR'],
    [['EN-us'], 'en'],
    [['fi', 'de'], 'sv'],
    [[], 'sv'],
  ])('for %j is %s', (wanted, expected) => {
    expect(preferredLanguage(wanted, codes)).toBe(expected);
  });

  it('can be any that has a folder', () => {
    for (const { code } of languages) expect(preferredLanguage([code])).toBe(code);
  });
});
