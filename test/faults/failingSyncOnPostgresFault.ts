// PostgreSQL with an fsync that fails under load, of its log or of its tables in turn: it must end, and what had not
// reached the disk is taken away from it before it starts again, as by a power cut.
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { faultShim } from '../support/faultShim.ts';
import { runIntake } from '../support/intakeProcess.ts';
import { asServer, PostgresCluster } from '../support/postgresCluster.ts';
import { SeededChance } from '../support/seededChance.ts';
import type { FaultRow } from './faultRow.ts';
import { Ledger } from './ledger.ts';
import { sendWhile } from './sendWhile.ts';
import { storedIn } from './storedRows.ts';

const envelopesARound = 40;
const patienceMs = 20_000;
/** It stays down after a crash, and no file of the log is an old one with another name. */
const settings = { restart_after_crash: 'off', wal_recycle: 'off' };
const kinds = ['log-fsync-error', 'data-fsync-error'] as const;

export async function failingSyncOnPostgresFault(seed: number, scale: number): Promise<FaultRow> {
  const rounds = Math.ceil(40 * scale);
  const chance = new SeededChance(seed);
  const folder = mkdtempSync(join(tmpdir(), 'sync-'));
  const shims = kinds.map((kind) => faultShim(folder, kind));
  const [{ shadow, arm, disarm }] = shims as [(typeof shims)[0]];
  const { uid, gid } = asServer();
  chmodSync(folder, 0o755);
  if (uid !== undefined && gid !== undefined) chownSync(shadow, uid, gid);
  const environmentOf = (round: number) => ({ ...shims[round % kinds.length]?.environment, FAULT_SHADOW: shadow });
  const cluster = await PostgresCluster.start(settings, { logFileMegabytes: 1, environment: environmentOf(0) });
  const database = await cluster.newDatabase();
  const data = join(folder, 'data');
  const running = runIntake({ INTAKE_DATA: data, INTAKE_MAX_IN_FLIGHT: '200', INTAKE_DATABASE: database });
  try {
    const ready = await running.ready();
    const ledger = await Ledger.open(ready, rounds * envelopesARound);
    for (let round = 0; round < rounds; round += 1) {
      const indexes = Array.from({ length: envelopesARound }, (_, at) => round * envelopesARound + at);
      const before = cluster.log.length;
      await sendWhile(ledger, ready.client, indexes, async () => {
        await wait(chance.below(60));
        arm();
        const deadlineMs = performance.now() + patienceMs;
        while (cluster.isRunning && performance.now() < deadlineMs) {
          if (round % 2 === 1) await cluster.ask('CHECKPOINT').catch(() => undefined);
          await wait(5);
        }
        const said = cluster.log.slice(before).join('');
        if (cluster.isRunning || !/PANIC:.*could not (?:fsync|fdatasync)/.test(said))
          ledger.problems.push(`round ${round + 1}: the server did not end for a failed fsync`);
        await cluster.kill();
        leaveWhatWasSynced(join(cluster.folder, 'pg_wal'), shadow);
        disarm();
        await cluster.startServer({}, environmentOf(round + 1));
      });
      ledger.compare(await storedIn(database), `after failure ${round + 1}`);
      if (running.child.exitCode !== null) throw new Error(`the intake ended: ${running.output()}`);
    }
    const envelopes = rounds * envelopesARound;
    return { fault: 'failing fsync, PostgreSQL', runs: rounds, envelopes, problems: ledger.problems };
  } finally {
    await running.kill();
    await cluster.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file of the log is as it was at its last sync; one that was never synced since it got its name holds nothing. */
function leaveWhatWasSynced(log: string, shadow: string): void {
  for (const name of readdirSync(log).filter((entry) => /^[0-9A-F]{24}$/.test(entry))) {
    const [file, synced] = [join(log, name), join(shadow, name)];
    if (existsSync(synced)) copyFileSync(synced, file);
    else writeFileSync(file, Buffer.alloc(statSync(file).size));
  }
}
