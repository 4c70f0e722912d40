// Two PostgreSQL nodes with synchronous replication: the primary is killed under load and thrown away, the standby
// promoted, and every acknowledged envelope must be there. Every fifth time the standby is cut off first.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runIntake } from '../support/intakeProcess.ts';
import { PostgresCluster } from '../support/postgresCluster.ts';
import { SeededChance } from '../support/seededChance.ts';
import { until } from '../support/until.ts';
import { BadProxy } from './badProxy.ts';
import type { FaultRow } from './faultRow.ts';
import { Ledger } from './ledger.ts';
import { storedIn } from './storedRows.ts';

const senders = 8;
const envelopesARound = 40;
const database = 'postgres';
/** A commit that has no standby yet is given up after nine seconds, several times over on a slow machine. */
const patienceMs = 120_000;

export async function failOverFault(seed: number, scale: number): Promise<FaultRow> {
  const rounds = Math.ceil(20 * scale);
  const chance = new SeededChance(seed);
  const folder = mkdtempSync(join(tmpdir(), 'failover-'));
  let primary = await PostgresCluster.start({ synchronous_standby_names: 'ANY 1 (*)', max_wal_senders: '6' });
  let standby = await primary.standby('second');
  // The address that the intake knows stays; what is behind it changes.
  const address = await BadProxy.listen(primary.port);
  const INTAKE_DATABASE = `postgresql://postgres@127.0.0.1:${address.port}/${database}`;
  const running = runIntake({ INTAKE_DATA: join(folder, 'data'), INTAKE_MAX_IN_FLIGHT: '100', INTAKE_DATABASE });
  let early = 0;
  let slowestMs = 0;
  try {
    const { client, ...ready } = await running.ready();
    const ledger = await Ledger.open({ client, ...ready }, rounds * envelopesARound);
    for (let round = 0; round < rounds; round++) {
      const first = round * envelopesARound;
      const indexes = Array.from({ length: envelopesARound }, (_, at) => first + at);
      if (round % 5 === 4) early += await withoutStandby(ledger, client, primary, standby, indexes[0] ?? 0);
      let isLoading = true;
      const sender = async () => {
        while (isLoading) await ledger.attempt(client, chance.one(indexes));
      };
      const load = Array.from({ length: senders }, sender);
      await wait(200 + chance.below(400));
      const killedAtMs = performance.now();
      await primary.kill();
      standby.promote();
      ledger.compare(await storedIn(standby.url(database)), `after fail-over ${round + 1}`);
      const lost = primary;
      primary = standby;
      address.target = primary.port;
      address.cutAll();
      standby = await primary.standby('second');
      await lost.remove();
      isLoading = false;
      await Promise.all(load);
      const allAcknowledged = async () => {
        if (running.child.exitCode !== null) throw new Error(`the intake ended: ${running.output()}`);
        for (const index of indexes) if (!ledger.acknowledged.has(index)) await ledger.attempt(client, index);
        return indexes.every((index) => ledger.acknowledged.has(index)) || undefined;
      };
      await until(`every envelope of round ${round + 1}`, allAcknowledged, patienceMs);
      slowestMs = Math.max(slowestMs, performance.now() - killedAtMs);
    }
    ledger.compare(await storedIn(primary.url(database)), 'at the end');
    if (early > 0) ledger.problems.push(`${early} receipts left before the standby had the row`);
    const fault = 'fail-over to a synchronous standby under load';
    const note = `all of a round acknowledged at most ${Math.ceil(slowestMs / 1000)} s after the kill`;
    return { fault, runs: rounds, envelopes: rounds * envelopesARound, problems: ledger.problems, note };
  } finally {
    await running.kill();
    await address.close();
    await primary.remove();
    await standby.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Standby cut off, submit, kill and restart the primary, retry: how many receipts came before the standby was back. */
async function withoutStandby(
  ledger: Ledger,
  client: string,
  primary: PostgresCluster,
  standby: PostgresCluster,
  index: number,
): Promise<number> {
  await standby.kill();
  const receipts = [await ledger.attempt(client, index)];
  await primary.kill();
  await primary.startServer();
  // The row may be visible now, and the standby still does not have it.
  receipts.push(await ledger.attempt(client, index), await ledger.attempt(client, index));
  await standby.startServer();
  const receipt = async () => (await ledger.attempt(client, index)) || undefined;
  await until('a receipt with the standby back', receipt, patienceMs);
  return receipts.filter(Boolean).length;
}
