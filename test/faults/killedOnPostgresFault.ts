// kill -9 of the intake on PostgreSQL, and now and then of the PostgreSQL server itself.
import { PostgresCluster } from '../support/postgresCluster.ts';
import type { FaultRow } from './faultRow.ts';
import { killAgainAndAgain } from './killing.ts';
import { storedIn } from './storedRows.ts';

export async function killedOnPostgresFault(seed: number, scale: number): Promise<FaultRow> {
  const cluster = await PostgresCluster.start();
  try {
    const database = await cluster.newDatabase();
    return await killAgainAndAgain(seed, {
      fault: 'kill -9 of the intake, PostgreSQL (its server every 10th)',
      envelopes: Math.ceil(5000 * scale),
      kills: Math.ceil(200 * scale),
      settings: { INTAKE_DATABASE: database },
      stored: () => storedIn(database),
      async alsoKill(kill) {
        if (kill % 10 !== 0) return;
        await cluster.kill();
        await cluster.startServer();
      },
    });
  } finally {
    await cluster.remove();
  }
}
