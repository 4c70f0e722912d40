// Accepted submissions a second against a raw loop of commits measured in the same run, latency, memory, and growth. The
// intake is started with the command line of the shipped unit file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Ledger } from '../faults/ledger.ts';
import { random } from '../intake/testClinic.ts';
import { runIntake } from '../support/intakeProcess.ts';
import { PostgresCluster } from '../support/postgresCluster.ts';
import { unitCommand } from '../support/unitFile.ts';
import { memoryOf, sendAll } from './intakeLoad.ts';
import { type Measured, percentile } from './measured.ts';
import { rawPostgresLoop, rawSqliteLoop } from './rawLoop.ts';

const { nodeOptions } = unitCommand();
const submissions = 10_000;
/** Not counted: an intake runs for months, and its code is compiled in its first seconds. */
const warmUp = 2000;
const concurrency = 64;
const fewRows = 1000;
const manyRows = 100_000;

export async function intakeBench(): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const cluster = await PostgresCluster.start();
  try {
    const sqlite = await throughput('SQLite', { INTAKE_DATA: join(folder, 'data') }, () => rawSqliteLoop(folder, 2000));
    const address = await cluster.newDatabase();
    const settings = { INTAKE_DATA: join(folder, 'shared'), INTAKE_DATABASE: address };
    const postgres = await throughput('PostgreSQL', settings, () => rawPostgresLoop(address, 2000));
    return [...sqlite, ...postgres, ...(await growth(join(folder, 'grown')))];
  } finally {
    await cluster.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function throughput(
  engine: string,
  settings: Readonly<Record<string, string>>,
  rawLoop: () => number | Promise<number>,
): Promise<readonly Measured[]> {
  const running = runIntake(
    { ...settings, INTAKE_MAX_IN_FLIGHT: '200', INTAKE_REQUESTS_PER_MINUTE: '1000000' },
    { nodeOptions },
  );
  try {
    const ready = await running.ready();
    const ledger = await Ledger.open(ready, submissions);
    const bodies = ledger.slots.map((_, index) => ledger.envelope(index));
    const target = `${ready.client}/api/v1/submissions`;
    await sendAll(target, bodies.slice(0, warmUp), concurrency);
    // The floor before and after, so that a machine that changes its mind shows in both.
    const before = await rawLoop();
    const figures = await sendAll(target, bodies.slice(warmUp), concurrency);
    const { peak } = memoryOf(running.child.pid ?? 0);
    const after = await rawLoop();
    const share = (2 * figures.acceptedPerSecond) / (before + after);
    return [
      {
        what: `${engine}: raw loop, one row a commit`,
        value: `${before.toFixed(0)} a second before, ${after.toFixed(0)} after`,
      },
      {
        what: `${engine}: accepted at concurrency ${concurrency}`,
        value: `${figures.acceptedPerSecond.toFixed(0)} a second = ${share.toFixed(2)} × raw`,
        goal: '≥ 1.0 × raw',
        isMet: share >= 1,
      },
      { what: `${engine}: p50`, value: `${percentile(figures.latencies, 0.5).toFixed(1)} ms` },
      { what: `${engine}: p99`, value: `${percentile(figures.latencies, 0.99).toFixed(1)} ms` },
      { what: `${engine}: peak memory`, value: `${peak.toFixed(0)} MB`, goal: '< 150 MB', isMet: peak < 150 },
    ];
  } finally {
    await running.kill();
  }
}

/** Latency of one sender with few and with many rows stored. */
async function growth(dataFolder: string): Promise<readonly Measured[]> {
  let running = runIntake({ INTAKE_DATA: dataFolder, INTAKE_REQUESTS_PER_MINUTE: '1000000' }, { nodeOptions });
  try {
    const ready = await running.ready();
    const ledger = await Ledger.open(ready, 3000);
    const bodies = ledger.slots.map((_, index) => ledger.envelope(index));
    const ports = { INTAKE_CLIENT_PORT: new URL(ready.client).port, INTAKE_CLINIC_PORT: new URL(ready.clinic).port };
    const target = `${ready.client}/api/v1/submissions`;
    await sendAll(target, bodies.slice(0, fewRows), 8);
    const few = percentile((await sendAll(target, bodies.slice(fewRows, 2000), 1)).latencies, 0.5);
    running.child.kill('SIGTERM');
    await running.exit;
    fill(join(dataFolder, 'intake.db'), manyRows);
    running = runIntake({ INTAKE_DATA: dataFolder, INTAKE_REQUESTS_PER_MINUTE: '1000000', ...ports }, { nodeOptions });
    await running.ready();
    await sendAll(target, bodies.slice(2000, 2200), 8);
    const many = percentile((await sendAll(target, bodies.slice(2200), 1)).latencies, 0.5);
    const factor = many / few;
    return [
      { what: `p50 of one sender, ${fewRows} rows stored`, value: `${few.toFixed(2)} ms` },
      {
        what: `p50 of one sender, ${manyRows} rows stored`,
        value: `${many.toFixed(2)} ms = ${factor.toFixed(2)} ×`,
        goal: '< 1.3 ×',
        isMet: factor < 1.3,
      },
    ];
  } finally {
    await running.kill();
  }
}

function fill(file: string, rows: number): void {
  const database = new Database(file);
  const clinicId = database.prepare('SELECT clinic_id FROM clinic').pluck().get();
  const slot = database.prepare('INSERT INTO slot VALUES (?, ?, ?, 0, 40000, 0)');
  const submission = database.prepare(
    'INSERT INTO submission (place, slot_pk, digest, envelope, day, opened, receipt) VALUES (random(), ?, ?, ?, 20000, 0, ?)',
  );
  const [tag, receipt, envelope] = [random(32), random(252), random(8504)];
  database.transaction(() => {
    for (let row = 0; row < rows; row++) {
      const key = random(32);
      slot.run(key, clinicId, tag);
      submission.run(key, tag, envelope, receipt);
    }
  })();
  database.close();
}
