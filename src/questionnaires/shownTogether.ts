// Items that clients rate their therapists with, or write freely in, under a code that the clinic can connect with them.
// The questions' help texts promise this rule: no page shows these answers for fewer people, or for one person.

export interface ShownTogether {
  /** People who answered the item, below which its answers and counts stay hidden. */
  readonly fewestPeople: number;
  /** Item codes. */
  readonly items: readonly string[];
}

export const shownTogether: ShownTogether = {
  fewestPeople: 5,
  items: ['met-respect', 'met-non-judgemental', 'met-dignity', 'could-talk', 'help-received', 'helped-most', 'missing'],
};
