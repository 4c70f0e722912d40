// What a clinic can hand out for adding up with others: counts of one closed calendar year, and no row in which any count
// is one to four. A year goes by the day of arrival at the intake, which nobody changes afterwards.

import type { CountingRules } from './countingRules.ts';
import type { Day } from './day.ts';
import { withoutDoubled } from './exportSet.ts';
import { type CountedResponse, countTable, type Finding, type IndicatorSet, type Table } from './indicator.ts';
import { Problem } from './problem.ts';

/** In the order of a row's counts. */
export const aggregateFindings: readonly Finding[] = ['yes', 'no', 'skipped', 'declined', 'notAsked', 'notComparable'];
/** A count below this, other than none, could point at somebody. */
export const smallestShownCount = 5;

export const aggregateGroups = ['inside', 'outside'] as const;
/** Those whom the table is about, or those whom it leaves out: never both together, so that nothing can be subtracted. */
export type AggregateGroup = (typeof aggregateGroups)[number];

export interface AggregateRow {
  readonly id: string;
  /** One for each of `aggregateFindings`, each 0 or at least 5. */
  readonly counts: readonly number[] | 'suppressed';
}

export interface AggregateTable {
  /** What was counted, without its words. Two files can be added only where this is the same. */
  readonly definition: AggregateDefinition;
  readonly group: AggregateGroup;
  readonly respondents: number | 'suppressed';
  readonly rows: readonly AggregateRow[];
}

export interface AggregateDefinition {
  readonly id: string;
  readonly occasion: string;
  readonly questionnaire: { readonly url: string; readonly versions: readonly string[] };
  readonly population: IndicatorSet['population'];
  readonly indicators: readonly { readonly id: string; readonly item: string; readonly yes: unknown }[];
}

export interface Aggregate {
  readonly v: 1;
  /** Base64url of the clinic's 16-byte public number: so that no clinic is counted twice. */
  readonly clinic: string;
  readonly year: number;
  readonly tables: readonly AggregateTable[];
}

export interface ArrivedResponse extends CountedResponse {
  readonly arrivedOn: Day;
}

/** Years in which something arrived and that are over on `today`, oldest first. */
export function closedYears(responses: readonly ArrivedResponse[], today: Day): readonly number[] {
  const years = new Set(responses.map(({ arrivedOn }) => yearOf(arrivedOn)));
  return [...years].filter((year) => year < yearOf(today)).sort((left, right) => left - right);
}

/**
 * `responses` are all that the clinic has, of every year: who has two at one occasion is left out, whenever they came.
 * @throws Problem `aggregate-refused` for a year that is not over, or sets from which a small count could be subtracted
 */
export function aggregateYear(
  sets: readonly IndicatorSet[],
  responses: readonly ArrivedResponse[],
  { clinic, year, today }: { readonly clinic: string; readonly year: number; readonly today: Day },
  rules: CountingRules,
): Aggregate {
  if (year >= yearOf(today)) throw new Problem('aggregate-refused', { field: 'year' });
  refuseOverlap(sets);
  const ofYear = withoutDoubled(responses).filter(({ arrivedOn }) => yearOf(arrivedOn) === year);
  const tables = sets.flatMap((set) => {
    const rest = ofYear.filter((response) => isOutside(set, response, rules));
    return [
      aggregateTable(set, 'inside', countTable(set, ofYear, rules)),
      aggregateTable(set, 'outside', countTable({ ...set, population: 'everyone' }, rest, rules)),
    ];
  });
  return { v: 1, clinic, year, tables };
}

/** Sets about one group each: from a table and the same for everyone the difference could be read. */
export function aggregateSets<Set extends IndicatorSet>(sets: readonly Set[]): readonly Set[] {
  return sets.filter(({ population }) => population !== 'everyone');
}

export function definitionOf({
  id,
  occasion,
  questionnaire,
  population,
  indicators,
}: IndicatorSet): AggregateDefinition {
  return {
    id,
    occasion,
    questionnaire: { url: questionnaire.url, versions: questionnaire.versions },
    population: population === 'everyone' ? population : { item: population.item, is: true },
    indicators: indicators.map(({ id: row, item, yes }) => ({ id: row, item, yes })),
  };
}

export function isShownCount(count: number): boolean {
  return count === 0 || count >= smallestShownCount;
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function aggregateTable(set: IndicatorSet, group: AggregateGroup, { respondents, rows }: Table): AggregateTable {
  return {
    definition: definitionOf(set),
    group,
    respondents: isShownCount(respondents) ? respondents : 'suppressed',
    rows: rows.map(({ id, ...row }) => {
      const counts = aggregateFindings.map((finding) => row[finding]);
      return { id, counts: counts.every(isShownCount) ? counts : 'suppressed' };
    }),
  };
}

function isOutside(set: IndicatorSet, response: CountedResponse, rules: CountingRules): boolean {
  return set.population !== 'everyone' && countTable(set, [response], rules).outside === 1;
}

/** Each item once per occasion: two cut-offs on one item would tell the people between them. */
function refuseOverlap(sets: readonly IndicatorSet[]): void {
  const places = sets.flatMap(({ occasion, indicators }) => indicators.map(({ item }) => `${occasion} ${item}`));
  const isEveryone = sets.some(({ population }) => population === 'everyone');
  if (isEveryone || new Set(places).size !== places.length) throw new Problem('aggregate-refused', { field: 'sets' });
}
