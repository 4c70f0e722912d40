// A network that loses, cuts, delays, doubles and reorders what passes between senders and the intake.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { runIntake } from '../support/intakeProcess.ts';
import { freePort } from '../support/postgresCluster.ts';
import { SeededChance } from '../support/seededChance.ts';
import { BadProxy } from './badProxy.ts';
import type { FaultRow } from './faultRow.ts';
import { hexOf, Ledger } from './ledger.ts';

const senders = 16;

export async function badProxyFault(seed: number, scale: number): Promise<FaultRow> {
  const envelopes = Math.ceil(1000 * scale);
  const folder = mkdtempSync(join(tmpdir(), 'proxy-'));
  const port = await freePort();
  const proxy = await BadProxy.listen(port, new SeededChance(seed));
  const hosts = `127.0.0.1:${port},127.0.0.1:${proxy.port}`;
  const running = runIntake({
    INTAKE_DATA: join(folder, 'data'),
    INTAKE_CLIENT_PORT: String(port),
    INTAKE_HOSTS: hosts,
  });
  try {
    const ledger = await Ledger.open(await running.ready(), envelopes);
    const waiting = Array.from({ length: envelopes }, (_, index) => index);
    let attempts = 0;
    const sender = async () => {
      for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
        attempts += 1;
        if (!(await ledger.attempt(`http://127.0.0.1:${proxy.port}`, index))) waiting.push(index);
      }
    };
    await Promise.all(Array.from({ length: senders }, sender));
    const database = new Database(join(folder, 'data/intake.db'), { readonly: true });
    const rows = database
      .prepare<[], { slot_pk: Buffer; digest: Buffer }>('SELECT slot_pk, digest FROM submission')
      .all();
    database.close();
    if (rows.length !== envelopes) ledger.problems.push(`${rows.length} rows for ${envelopes} envelopes`);
    ledger.compare(new Map(rows.map((row) => [hexOf(row.slot_pk), hexOf(row.digest)])), 'at the end');
    const fault = 'lost, cut, late, doubled, reordered on the way';
    return { fault, runs: proxy.faults, envelopes, problems: ledger.problems, note: `${attempts} attempts` };
  } finally {
    await proxy.close();
    await running.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
