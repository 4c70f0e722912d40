// A day's behaviour in minutes: 200,000 submissions and status calls, memory and open files before and after.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ledger } from '../faults/ledger.ts';
import { runIntake } from '../support/intakeProcess.ts';
import { memoryOf, openFilesOf, sendAll } from './intakeLoad.ts';
import type { Measured } from './measured.ts';

const requests = Number(process.env['SOAK_REQUESTS'] ?? 200_000);
const settled = Math.min(10_000, requests / 2);
const slots = 20_000;
const concurrency = 32;

export async function soakBench(): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const settings = {
    INTAKE_DATA: join(folder, 'data'),
    INTAKE_MAX_IN_FLIGHT: '200',
    INTAKE_REQUESTS_PER_MINUTE: '1000000',
  };
  const running = runIntake(settings);
  const pid = running.child.pid ?? 0;
  try {
    const ready = await running.ready();
    const ledger = await Ledger.open(ready, slots);
    const filesAtStart = openFilesOf(pid);
    const round = async (count: number, from: number) => {
      const half = Math.floor(count / 2);
      const forms = Array.from({ length: half }, (_, at) => ledger.envelope((from + at) % slots));
      await sendAll(`${ready.client}/api/v1/submissions`, forms, concurrency, [200, 201]);
      const asked = Array.from({ length: count - half }, (_, at) =>
        ledger.clinic.statusRequest(ledger.slots[(from + at) % slots]?.publicKey ?? new Uint8Array(32)),
      );
      await sendAll(`${ready.client}/api/v1/status`, asked, concurrency, [200]);
    };
    for (let done = 0; done < settled; done += 1000) await round(1000, done);
    const early = memoryOf(pid).now;
    for (let done = settled; done < requests; done += 1000) await round(1000, done);
    const late = memoryOf(pid).now;
    // Connections end by themselves within the keep-alive time.
    await new Promise((done) => setTimeout(done, 7000));
    const leftOpen = openFilesOf(pid) - filesAtStart;
    const growth = (late / early - 1) * 100;
    running.child.kill('SIGTERM');
    const code = await running.exit;
    return [
      { what: `memory after ${settled} requests`, value: `${early.toFixed(0)} MB` },
      {
        what: `memory after ${requests} requests`,
        value: `${late.toFixed(0)} MB = ${growth.toFixed(1)} % more`,
        goal: '< 10 %',
        isMet: growth < 10,
      },
      { what: 'files left open', value: `${leftOpen}`, goal: '0', isMet: leftOpen <= 0 },
      { what: 'exit code when stopped', value: `${code}`, goal: '0', isMet: code === 0 },
    ];
  } finally {
    await running.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
