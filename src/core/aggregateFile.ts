// The file of one clinic and year, written and read. What comes from another clinic is refused, not repaired, if anything
// in it is not as this page would have written it: a small count that should be hidden, a sum that does not fit, other cut-offs.
import {
  type Aggregate,
  type AggregateRow,
  type AggregateTable,
  aggregateFindings,
  aggregateGroups,
  definitionOf,
  isShownCount,
  yearOf,
} from './aggregate.ts';
import type { Day } from './day.ts';
import type { IndicatorSet } from './indicator.ts';
import { refuseOtherNames } from './jsonMembers.ts';
import { JsonReader } from './jsonReader.ts';
import { parseStrictJson } from './strictJson.ts';

const longestFile = 500_000;
const limits = { maxCharacters: longestFile, maxDepth: 8, maxMembers: 50_000 };
const firstYear = 2017;
const mostPeople = 1_000_000;

export function encodeAggregate(aggregate: Aggregate): string {
  return `${JSON.stringify(aggregate, undefined, 1)}\n`;
}

/**
 * `sets` are the ones that this page would have counted (`aggregateSets`).
 * @throws Problem `aggregate-refused` with `field`, or `json-malformed`
 */
export function parseAggregate(text: string, sets: readonly IndicatorSet[], today: Day): Aggregate {
  const reader = new JsonReader(parseStrictJson(text, limits), 'aggregate-refused');
  refuseOtherNames(reader, ['v', 'clinic', 'year', 'tables']);
  reader.exactly('v', 1);
  const expected = sets.flatMap((set) => aggregateGroups.map((group) => ({ set, group })));
  const tables = reader.objects('tables', expected.length, expected.length);
  return {
    v: 1,
    clinic: reader.bytesText('clinic', 16),
    year: reader.integer('year', firstYear, yearOf(today) - 1),
    tables: expected.map(({ set, group }, index) => readTable(tables[index] ?? reader, set, group)),
  };
}

function readTable(reader: JsonReader, set: IndicatorSet, group: AggregateTable['group']): AggregateTable {
  refuseOtherNames(reader, ['definition', 'group', 'respondents', 'rows']);
  const definition = definitionOf(set);
  if (JSON.stringify(reader.any('definition')) !== JSON.stringify(definition)) reader.refuse('definition');
  reader.exactly('group', group);
  const respondents =
    reader.any('respondents') === 'suppressed' ? 'suppressed' : readCount(reader, reader.any('respondents'));
  const rows = reader.objects('rows', set.indicators.length, set.indicators.length);
  return {
    definition,
    group,
    respondents,
    rows: rows.map((row, index) => readRow(row, set.indicators[index]?.id ?? '', respondents)),
  };
}

function readRow(reader: JsonReader, id: string, respondents: AggregateTable['respondents']): AggregateRow {
  refuseOtherNames(reader, ['id', 'counts']);
  reader.exactly('id', id);
  if (reader.any('counts') === 'suppressed')
    return respondents === 0 ? reader.refuse('counts') : { id, counts: 'suppressed' };
  const { length } = aggregateFindings;
  const counts = reader.list('counts', length, length).map((count) => readCount(reader, count));
  if (counts.reduce((sum, count) => sum + count, 0) !== respondents) reader.refuse('sum');
  return { id, counts };
}

function readCount(reader: JsonReader, count: unknown): number {
  const isCount = typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= mostPeople;
  return isCount && isShownCount(count) ? count : reader.refuse('counts');
}
