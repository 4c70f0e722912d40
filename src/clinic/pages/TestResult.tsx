import type { PairedTest } from '../../core/pairedTest.ts';
import type { Language } from '../../core/text.ts';
import { formatsOf } from '../../ui/languages.ts';
import { useLanguage } from '../../ui/useLanguage.ts';

/** What a test says: never more than it may. The rules are core's (pairedTest.ts). A formula is read from left to right everywhere. */
export function TestResult({ test }: { readonly test: PairedTest }) {
  const { t, language } = useLanguage();
  if (test.state === 'no-pairs') return t('change.noPairs');
  if (test.state === 'too-few') return t('change.tooFewToTest');
  const isApproximate = test.method === 'signed-rank-normal';
  return <bdi dir="ltr">{`${pText(test.p, language)}${isApproximate ? ' ‡' : ''}`}</bdi>;
}

/** `p = 0,031`, and `p < 0,001` below that. */
function pText(p: number, language: Language): string {
  const number = (value: number) =>
    value.toLocaleString(formatsOf(language), { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return p < 0.001 ? `p < ${number(0.001)}` : `p = ${number(p)}`;
}
