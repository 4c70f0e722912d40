// PostgreSQL on a disk that fills up and is emptied again, many times, under load. Rows meet the full disk first, and are
// refused; every second time the write-ahead log meets it, and the server goes down until there is room.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runIntake } from '../support/intakeProcess.ts';
import { PostgresCluster } from '../support/postgresCluster.ts';
import { until } from '../support/until.ts';
import type { FaultRow } from './faultRow.ts';
import { fillDisk } from './fillDisk.ts';
import { Ledger } from './ledger.ts';
import { sendWhile } from './sendWhile.ts';
import { storedIn } from './storedRows.ts';

const envelopesARound = 40;
const patienceMs = 15_000;
/** An empty cluster and one database more, with small files of the log. */
const clusterMegabytes = 80;
/** Each new file of the log needs room: none is used again. */
const settings = { wal_recycle: 'off', min_wal_size: '2MB', max_wal_size: '8MB' };

export async function diskFullOnPostgresFault(seed: number, scale: number): Promise<FaultRow> {
  const rounds = Math.ceil(25 * scale);
  const disk = mkdtempSync(join(tmpdir(), 'full-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${clusterMegabytes + rounds}m`, 'tmpfs', disk]);
  chmodSync(disk, 0o777);
  const filler = join(disk, 'filler');
  const cluster = await PostgresCluster.start(settings, { parent: disk, logFileMegabytes: 1 });
  const database = await cluster.newDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'full-intake-'));
  const running = runIntake({
    INTAKE_DATA: join(folder, 'data'),
    INTAKE_MAX_IN_FLIGHT: '200',
    INTAKE_DATABASE: database,
  });
  try {
    const ready = await running.ready();
    const ledger = await Ledger.open(ready, rounds * envelopesARound);
    const { problems } = ledger;
    let refused = 0;
    for (let round = 0; round < rounds; round += 1) {
      const indexes = Array.from({ length: envelopesARound }, (_, at) => round * envelopesARound + at);
      const before = panics(cluster);
      await sendWhile(ledger, ready.client, indexes, async (failures) => {
        fillDisk(filler, ((seed + round) % 8) * 4096);
        const deadlineMs = performance.now() + patienceMs;
        const isOver = () => performance.now() > deadlineMs;
        if (round % 2 === 1) {
          while (panics(cluster) === before && !isOver()) await writeLog(cluster, database);
          if (panics(cluster) === before) problems.push(`round ${round + 1}: the log found room on the full disk`);
        }
        while (failures() < 5 && !isOver()) await wait(5);
        if (failures() < 5) problems.push(`round ${round + 1}: the full disk refused nothing`);
        refused += failures();
        rmSync(filler);
        await until('the server', async () => {
          if (!cluster.isRunning) await cluster.startServer();
          return await cluster.ask('SELECT 1');
        });
      });
      ledger.compare(await storedIn(database), `after round ${round + 1}`);
      if (running.child.exitCode !== null) throw new Error(`the intake ended: ${running.output()}`);
    }
    const full = said(cluster, /ERROR:.*No space left on device/g);
    if (full === 0) problems.push('no row was refused for want of room');
    const note = `${refused} refused meanwhile, ${panics(cluster)} times the server went down`;
    const fault = 'disk full, PostgreSQL';
    return { fault, runs: rounds, envelopes: ledger.slots.length, problems, note };
  } finally {
    await running.kill();
    await cluster.remove();
    execFileSync('umount', [disk]);
    for (const made of [disk, folder]) rmSync(made, { recursive: true, force: true });
  }
}

/** More than a file of the log holds. */
async function writeLog(cluster: PostgresCluster, database: string): Promise<void> {
  const name = new URL(database).pathname.slice(1);
  await cluster.ask("SELECT pg_logical_emit_message(false, 'full', repeat('.', 1100000))", name).catch(() => wait(5));
}

function panics(cluster: PostgresCluster): number {
  return said(cluster, /PANIC:/g);
}

function said(cluster: PostgresCluster, pattern: RegExp): number {
  return cluster.log.join('').match(pattern)?.length ?? 0;
}
