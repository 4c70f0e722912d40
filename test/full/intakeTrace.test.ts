// What the built intake asks of the system, seen from outside: the receipt leaves after the fsync, and nobody is called.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { setUpOver } from '../intake/runningIntake.ts';
import { signingKey } from '../intake/testClinic.ts';
import { buildIntake } from '../support/buildIntake.ts';
import { runIntake } from '../support/intakeProcess.ts';
import { connectionsIn, databaseFilesIn, stepsIn, tracer } from '../support/traceCalls.ts';

beforeAll(buildIntake);

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trace-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The trace of three submissions, one after the other, and of a replay. */
async function traced(program?: string) {
  const folder = newFolder();
  const log = join(folder, 'calls');
  const running = runIntake(
    { INTAKE_DATA: join(folder, 'data') },
    { under: tracer(log), ...(program ? { program } : {}) },
  );
  onTestFinished(() => running.kill());
  const ready = await running.ready();
  const { clinic, slots, submit } = await setUpOver(ready.client, ready.clinic, ready.setup[0]?.token ?? '', 3);
  const before = stepsIn(log).length;
  for (const slot of slots) expect((await submit(clinic.envelope(slot, new Uint8Array(32)))).status).toBe(201);
  expect((await submit(clinic.envelope(slots[0] ?? signingKey(), new Uint8Array(32)))).status).toBe(200);
  const steps = stepsIn(log).slice(before);
  return { steps, log };
}

describe('a trace of system calls', () => {
  test('G07 crash-S6 shows the write-ahead log written, then synced, before each receipt leaves, a replayed one, too', async () => {
    const { steps } = await traced();
    expect(steps).toEqual(Array.from({ length: 4 }, () => ['log', 'sync', 'answer']).flat());
  });

  test('K07 shows no connection to anybody', async () => {
    const { log } = await traced();
    expect(connectionsIn(log)).toEqual([]);
    expect(readFileSync(log, 'utf8')).toContain('HTTP/1.1 201');
  });

  test('shows that nothing of many submissions at once is written to another place than the database', async () => {
    const folder = newFolder();
    const log = join(folder, 'calls');
    const settings = { INTAKE_DATA: join(folder, 'data'), INTAKE_REQUESTS_PER_MINUTE: '1000' };
    const running = runIntake(settings, { under: tracer(log) });
    onTestFinished(() => running.kill());
    const ready = await running.ready();
    const { clinic, slots, submit } = await setUpOver(ready.client, ready.clinic, ready.setup[0]?.token ?? '', 300);
    for (let from = 0; from < slots.length; from += 30) {
      const answers = await Promise.all(slots.slice(from, from + 30).map((slot) => submit(clinic.envelope(slot))));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    }
    const written = [...databaseFilesIn(log)];
    expect(written.filter((path) => !path.startsWith(join(folder, 'data/intake.db')))).toEqual([]);
    expect(written).toContain(join(folder, 'data/intake.db-wal'));
  });

  test('G07 shows receipts without a sync, and so goes red, when the pragma is weakened', async () => {
    const folder = newFolder();
    cpSync('dist/intake', join(folder, 'dist/intake'), { recursive: true });
    cpSync('dist/core', join(folder, 'dist/core'), { recursive: true });
    cpSync('package.json', join(folder, 'package.json'));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    const pragmas = join(folder, 'dist/intake/store/sqlitePragmas.js');
    const text = readFileSync(pragmas, 'utf8');
    const weakened = text.replace("value: 'FULL', reads: 2", "value: 'NORMAL', reads: 1");
    expect(weakened).not.toBe(text);
    writeFileSync(pragmas, weakened);
    const { steps } = await traced(join(folder, 'dist/intake/main.js'));
    expect(steps).toEqual(Array.from({ length: 4 }, () => ['log', 'answer']).flat());
  });
});
