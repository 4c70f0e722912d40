// A wall clock that jumps by up to ten years, forward and back, under load. A form that comes when its slot's last day
// seems to be over is refused with a signed word and stored once the clock is right again.
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

const envelopesARound = 20;
const jumpsARound = 4;
const daySeconds = 86_400;
const tenYears = 3650;

export async function jumpingClockFault(seed: number, scale: number): Promise<FaultRow> {
  const rounds = Math.ceil(50 * scale);
  const chance = new SeededChance(seed);
  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  const shim = faultShim(folder, 'fsync-error');
  const INTAKE_DATA = join(folder, 'data');
  const running = runIntake({ INTAKE_DATA, INTAKE_MAX_IN_FLIGHT: '200', ...shim.environment });
  try {
    const ready = await running.ready();
    const today = Math.floor(Date.now() / 1000 / daySeconds);
    const window = { opens: today - 1, closes: today + 365 };
    const ledger = await Ledger.open(ready, rounds * envelopesARound, window);
    let refused = 0;
    for (let round = 0; round < rounds; round += 1) {
      const indexes = Array.from({ length: envelopesARound }, (_, at) => round * envelopesARound + at);
      await sendWhile(ledger, ready.client, indexes, async (failures) => {
        for (let jump = 0; jump < jumpsARound; jump += 1) {
          shim.setClock((chance.below(2 * tenYears) - tenYears) * daySeconds + chance.below(daySeconds));
          await wait(chance.below(20));
        }
        shim.setClock(0);
        refused += failures();
      });
    }
    ledger.compare(storedInFile(INTAKE_DATA), 'at the end');
    if (refused === 0) ledger.problems.push('no jump had any effect');
    const envelopes = rounds * envelopesARound;
    const note = `${refused} refused meanwhile`;
    return {
      fault: 'clock jumps up to ten years',
      runs: rounds * jumpsARound,
      envelopes,
      problems: ledger.problems,
      note,
    };
  } finally {
    await running.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
