// One intake process and two on one PostgreSQL server, with as many senders in all: what a second one brings on a machine
// where everything, the server and the senders too, shares the cores.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ledger } from '../faults/ledger.ts';
import { runIntake } from '../support/intakeProcess.ts';
import { PostgresCluster } from '../support/postgresCluster.ts';
import { unitCommand } from '../support/unitFile.ts';
import { memoryOf, sendAll } from './intakeLoad.ts';
import type { Measured } from './measured.ts';
import { rawPostgresLoop } from './rawLoop.ts';

const { nodeOptions } = unitCommand();
const submissions = 12_000;
const warmUp = 500;
const concurrency = 64;

export async function processesBench(): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const cluster = await PostgresCluster.start();
  const address = await cluster.newDatabase();
  const start = (name: string) =>
    runIntake(
      {
        INTAKE_DATA: join(folder, name),
        INTAKE_KEY_FILE: join(folder, 'intake.key'),
        INTAKE_DATABASE: address,
        INTAKE_MAX_IN_FLIGHT: '200',
        INTAKE_REQUESTS_PER_MINUTE: '1000000',
      },
      { nodeOptions },
    );
  const one = start('one');
  const running = [one];
  try {
    const ready = await one.ready();
    const ledger = await Ledger.open(ready, submissions);
    const two = start('two');
    running.push(two);
    const targets = [ready.client, (await two.ready()).client].map((client) => `${client}/api/v1/submissions`);
    let sent = 0;
    /** Accepted a second by the first `count` processes together. */
    const send = async (count: number, many: number) => {
      const bodies = ledger.slots.slice(sent, sent + many).map((_, index) => ledger.envelope(sent + index));
      sent += many;
      const startedMs = performance.now();
      await Promise.all(
        targets
          .slice(0, count)
          .map((target, at) =>
            sendAll(target, bodies.slice((at * many) / count, ((at + 1) * many) / count), concurrency / count),
          ),
      );
      return (many * 1000) / (performance.now() - startedMs);
    };
    await send(2, 2 * warmUp);
    const raw: number[] = [];
    const rates: Record<1 | 2, number[]> = { 1: [], 2: [] };
    // Turn by turn, so that a machine that changes its mind shows.
    for (const count of [1, 2, 1, 2] as const) {
      raw.push(await rawPostgresLoop(address, 2000));
      rates[count].push(await send(count, Math.floor((submissions - 2 * warmUp) / 4)));
    }
    const list = (numbers: readonly number[]) => numbers.map((number) => number.toFixed(0)).join(' and ');
    const peaks = running.map(({ child }) => memoryOf(child.pid ?? 0).peak.toFixed(0));
    return [
      { what: 'raw loop, one row a commit', value: `${raw.map((rate) => rate.toFixed(0)).join(', ')} a second` },
      { what: `one process at concurrency ${concurrency}`, value: `${list(rates[1])} a second` },
      { what: `two processes at concurrency ${concurrency}`, value: `${list(rates[2])} a second together` },
      { what: 'peak memory of each', value: `${peaks.join(' and ')} MB` },
    ];
  } finally {
    for (const intake of running) await intake.kill();
    await cluster.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}
