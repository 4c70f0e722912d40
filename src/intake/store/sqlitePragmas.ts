// The pragmas that make a SQLite commit durable and a deletion real. Set at every start, then read back:
// a build or a file system that silently does something else must not take in answers.
import type Database from 'better-sqlite3';

interface Pragma {
  readonly name: string;
  readonly value: string;
  /** What reading the pragma back gives. */
  readonly reads: string | number;
}

export const sqlitePragmas: readonly Pragma[] = [
  { name: 'busy_timeout', value: '5000', reads: 5000 },
  { name: 'journal_mode', value: 'WAL', reads: 'wal' },
  // Done by the store itself: SQLite would say nothing when a checkpoint of its own fails.
  { name: 'wal_autocheckpoint', value: '0', reads: 0 },
  { name: 'synchronous', value: 'FULL', reads: 2 },
  { name: 'foreign_keys', value: 'ON', reads: 1 },
  { name: 'secure_delete', value: 'ON', reads: 1 },
  { name: 'trusted_schema', value: 'OFF', reads: 0 },
  // Keys are random, so keeping more pages saves few readings (KiB when negative).
  { name: 'cache_size', value: '-4000', reads: -4000 },
  // What a statement of many rows may have to take back is kept in memory: otherwise SQLite writes it to a file elsewhere.
  { name: 'temp_store', value: 'MEMORY', reads: 2 },
];

export function setPragmas(db: Database.Database): void {
  for (const pragma of sqlitePragmas) db.pragma(`${pragma.name} = ${pragma.value}`);
}

/** The name of the first pragma that is not in force, or undefined when all are. */
export function brokenPragma(db: Database.Database): string | undefined {
  return sqlitePragmas.find((pragma) => db.pragma(pragma.name, { simple: true }) !== pragma.reads)?.name;
}
