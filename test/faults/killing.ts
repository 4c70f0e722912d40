// Kills an intake again and again under load that repeats itself, and checks after each kill what had been acknowledged.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runIntake } from '../support/intakeProcess.ts';
import { SeededChance } from '../support/seededChance.ts';
import type { FaultRow } from './faultRow.ts';
import { Ledger, type StoredRows } from './ledger.ts';

const senders = 24;

export interface Killing {
  readonly fault: string;
  readonly envelopes: number;
  readonly kills: number;
  readonly settings: Readonly<Record<string, string>>;
  /** Read past the intake. */
  readonly stored: (dataFolder: string) => Promise<StoredRows>;
  /** Another part that dies now and then, with the number of the kill. */
  readonly alsoKill?: (kill: number) => Promise<void>;
}

export async function killAgainAndAgain(seed: number, killing: Killing): Promise<FaultRow> {
  const chance = new SeededChance(seed);
  const folder = mkdtempSync(join(tmpdir(), 'kills-'));
  const dataFolder = join(folder, 'data');
  const settings = { INTAKE_DATA: dataFolder, INTAKE_MAX_IN_FLIGHT: '200', ...killing.settings };
  let running = runIntake(settings);
  try {
    const ready = await running.ready();
    const ports = { INTAKE_CLIENT_PORT: new URL(ready.client).port, INTAKE_CLINIC_PORT: new URL(ready.clinic).port };
    const ledger = await Ledger.open(ready, killing.envelopes);
    const open = Array.from({ length: killing.envelopes }, (_, index) => index);
    let isLoading = true;
    const sender = async () => {
      while (isLoading || open.length > 0) {
        // Now and then one that has its receipt already.
        const isRepeat = ledger.acknowledged.size > 0 && (open.length === 0 || chance.isTrue(0.15));
        const index = isRepeat ? chance.below(killing.envelopes) : open.splice(chance.below(open.length), 1)[0];
        if (index === undefined) return;
        if (isRepeat && !ledger.acknowledged.has(index)) continue;
        const isDone = await ledger.attempt(ready.client, index);
        if (!isDone && !isRepeat) open.push(index);
        if (!isDone) await wait(20 + chance.below(30));
      }
    };
    const load = Array.from({ length: senders }, sender);
    for (let kill = 1; kill <= killing.kills; kill++) {
      // The envelopes are spread over the kills, so that each meets load.
      const goal = Math.floor((killing.envelopes * kill) / (killing.kills + 1));
      const deadlineMs = performance.now() + 4000;
      while (ledger.acknowledged.size < goal && performance.now() < deadlineMs) await wait(2);
      await wait(chance.below(15));
      await killing.alsoKill?.(kill);
      await running.kill();
      ledger.compare(await killing.stored(dataFolder), `after kill ${kill}`);
      running = runIntake({ ...settings, ...ports });
      await running.ready();
    }
    isLoading = false;
    await Promise.all(load);
    if (ledger.acknowledged.size !== killing.envelopes)
      ledger.problems.push('not every envelope was acknowledged in the end');
    ledger.compare(await killing.stored(dataFolder), 'at the end');
    return { fault: killing.fault, runs: killing.kills, envelopes: killing.envelopes, problems: ledger.problems };
  } finally {
    await running.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
