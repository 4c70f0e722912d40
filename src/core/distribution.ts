// How the answers to one question are spread at each occasion, with what is missing and how many people there are.
import type { CountingRules } from './countingRules.ts';
import { type Measure, type Missing, type Reading, readingOf } from './measure.ts';
import { type Occasion, occasions } from './occasion.ts';
import type { Person } from './person.ts';

export interface Spread extends Readonly<Record<Missing, number>> {
  readonly occasion: Occasion;
  /** People with a response there. */
  readonly people: number;
  /** People who answered; with several choices a person counts once here and under each choice. */
  readonly answered: number;
  /** Of those, told by another answer. */
  readonly derived: number;
  /** One for each of `answersTo(measure)`. */
  readonly counts: readonly number[];
}

/** The answers that a question can be counted by; none for texts, numbers and dates. */
export function answersTo({ question }: Measure): readonly (boolean | string)[] {
  return question.type === 'boolean' ? [true, false] : question.options.map(({ code }) => code);
}

/** Occasions that somebody has. answered + skipped + declined + notAsked + notComparable = people. */
export function distributionOf(measure: Measure, people: readonly Person[], rules: CountingRules): readonly Spread[] {
  return occasions.flatMap((occasion) => {
    const readings = people.flatMap(({ at }) => {
      const response = at.get(occasion);
      return response === undefined ? [] : [readingOf(measure, response, rules)];
    });
    return readings.length === 0 ? [] : [spreadOf(measure, occasion, readings)];
  });
}

function spreadOf(measure: Measure, occasion: Occasion, readings: readonly Reading[]): Spread {
  const count = (state: Reading['state']) => readings.filter((reading) => reading.state === state).length;
  return {
    occasion,
    people: readings.length,
    answered: count('answered'),
    derived: readings.filter((reading) => reading.state === 'answered' && reading.isDerived).length,
    skipped: count('skipped'),
    declined: count('declined'),
    notAsked: count('notAsked'),
    notComparable: count('notComparable'),
    counts: answersTo(measure).map(
      (answer) => readings.filter((reading) => reading.state === 'answered' && says(reading.value, answer)).length,
    ),
  };
}

function says(value: unknown, answer: boolean | string): boolean {
  return Array.isArray(value) ? value.includes(answer) : value === answer;
}
