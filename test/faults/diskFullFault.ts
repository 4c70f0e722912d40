// A disk that fills up and is emptied again, many times, under load: a small file system in memory, mounted here.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runIntake } from '../support/intakeProcess.ts';
import type { FaultRow } from './faultRow.ts';
import { Ledger } from './ledger.ts';
import { sendWhile } from './sendWhile.ts';
import { storedInFile } from './storedRows.ts';

const envelopesARound = 40;
const patienceMs = 10_000;

export async function diskFullFault(seed: number, scale: number): Promise<FaultRow> {
  const rounds = Math.ceil(25 * scale);
  const disk = mkdtempSync(join(tmpdir(), 'full-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${16 + rounds}m`, 'tmpfs', disk]);
  const filler = join(disk, 'filler');
  const running = runIntake({ INTAKE_DATA: join(disk, 'data'), INTAKE_MAX_IN_FLIGHT: '200' });
  try {
    const ready = await running.ready();
    const ledger = await Ledger.open(ready, rounds * envelopesARound);
    let refused = 0;
    for (let round = 0; round < rounds; round += 1) {
      const indexes = Array.from({ length: envelopesARound }, (_, at) => round * envelopesARound + at);
      const { bavail, bsize } = statfsSync(disk);
      // Room for a few pages more, so that it fills up in the middle of a transaction.
      const room = ((seed + round) % 8) * 4096;
      await sendWhile(ledger, ready.client, indexes, async (failures) => {
        writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - room)));
        const before = failures();
        const deadlineMs = performance.now() + patienceMs;
        while (failures() < before + 5 && performance.now() < deadlineMs)
          await new Promise((done) => setTimeout(done, 5));
        if (failures() < before + 5) ledger.problems.push(`round ${round + 1}: the full disk refused nothing`);
        refused += failures() - before;
        rmSync(filler);
      });
      if (running.child.exitCode !== null) throw new Error(`the intake ended: ${running.output()}`);
    }
    running.child.kill('SIGTERM');
    await running.exit;
    ledger.compare(storedInFile(join(disk, 'data')), 'at the end');
    const note = `${refused} refused meanwhile`;
    return {
      fault: 'disk full, SQLite',
      runs: rounds,
      envelopes: ledger.slots.length,
      problems: ledger.problems,
      note,
    };
  } finally {
    await running.kill();
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  }
}
