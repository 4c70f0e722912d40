import { expect, test } from 'vitest';
import { isOccasion, occasions } from '../../src/core/occasion.ts';
import { languageTag, textIn } from '../../src/core/text.ts';

test('a text is given in the language asked for, else in the base language, else in what there is', () => {
  expect(textIn({ sv: 'S', en: 'E' }, 'en')).toBe('E');
  expect(textIn({ sv: 'S', en: 'E' }, 'fi')).toBe('S');
  expect(textIn({ sv: 'S', en: 'E' }, 'fi', 'en')).toBe('E');
  expect(textIn({ und: 'U' }, 'en')).toBe('U');
  expect(textIn({}, 'en')).toBe('');
});

test('a language called like a built-in is no language', () => {
  expect(textIn({ sv: 'S' }, 'constructor')).toBe('S');
});

test.each(['sv', 'nb-NO', 'zh-Hant-TW'])('%s is a language tag', (tag) => expect(languageTag.test(tag)).toBe(true));
test.each(['', 's', 'sv_SE', 'sv-', '__proto__', 'på svenska'])('%o is no language tag', (tag) =>
  expect(languageTag.test(tag)).toBe(false),
);

test.each(occasions)('%s is an occasion', (occasion) => expect(isOccasion(occasion)).toBe(true));
test.each(['', 'Start', 'toString', 'spare-1', 0, null, undefined, ['start']])('%o is no occasion', (input) => {
  expect(isOccasion(input)).toBe(false);
});
