// One question over all occasions, person by person: who stands where, and where an answer is missing or cannot be compared.
import { ordinalOf } from './change.ts';
import type { CountingRules } from './countingRules.ts';
import { type Measure, type Reading, readingOf } from './measure.ts';
import { type Occasion, occasions } from './occasion.ts';
import type { Person } from './person.ts';

export interface Trajectory {
  /** Those that somebody here has. */
  readonly occasions: readonly Occasion[];
  readonly people: readonly {
    readonly pseudonym: string;
    /** One for each of `occasions`; undefined where the person has no response. */
    readonly readings: readonly (Reading | undefined)[];
    /** The same as ordinal values, where there is one. */
    readonly ordinals: readonly (number | undefined)[];
  }[];
  /** The middle answer of those who answered at each occasion: the lower of two in the middle. */
  readonly medians: readonly (number | undefined)[];
}

/** People who answered at two occasions or more: one point is no way. */
export function trajectoryOf(measure: Measure, people: readonly Person[], rules: CountingRules): Trajectory {
  const followed = people
    .map(({ pseudonym, at }) => {
      const readings = occasions.map((occasion) => {
        const response = at.get(occasion);
        return response && readingOf(measure, response, rules);
      });
      return { pseudonym, readings, ordinals: readings.map((reading) => reading && ordinalOf(reading)) };
    })
    .filter(({ ordinals }) => ordinals.filter((ordinal) => ordinal !== undefined).length > 1);
  const held = occasions.flatMap((_, index) => (followed.some(({ readings }) => readings[index]) ? [index] : []));
  const at = <Entry>(entries: readonly Entry[]) => held.map((index) => entries[index] as Entry);
  return {
    occasions: at(occasions),
    people: followed.map((one) => ({ ...one, readings: at(one.readings), ordinals: at(one.ordinals) })),
    medians: held.map((index) => median(followed.flatMap(({ ordinals }) => ordinals[index] ?? []))),
  };
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((left, right) => left - right)[Math.floor((values.length - 1) / 2)];
}
