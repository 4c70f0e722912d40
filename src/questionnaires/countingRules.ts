// What was decided about counting the published questionnaires, all in one: core obeys it in tables, change and exports.
import { comparability } from './comparability.ts';
import { shownTogether } from './shownTogether.ts';

const behaviours = ['considered', 'pornography', 'chat', 'clubs', 'compulsive', 'other'];
const often = ['bought', ...behaviours.map((behaviour) => `behaviour.${behaviour}`)].map(
  (behaviour) => [behaviour, behaviour === 'bought' ? '-' : '.'] as const,
);

/** How often in the past three months is not asked when it last happened more than six months ago: not at all. */
const derivations = often.map(([behaviour, joint]) => ({
  item: `${behaviour}${joint}often`,
  from: `${behaviour}${joint}last`,
  codes: ['year', 'longer'],
  countsAs: 'not-at-all',
}));

export const countingRules = { comparability, derivations, shownTogether } as const;
