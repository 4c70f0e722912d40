// Free text that is only shown for several people together: sorted by its own letters, so that neither who wrote it nor
// when can be seen, and let out by the batch, so that a new text never stands alone beside yesterday's print.
import type { CountingRules } from './countingRules.ts';
import { isFreeText } from './freeText.ts';
import type { CountedResponse } from './indicator.ts';
import { type Measure, readingOf } from './measure.ts';
import type { Occasion } from './occasion.ts';
import type { Person } from './person.ts';

export interface TextsTogether {
  /** Undefined while fewer people than the rule demands have written. */
  readonly texts: readonly string[] | undefined;
  /** People who have written and wait until they are enough to be shown together. */
  readonly waiting: number;
}

export interface Written {
  /** As placed from these responses for the measure's questionnaire. */
  readonly people: readonly Person[];
  /** In the order in which they came. */
  readonly responses: readonly CountedResponse[];
}

/** What was written at one occasion. */
export function textsTogether(
  measure: Measure,
  occasion: Occasion,
  { people, responses }: Written,
  rules: CountingRules,
): TextsTogether {
  const counted = new Set(people.map(({ at }) => at.get(occasion)));
  const written = responses.flatMap((response) => {
    if (!counted.has(response)) return [];
    const reading = readingOf(measure, response, rules);
    const isText = reading.state === 'answered' && isFreeText(reading.value);
    return isText ? [(reading.value as { readonly text: string }).text] : [];
  });
  const { fewestPeople } = rules.shownTogether;
  const shown = Math.floor(written.length / fewestPeople) * fewestPeople;
  return {
    texts: shown === 0 ? undefined : written.slice(0, shown).sort(),
    waiting: written.length - shown,
  };
}
