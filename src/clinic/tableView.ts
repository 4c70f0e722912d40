// Decides which counts of a table may be shown. It counts nothing: the figures are core's (countTable).
import type { CountedResponse, Finding, IndicatorSet, Table } from '../core/indicator.ts';
import { countTable } from '../core/indicator.ts';
import { isOccasion } from '../core/occasion.ts';
import { personOf } from '../core/person.ts';
import type { RegistryState } from '../core/registryState.ts';
import { countingRules } from '../questionnaires/countingRules.ts';
import { shownTogether } from '../questionnaires/shownTogether.ts';
import type { AcceptedMail } from './mail.ts';

export const findings: readonly Finding[] = ['yes', 'no', 'skipped', 'declined', 'notAsked', 'notComparable'];

export interface RowView {
  readonly id: string;
  /** One figure for each of `findings`; undefined where too few answered for any of them to be shown. */
  readonly counts: readonly number[] | undefined;
}

export interface TableView<Set extends IndicatorSet = IndicatorSet> {
  readonly set: Set;
  readonly respondents: number;
  readonly outside: number;
  readonly unplaced: number;
  readonly rows: readonly RowView[];
}

/** The columns of a table, each with its place in `counts`; "not comparable" only where some row has it. */
export function shownFindings({ rows }: TableView): readonly (readonly [Finding, number])[] {
  const hasOthers = rows.some(({ counts }) => (counts?.[findings.indexOf('notComparable')] ?? 0) > 0);
  return findings.flatMap((finding, index) => (finding === 'notComparable' && !hasOthers ? [] : [[finding, index]]));
}

/** A slip that replaced another carries that one's person on. */
export function countedResponses(
  accepted: readonly AcceptedMail[],
  slips: RegistryState['slips'],
): readonly CountedResponse[] {
  return accepted.flatMap(({ questionnaire, answers, occasion, serial }) =>
    isOccasion(occasion) ? [{ questionnaire, answers, occasion, pseudonym: personOf(slips, serial) }] : [],
  );
}

/**
 * Rows about how clients were met appear only when enough people answered them. Where the same question stands in a
 * wider table too, it appears there only if the people between the two tables are none or enough: otherwise the
 * difference would tell what a few of them answered.
 */
export function tableViews<Set extends IndicatorSet>(
  sets: readonly Set[],
  responses: readonly CountedResponse[],
): readonly TableView<Set>[] {
  const tables = sets.map((set) => ({ set, table: countTable(set, responses, countingRules) }));
  return tables.map(({ set, table }) => ({
    set,
    respondents: table.respondents,
    outside: table.outside,
    unplaced: table.unplaced,
    rows: set.indicators.map(({ id, item }) => {
      const counts = countsOf(table, id);
      const narrower = tables
        .filter((other) => other.set !== set && isWithin(other.set, set))
        .map((other) => other.table);
      const isShown =
        !shownTogether.items.includes(item) ||
        isEnough(
          counts,
          narrower.map((other) => countsOf(other, id)),
        );
      return { id, counts: isShown ? counts : undefined };
    }),
  }));
}

function isEnough(counts: readonly number[], narrower: readonly (readonly number[])[]): boolean {
  const answered = answeredOf(counts);
  const between = narrower.map((other) => answered - answeredOf(other));
  return [answered, ...between.filter((people) => people > 0)].every((people) => people >= shownTogether.fewestPeople);
}

/** `yes` and `no`: people who answered. */
function answeredOf([yes = 0, no = 0]: readonly number[]): number {
  return yes + no;
}

function countsOf(table: Table, id: string): readonly number[] {
  const row = table.rows.find((candidate) => candidate.id === id);
  return findings.map((finding) => row?.[finding] ?? 0);
}

function isWithin(narrow: IndicatorSet, wide: IndicatorSet): boolean {
  return narrow.occasion === wide.occasion && narrow.population !== 'everyone' && wide.population === 'everyone';
}
