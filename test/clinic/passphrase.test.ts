import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makePassphrase, passphraseWordCount, tidyPassphrase } from '../../src/clinic/passphrase.ts';
import { passphraseWords } from '../../src/clinic/passphraseWords.ts';

test('six words from 1,024 make 60 bits', () => {
  expect(passphraseWords).toHaveLength(1024);
  expect(passphraseWordCount * Math.log2(passphraseWords.length)).toBe(60);
});

test('every word is different, also by its first four letters, and typed with a to z', () => {
  expect(new Set(passphraseWords).size).toBe(1024);
  expect(new Set(passphraseWords.map((word) => word.slice(0, 4))).size).toBe(1024);
  expect(passphraseWords.filter((word) => !/^[a-z]{3,8}$/.test(word))).toEqual([]);
});

test('every word comes from the same number of random pairs', () => {
  const counts = new Map<string, number>();
  for (let pair = 0; pair < 65_536; pair++) {
    const [first = ''] = makePassphrase((length) => {
      const bytes = new Uint8Array(length);
      bytes[0] = pair >> 8;
      bytes[1] = pair & 255;
      return bytes;
    }).split(' ');
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  expect(new Set(counts.values())).toEqual(new Set([64]));
  expect(counts.size).toBe(1024);
});

test('however a passphrase is typed, it is the same passphrase', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...passphraseWords), { minLength: 6, maxLength: 6 }),
      fc.constantFrom(' ', '  ', '-', ', ', '\n', '. '),
      (words, separator) => tidyPassphrase(`  ${words.join(separator).toUpperCase()} `) === words.join(' '),
    ),
  );
});
