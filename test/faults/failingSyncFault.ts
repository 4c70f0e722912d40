// An fsync that fails at a moment that chance chooses, under load: the intake must end, and the next one must know all
// that was acknowledged. The shim is test/support/faultShim.c.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { faultShim } from '../support/faultShim.ts';
import { runIntake } from '../support/intakeProcess.ts';
import { SeededChance } from '../support/seededChance.ts';
import type { FaultRow } from './faultRow.ts';
import { Ledger } from './ledger.ts';
import { sendWhile } from './sendWhile.ts';
import { storedInFile } from './storedRows.ts';

const envelopesARound = 40;
const fatal = 4;
const patienceMs = 15_000;

export async function failingSyncFault(seed: number, scale: number): Promise<FaultRow> {
  const rounds = Math.ceil(40 * scale);
  const chance = new SeededChance(seed);
  const folder = mkdtempSync(join(tmpdir(), 'sync-'));
  const shim = faultShim(folder, 'fsync-error');
  const INTAKE_DATA = join(folder, 'data');
  let running = runIntake({ INTAKE_DATA, INTAKE_MAX_IN_FLIGHT: '200', ...shim.environment });
  try {
    const ready = await running.ready();
    const ports = { INTAKE_CLIENT_PORT: new URL(ready.client).port, INTAKE_CLINIC_PORT: new URL(ready.clinic).port };
    const ledger = await Ledger.open(ready, rounds * envelopesARound);
    for (let round = 0; round < rounds; round += 1) {
      const indexes = Array.from({ length: envelopesARound }, (_, at) => round * envelopesARound + at);
      await sendWhile(ledger, ready.client, indexes, async () => {
        await wait(chance.below(60));
        shim.arm();
        const code = await Promise.race([running.exit, wait(patienceMs, 'nothing' as const, { ref: false })]);
        await running.kill();
        if (code !== fatal) ledger.problems.push(`round ${round + 1}: ended with ${code} after a failed fsync`);
        ledger.compare(storedInFile(INTAKE_DATA), `after failure ${round + 1}`);
        shim.disarm();
        running = runIntake({ INTAKE_DATA, INTAKE_MAX_IN_FLIGHT: '200', ...ports, ...shim.environment });
        await running.ready();
      });
    }
    ledger.compare(storedInFile(INTAKE_DATA), 'at the end');
    const envelopes = rounds * envelopesARound;
    return { fault: 'failing fsync, SQLite', runs: rounds, envelopes, problems: ledger.problems };
  } finally {
    await running.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
