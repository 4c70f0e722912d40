// What core says of one response about one item, for tests that count the same by another way.
import { type CountedResponse, type Finding, findingOf, type YesRule } from '../../src/core/indicator.ts';
import { measuresOf } from '../../src/core/measure.ts';
import { countingRules } from '../../src/questionnaires/countingRules.ts';

export function findingIn(item: string, yes: YesRule, response: CountedResponse): Finding {
  const measure = measuresOf([response.questionnaire], countingRules).find((candidate) => candidate.item === item);
  return findingOf(measure, yes, response, countingRules);
}
