// What a test says, in words: never more than it may. The rules are core's (pairedTest.ts).
import type { PairedTest } from '../core/pairedTest.ts';
import type { Language } from '../core/text.ts';
import { formatsOf } from '../ui/languages.ts';
import type { Translate } from '../ui/useLanguage.ts';

export function testWords(test: PairedTest, language: Language, t: Translate): string {
  if (test.state === 'no-pairs') return t('change.noPairs');
  if (test.state === 'too-few') return t('change.tooFewToTest');
  return pWords(test.p, language);
}

/** `p = 0,031`, and `p < 0,001` below that. */
export function pWords(p: number, language: Language): string {
  const number = (value: number) =>
    value.toLocaleString(formatsOf(language), { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return p < 0.001 ? `p < ${number(0.001)}` : `p = ${number(p)}`;
}
