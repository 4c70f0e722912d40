// The store on PostgreSQL: any number of intake processes may share one database.
import { randomInt } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { clinicQueries } from './clinicQueries.ts';
import { counterOf } from './commitCounters.ts';
import { connectionFault } from './databaseAway.ts';
import { makeGuardedPool } from './guardedPool.ts';
import { readMigrations } from './migrationFiles.ts';
import { checkDurability } from './postgresDurability.ts';
import { migratePostgres } from './postgresMigrations.ts';
import { recordQueries } from './recordQueries.ts';
import { restoreQueries } from './restoreQueries.ts';
import { retentionQueries } from './retentionQueries.ts';
import { slotQueries } from './slotQueries.ts';
import { slotStates, slotStatesText } from './slotStates.ts';
import type { Store } from './store.ts';
import { storeAtOnce, storeAtOnceText } from './storeAtOnce.ts';
import { submissionQueries } from './submissionQueries.ts';
import type { Tables } from './tables.ts';

const connections = 8;
const attemptsAtMost = 5;
/** While one transaction waits for the disk or a standby, the next one fills. */
const limits = { lanes: 2, entries: 32, enough: 16 };

/** @throws Error, to be shown to the operator, when the server must not be used; DatabaseAway when it cannot be reached now */
export async function openPostgresStore(connectionString: string, checkEveryMs = 60_000): Promise<Store> {
  const client = new pg.Client({ connectionString, application_name: 'intake', connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await checkDurability(client);
    await migratePostgres(client, readMigrations('postgres'));
  } catch (error) {
    throw connectionFault(error);
  } finally {
    await client.end().catch(() => undefined);
  }
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: makeGuardedPool(connectionString, connections, checkEveryMs, [storeAtOnceText, slotStatesText]),
    }),
  });
  const first = randomInt(1000);
  const { settled, ...submissions } = submissionQueries(db, {
    limits,
    counterOf: (lane) => counterOf(first, lane),
    storeAtOnce,
  });
  const clinics = clinicQueries(db);
  const slots = slotQueries(db, slotStates);
  const records = recordQueries(db);
  return {
    ...clinics,
    ...slots,
    ...submissions,
    ...records,
    ...retentionQueries(db),
    ...restoreQueries(db),

    setUpClinic: (...call) => again(() => clinics.setUpClinic(...call)),
    publish: (...call) => again(() => clinics.publish(...call)),
    registerSlots: (...call) => again(() => slots.registerSlots(...call)),
    appendRecords: (...call) => again(() => records.appendRecords(...call)),

    async close() {
      await settled();
      await db.destroy();
    },
  };
}

/** Two processes that wrote the same at once: the one that was refused looks again, and finds what the other stored. */
async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const code = (error as { readonly code?: unknown } | null)?.code;
      const isCollision = code === '23505' || code === '40001' || code === '40P01';
      if (!isCollision || attempt === attemptsAtMost) throw error;
    }
  }
}
