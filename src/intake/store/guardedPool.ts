// Connections to PostgreSQL for Kysely. Each is checked before its first use and once a minute, and a warning during a statement fails it:
// "canceling wait for synchronous replication" arrives as a warning beside a COMMIT that looks successful.
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { connectionFault } from './databaseAway.ts';
import { checkDurability } from './postgresDurability.ts';

/** Nobody knows whether the statement took effect. */
export class DoubtfulCommit extends Error {
  readonly code = 'STORE_IN_DOUBT';
}

const successfulCompletion = '00000';
const limits = {
  connectionTimeoutMillis: 5000,
  // A commit that waits for a standby is not ended by this: the group commit stops waiting for it (groupCommit.ts).
  statement_timeout: 8000,
  lock_timeout: 5000,
  idle_in_transaction_session_timeout: 10_000,
  // A server that has gone silent. Long, so that backends that wait for a standby do not pile up there.
  query_timeout: 60_000,
  keepAlive: true,
};

const int8 = 20;
/** Days, seconds, sequence numbers and counts stay far below 2⁵³; pg would give text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig;

/** `kept`: statements that each connection prepares once. */
export function makeGuardedPool(
  connectionString: string,
  max: number,
  checkEveryMs: number,
  kept: readonly string[] = [],
): PostgresPool {
  const pool = new pg.Pool({ connectionString, max, types, application_name: 'intake', ...limits });
  const known = new WeakMap<pg.PoolClient, { readonly guarded: PostgresPoolClient; checkedAtMs: number }>();
  // An idle connection that breaks is replaced at the next use.
  pool.on('error', () => undefined);
  return {
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw connectionFault(error);
      });
      const usual = known.get(client);
      const nowMs = performance.now();
      if (usual && nowMs - usual.checkedAtMs < checkEveryMs) return usual.guarded;
      // Before the check: a connection that breaks during it would end the process if nobody listened.
      const guarded = usual?.guarded ?? guard(client, kept);
      try {
        await checkDurability(client);
      } catch (error) {
        client.release(true);
        throw error;
      }
      known.set(client, { guarded, checkedAtMs: nowMs });
      return guarded;
    },
    end: () => pool.end(),
  };
}

function guard(client: pg.PoolClient, kept: readonly string[]): PostgresPoolClient {
  let warning: string | undefined;
  let isSpent = false;
  client.on('notice', (notice) => {
    if (notice.code !== successfulCompletion) warning = notice.code;
  });
  client.on('error', () => {
    isSpent = true;
  });
  async function query(sql: string, parameters: readonly unknown[] = []): Promise<unknown> {
    warning = undefined;
    const number = kept.indexOf(sql);
    try {
      const values = [...parameters];
      const result = await client.query(
        number === -1 ? { text: sql, values } : { name: `kept${number}`, text: sql, values },
      );
      if (warning === undefined) return result;
    } catch (error) {
      // Without an SQLSTATE it was the connection, not the statement, that failed. What is prepared may be out of date, too.
      if (number !== -1 || !/^[0-9A-Z]{5}$/.test(String((error as { code?: unknown }).code))) isSpent = true;
      throw error;
    }
    isSpent = true;
    throw new DoubtfulCommit(`the database warned (${warning})`);
  }
  // Kysely declares a second form, for cursors, which it uses for streams alone.
  return { query: query as PostgresPoolClient['query'], release: () => client.release(isSpent) };
}
