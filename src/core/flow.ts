// How people went through the occasions: who has what, and with how many a comparison is possible.
import { type Occasion, occasions } from './occasion.ts';
import { type Person, pairsBetween } from './person.ts';

export interface Flow {
  readonly people: number;
  /** People with a response that counts there; every occasion, also those with none. */
  readonly at: readonly { readonly occasion: Occasion; readonly people: number }[];
  /** Every combination that somebody has, the most common first; together they are all people, each once. */
  readonly patterns: readonly { readonly occasions: readonly Occasion[]; readonly people: number }[];
  /** Every two occasions that somebody has both of. */
  readonly pairs: readonly { readonly from: Occasion; readonly to: Occasion; readonly people: number }[];
}

export function flowOf(people: readonly Person[]): Flow {
  const patterns = new Map<string, { readonly occasions: readonly Occasion[]; readonly people: number }>();
  for (const { at } of people) {
    const held = [...at.keys()];
    const key = held.join(' ');
    patterns.set(key, { occasions: held, people: (patterns.get(key)?.people ?? 0) + 1 });
  }
  return {
    people: people.length,
    at: occasions.map((occasion) => ({ occasion, people: people.filter(({ at }) => at.has(occasion)).length })),
    patterns: [...patterns.values()].sort(
      (left, right) => right.people - left.people || rank(left.occasions) - rank(right.occasions),
    ),
    pairs: occasions.flatMap((from, index) =>
      occasions
        .slice(index + 1)
        .map((to) => ({ from, to, people: pairsBetween(people, from, to).length }))
        .filter((pair) => pair.people > 0),
    ),
  };
}

/** Early occasions first. */
function rank(held: readonly Occasion[]): number {
  return occasions.reduce((sum, occasion, index) => sum + (held.includes(occasion) ? 0 : 2 ** (6 - index)), 0);
}
