// The operator's commands, and what the process does at start and at its end: each as it is typed, on the built server.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { setUpOver } from '../intake/runningIntake.ts';
import { temporaryFolder } from '../intake/testIntake.ts';
import { buildIntake } from '../support/buildIntake.ts';
import { operateMain, type ProcessOptions, runIntake } from '../support/intakeProcess.ts';
import { until } from '../support/until.ts';

vi.setConfig({ testTimeout: 120_000 });

beforeAll(buildIntake, 120_000);

function start(environment: Readonly<Record<string, string>>, options: ProcessOptions = {}) {
  const started = runIntake(environment, options);
  onTestFinished(() => started.kill());
  return started;
}

function operate(environment: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const env = { PATH: process.env['PATH'] ?? '', ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [operateMain, ...words], { env, encoding: 'utf8' });
  return { status, stdout: stdout.trim(), stderr };
}

async function stopped(started: ReturnType<typeof start>) {
  started.child.kill('SIGTERM');
  expect(await started.exit).toBe(0);
}

describe('the operator', () => {
  test('G10 crash-S15 G16 backs up under load, restores, is warned, confirms; and what is missing is sent again', async () => {
    const folder = temporaryFolder();
    const INTAKE_DATA = join(folder, 'data');
    const INTAKE_MAX_IN_FLIGHT = '100';
    const running = start({ INTAKE_DATA, INTAKE_MAX_IN_FLIGHT });
    const ready = await running.ready();
    const ports = { INTAKE_CLIENT_PORT: new URL(ready.client).port, INTAKE_CLINIC_PORT: new URL(ready.clinic).port };
    const { clinic, slots, submit } = await setUpOver(ready.client, ready.clinic, ready.setup[0]?.token ?? '', 60);
    const envelopes = slots.map((slot) => clinic.envelope(slot));
    const keyFile = join(folder, 'backup.key');
    const made = operate({ INTAKE_DATA }, 'backup-key', keyFile);
    expect([made.status, made.stdout.length]).toEqual([0, 43]);
    expect(operate({ INTAKE_DATA }, 'backup-key', keyFile).status).toBe(3);

    const backups = join(folder, 'backups');
    const firstHalf = await Promise.all(envelopes.slice(0, 30).map(submit));
    const load = Promise.all(envelopes.slice(30).map(submit));
    const taken = operate({ INTAKE_DATA }, 'backup', backups, made.stdout);
    expect([taken.status, taken.stdout]).toEqual([0, join(backups, readdirSync(backups)[0] ?? '')]);
    const receipts = [...firstHalf, ...(await load)];
    await stopped(running);

    expect(operate({ INTAKE_DATA }, 'restore', taken.stdout, keyFile)).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('exists') as string,
    });
    for (const name of ['intake.db', 'intake.db-wal', 'intake.db-shm'])
      rmSync(join(INTAKE_DATA, name), { force: true });
    expect(operate({ INTAKE_DATA }, 'restore', taken.stdout, keyFile).status).toBe(0);

    const restored = start({ INTAKE_DATA, INTAKE_MAX_IN_FLIGHT, ...ports });
    await restored.ready();
    await until('the warning', async () => restored.output().includes('{"event":"closed-after-restore"}') || undefined);
    const [first = new Uint8Array(0)] = envelopes;
    expect((await submit(first)).status).toBe(503);
    expect(operate({ INTAKE_DATA }, 'confirm-restore').status).toBe(0);
    await until('the opening', async () => restored.output().includes('opened-after-restore') || undefined);
    const again = await Promise.all(envelopes.map(submit));
    for (const [index, answer] of again.entries()) {
      expect([200, 201]).toContain(answer.status);
      expect(answer.bytes).toEqual(receipts[index]?.bytes);
    }
    for (const answer of again.slice(0, 30)) expect(answer.status).toBe(200);
    await stopped(restored);
    expect(operate({ INTAKE_DATA }, 'backup', backups).status).toBe(2);
    expect(operate({ INTAKE_DATA, INTAKE_BIND_ADDRESS: 'x' }, 'confirm-restore').status).toBe(2);
  });

  test('crash-S15 is warned when an older database file was put back by hand', async () => {
    const folder = temporaryFolder();
    const INTAKE_DATA = join(folder, 'data');
    const running = start({ INTAKE_DATA });
    const ready = await running.ready();
    const { clinic, slots, submit } = await setUpOver(ready.client, ready.clinic, ready.setup[0]?.token ?? '', 2);
    await stopped(running);
    const old = readFileSync(join(INTAKE_DATA, 'intake.db'));
    const ports = { INTAKE_CLIENT_PORT: new URL(ready.client).port, INTAKE_CLINIC_PORT: new URL(ready.clinic).port };
    const second = start({ INTAKE_DATA, ...ports });
    await second.ready();
    for (const slot of slots) expect((await submit(clinic.envelope(slot))).status).toBe(201);
    await stopped(second);
    writeFileSync(join(INTAKE_DATA, 'intake.db'), old);
    const third = start({ INTAKE_DATA, ...ports });
    await third.ready();
    for (const slot of slots) expect((await submit(clinic.envelope(slot))).status).toBe(503);
  });
});

describe.runIf(process.getuid?.() === 0)('root', () => {
  test('G10 is refused on a data folder that belongs to the intake’s user, and nothing is changed', () => {
    const folder = temporaryFolder();
    const INTAKE_DATA = join(folder, 'data');
    mkdirSync(INTAKE_DATA);
    chownSync(INTAKE_DATA, 65_534, 65_534);
    for (const words of [
      ['confirm-restore'],
      ['backup', join(folder, 'backups'), 'A'.repeat(43)],
      ['restore', join(folder, 'no.backup'), join(folder, 'no.key')],
    ])
      expect(operate({ INTAKE_DATA }, ...words)).toMatchObject({
        status: 3,
        stderr: expect.stringContaining('belongs to another user') as string,
      });
    expect([readdirSync(INTAKE_DATA), readdirSync(folder)]).toEqual([[], ['data']]);
  });
});

describe('the process', () => {
  test('K03 leaves no core dump when it crashes, even where dumps are allowed', async () => {
    const folder = temporaryFolder();
    const limit = ['/bin/sh', '-c', 'ulimit -c unlimited 2>/dev/null; exec "$@"', 'sh'];
    const running = start({ INTAKE_DATA: join(folder, 'data') }, { under: limit, cwd: folder });
    await running.ready();
    const pid = running.child.pid ?? 0;
    expect(readFileSync(`/proc/${pid}/limits`, 'utf8')).toMatch(/^Max core file size +0 +0 /m);
    expect(readFileSync(`/proc/${pid}/coredump_filter`, 'utf8').trim()).toBe('00000000');
    expect(running.output()).not.toContain('core-dumps-possible');
    running.child.kill('SIGABRT');
    await running.exit;
    expect(readdirSync(folder).filter((name) => name.startsWith('core'))).toEqual([]);
  });

  test('crash-S8 checks the database after an end that was not clean, and refuses a damaged one', async () => {
    const INTAKE_DATA = join(temporaryFolder(), 'data');
    const running = start({ INTAKE_DATA });
    const ready = await running.ready();
    const { clinic, slots, submit } = await setUpOver(ready.client, ready.clinic, ready.setup[0]?.token ?? '', 40);
    await Promise.all(slots.map((slot) => submit(clinic.envelope(slot))));
    await stopped(running);
    const file = join(INTAKE_DATA, 'intake.db');
    const second = start({ INTAKE_DATA });
    await second.ready();
    await second.kill();
    expect(existsSync(`${file}-wal`)).toBe(true);
    const bytes = readFileSync(file);
    // Past the header and the schema: pages of rows.
    bytes.fill(0xff, 5 * 4096, bytes.length);
    writeFileSync(file, bytes);
    const refused = start({ INTAKE_DATA });
    expect([await refused.exit, refused.output()]).toEqual([3, expect.stringMatching(/damaged|malformed/)]);
  });
});
