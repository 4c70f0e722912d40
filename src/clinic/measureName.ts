// What a question is called in tables: its newest words, and its versions when not all of them can be counted together.
import { isComparableEverywhere, type Measure } from '../core/measure.ts';
import { type Language, textIn } from '../core/text.ts';
import type { Translate } from '../ui/useLanguage.ts';

export function measureName(measure: Measure, measures: readonly Measure[], language: Language, t: Translate): string {
  const text = textIn(measure.question.text, language);
  if (isComparableEverywhere(measure, measures)) return text;
  return t('tables.onlyVersions', { text, versions: measure.versions.join(', ') });
}
