// Several clinics' files added up to one table. A row adds up the files that show it; how many hide it stands beside it.
import { type Aggregate, type AggregateGroup, aggregateFindings } from './aggregate.ts';

export interface PooledRow {
  readonly id: string;
  /** One for each of `aggregateFindings`. */
  readonly counts: readonly number[];
  /** Files that are in the counts, and files that hide this row because a count in it is small. */
  readonly shown: number;
  readonly hidden: number;
}

export interface PooledTable {
  readonly id: string;
  readonly group: AggregateGroup;
  readonly rows: readonly PooledRow[];
}

export type Pooling =
  | { readonly ok: true; readonly tables: readonly PooledTable[] }
  /** The same clinic and year came twice: places in the list. */
  | { readonly ok: false; readonly twice: readonly [number, number] };

/** Files that `parseAggregate` accepted for the same sets. */
export function poolAggregates(files: readonly Aggregate[]): Pooling {
  const nameOf = ({ clinic, year }: Aggregate) => `${clinic} ${year}`;
  for (const [index, file] of files.entries()) {
    const first = files.findIndex((other) => nameOf(other) === nameOf(file));
    if (first !== index) return { ok: false, twice: [first, index] };
  }
  const tables = (files[0]?.tables ?? []).map(({ definition, group, rows }, place) => ({
    id: definition.id,
    group,
    rows: rows.map(({ id }, rowPlace) => {
      const all = files.map((file) => file.tables[place]?.rows[rowPlace]?.counts ?? 'suppressed');
      const shown = all.filter((counts) => counts !== 'suppressed');
      const counts = shown.reduce(
        (sums, next) => sums.map((sum, at) => sum + (next[at] ?? 0)),
        aggregateFindings.map(() => 0),
      );
      return { id, counts, shown: shown.length, hidden: all.length - shown.length };
    }),
  }));
  return { ok: true, tables };
}
