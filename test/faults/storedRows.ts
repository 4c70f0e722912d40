// What a PostgreSQL node has, read past the intake.
import { askPostgres } from '../support/postgresCluster.ts';

/** Digests by slot key, both hex. */
export async function storedIn(database: string): Promise<ReadonlyMap<string, string>> {
  const rows = await askPostgres(
    database,
    "SELECT encode(slot_pk, 'hex') AS key, encode(digest, 'hex') AS digest FROM submission",
  );
  return new Map(rows.map((row) => [String(row['key']), String(row['digest'])]));
}
