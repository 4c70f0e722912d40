// Makes the passphrase of a key file: six words of ten bits each, 60 random bits in all. At 64 MiB and three passes a guess
// (docs/protocol.md, vault file) a search of half of them costs an attacker with the file far more than the file is worth.
import type { RandomBytes } from '../core/random.ts';
import { passphraseWords } from './passphraseWords.ts';

export const passphraseWordCount = 6;

const wordMask = 1023;

/** Six words with single spaces. Two random bytes a word, the low ten bits of each pair: no word is likelier than another. */
export function makePassphrase(randomBytes: RandomBytes): string {
  const bytes = randomBytes(passphraseWordCount * 2);
  const words = Array.from({ length: passphraseWordCount }, (_, index) => {
    const pair = ((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0);
    return passphraseWords[pair & wordMask] ?? '';
  });
  bytes.fill(0);
  return words.join(' ');
}

/** What people type, as it was made: lower case, single spaces between the words, full stops and commas gone. */
export function tidyPassphrase(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.,;_-]+/gu, ' ')
    .trim();
}
