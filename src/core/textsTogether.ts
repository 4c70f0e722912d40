// Free text that is only shown for several people together: sorted by its own letters, so that neither who wrote it nor
// when can be seen, and let out by the batch, so that a new text never stands alone beside yesterday's print.
import type { CountingRules } from './countingRules.ts';
import { isFreeText } from './freeText.ts';
import type { CountedResponse } from './indicator.ts';
import { type Measure, readingOf } from './measure.ts';
import type { Occasion } from './occasion.ts';
import { placeResponses } from './person.ts';

export interface TextsTogether {
  /** Undefined while fewer people than the rule demands have written. */
  readonly texts: readonly string[] | undefined;
  /** People who have written and wait until they are enough to be shown together. */
  readonly waiting: number;
}

/** What was written at one occasion. `responses` in the order in which they came. */
export function textsTogether(
  measure: Measure,
  occasion: Occasion,
  responses: readonly CountedResponse[],
  rules: CountingRules,
): TextsTogether {
  const counted = new Set(placeResponses(measure.url, responses).people.map(({ at }) => at.get(occasion)));
  const written = responses.flatMap((response) => {
    const reading = readingOf(measure, response, rules);
    const isText = counted.has(response) && reading.state === 'answered' && isFreeText(reading.value);
    return isText ? [(reading.value as { readonly text: string }).text] : [];
  });
  const { fewestPeople } = rules.shownTogether;
  const shown = Math.floor(written.length / fewestPeople) * fewestPeople;
  return {
    texts: shown === 0 ? undefined : written.slice(0, shown).sort(),
    waiting: written.length - shown,
  };
}
