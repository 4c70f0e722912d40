// Who counts as one person, and which response counts at each occasion. Tables, change and exports all begin here.
import type { CountedResponse } from './indicator.ts';
import { type Occasion, occasions } from './occasion.ts';
import type { SlipState } from './registryState.ts';

export interface Person {
  readonly pseudonym: string;
  /** The response that counts, at each occasion that has one; in the order of the occasions. */
  readonly at: ReadonlyMap<Occasion, CountedResponse>;
}

export interface Placement {
  /** Everybody with a response that counts somewhere, by pseudonym. */
  readonly people: readonly Person[];
  /** Two or more from one person at one occasion: nothing tells which of them counts, so none does. */
  readonly doubled: readonly CountedResponse[];
}

export interface Pair {
  readonly pseudonym: string;
  readonly before: CountedResponse;
  readonly after: CountedResponse;
}

/** A slip that was replaced and the one that took its place are one person, called by the serial of the first. */
export function personOf(slips: ReadonlyMap<string, Pick<SlipState, 'replaces'>>, serial: string): string {
  const seen = new Set<string>();
  let first = serial;
  for (let next: string | undefined = serial; next !== undefined && !seen.has(next); next = slips.get(next)?.replaces) {
    seen.add(next);
    first = next;
  }
  return first;
}

/** Responses to one questionnaire, in whatever version; others are not looked at. `pseudonym` must be the person's. */
export function placeResponses(url: string, responses: readonly CountedResponse[]): Placement {
  const byPerson = new Map<string, Map<Occasion, CountedResponse[]>>();
  for (const response of responses) {
    if (response.questionnaire.url !== url) continue;
    const own = byPerson.get(response.pseudonym) ?? new Map<Occasion, CountedResponse[]>();
    byPerson.set(response.pseudonym, own.set(response.occasion, [...(own.get(response.occasion) ?? []), response]));
  }
  const names = [...byPerson.keys()].sort();
  const heldBy = (name: string, occasion: Occasion) => byPerson.get(name)?.get(occasion) ?? [];
  const people = names.map((pseudonym): Person => {
    const placed = occasions.flatMap((occasion) => {
      const [response, second] = heldBy(pseudonym, occasion);
      return response === undefined || second !== undefined ? [] : [[occasion, response] as const];
    });
    return { pseudonym, at: new Map(placed) };
  });
  const everywhere = names.flatMap((name) => occasions.map((occasion) => heldBy(name, occasion)));
  return {
    people: people.filter(({ at }) => at.size > 0),
    doubled: everywhere.filter(({ length }) => length > 1).flat(),
  };
}

/** The same people at two occasions. */
export function pairsBetween(people: readonly Person[], from: Occasion, to: Occasion): readonly Pair[] {
  return people.flatMap(({ pseudonym, at }) => {
    const [before, after] = [at.get(from), at.get(to)];
    return before === undefined || after === undefined ? [] : [{ pseudonym, before, after }];
  });
}
