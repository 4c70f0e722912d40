// Intake processes of their own on one PostgreSQL server: a second one that joins, and a server that is not there yet.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { setUpOver } from '../intake/runningIntake.ts';
import { temporaryFolder } from '../intake/testIntake.ts';
import { type IntakeProcess, operateMain, runIntake } from '../support/intakeProcess.ts';
import { askPostgres, PostgresCluster } from '../support/postgresCluster.ts';
import { until } from '../support/until.ts';

let cluster: PostgresCluster;
beforeAll(async () => {
  execFileSync('node_modules/.bin/tsc', ['-b', 'src/intake']);
  execFileSync(process.execPath, ['test/support/copyMigrations.mjs']);
  cluster = await PostgresCluster.start();
});
afterAll(() => cluster.remove());

/** A machine with folders of its own; both are given the same key file, as the guide says. */
async function machineOn(database: string, keyFolder: string, more: Readonly<Record<string, string>> = {}) {
  const environment = {
    INTAKE_KEY_FILE: join(keyFolder, 'intake.key'),
    INTAKE_DATA: join(temporaryFolder(), 'data'),
    INTAKE_MAX_IN_FLIGHT: '200',
    ...more,
    INTAKE_DATABASE: database,
  };
  const running = runIntake(environment);
  onTestFinished(() => running.kill());
  const ready = await running.ready();
  const send = async (body: Uint8Array<ArrayBuffer>) => {
    const headers = { 'content-type': 'application/octet-stream' };
    const response = await fetch(`${ready.client}/api/v1/submissions`, { method: 'POST', body, headers });
    return { status: response.status, receipt: Buffer.from(await response.arrayBuffer()).toString('hex') };
  };
  return { ...running, ...ready, environment, send };
}

function operate(environment: Readonly<Record<string, string>>, ...words: readonly string[]): string {
  const env = { PATH: process.env['PATH'] ?? '', ...environment };
  return execFileSync(process.execPath, [operateMain, ...words], { env, encoding: 'utf8' }).trim();
}

async function stopped({ child, exit }: IntakeProcess): Promise<void> {
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
}

describe('several processes on one database', () => {
  test('crash-S9 crash-S15 a second one joins without an alarm, both take forms, and one word opens both after a restore', async () => {
    const [database, keys] = [await cluster.newDatabase(), temporaryFolder()];
    const one = await machineOn(database, keys);
    const { clinic, slots, submit } = await setUpOver(one.client, one.clinic, one.setup[0]?.token ?? '', 40);
    const envelopes = slots.map((slot) => clinic.envelope(slot));
    for (const envelope of envelopes.slice(0, 5)) expect((await submit(envelope)).status).toBe(201);

    const two = await machineOn(database, keys);
    expect(two.output()).not.toContain('closed-after-restore');
    expect(await askPostgres(database, "SELECT * FROM counter WHERE name LIKE 'restore%'")).toEqual([]);
    const answers = await Promise.all(
      envelopes.map(async (envelope) => await Promise.all([one.send(envelope), two.send(envelope)])),
    );
    for (const [left, right] of answers) {
      expect([200, 201]).toContain(left?.status);
      expect([200, 201]).toContain(right?.status);
      expect(left?.receipt).toBe(right?.receipt);
    }
    expect(answers.flat().filter(({ status }) => status === 201)).toHaveLength(35);
    expect(await askPostgres(database, 'SELECT digest FROM submission')).toHaveLength(40);

    const backupKey = operate(one.environment, 'backup-key', join(keys, 'backup.key'));
    const backup = operate(one.environment, 'backup', join(keys, 'backups'), backupKey);
    for (const machine of [one, two]) await stopped(machine);
    const INTAKE_DATABASE = await cluster.newDatabase();
    operate({ ...one.environment, INTAKE_DATABASE }, 'restore', backup, join(keys, 'backup.key'));
    const again = await Promise.all([one, two].map(({ environment }) => machineOn(INTAKE_DATABASE, keys, environment)));
    const [first = new Uint8Array()] = envelopes;
    for (const machine of again) expect((await machine.send(first)).status).toBe(503);
    operate({ ...two.environment, INTAKE_DATABASE }, 'confirm-restore');
    for (const machine of again)
      await until('the opening', async () => machine.output().includes('opened-after-restore') || undefined);
    for (const machine of again) expect((await machine.send(first)).status).toBe(200);
  });
});

describe('a database that is away', () => {
  test('crash-S13 is waited for: the process ends with 5, which systemd answers with another start, and then serves', async () => {
    const database = await cluster.newDatabase();
    const environment = {
      INTAKE_DATABASE: database,
      INTAKE_DATA: join(temporaryFolder(), 'data'),
    };
    await cluster.kill();
    const early = runIntake(environment);
    onTestFinished(() => early.kill());
    expect([await early.exit, early.output()]).toEqual([
      5,
      'intake: cannot start: the database cannot be reached now\n',
    ]);
    await cluster.startServer();
    const standby = await cluster.standby('second');
    onTestFinished(() => standby.remove());
    const waiting = runIntake({ ...environment, INTAKE_DATABASE: standby.url(new URL(database).pathname.slice(1)) });
    onTestFinished(() => waiting.kill());
    expect([await waiting.exit, waiting.output()]).toEqual([5, expect.stringContaining('is a standby')]);
    await standby.kill();
    const running = runIntake(environment);
    onTestFinished(() => running.kill());
    expect((await fetch(`${(await running.ready()).client}/healthz`)).status).toBe(204);

    const unit = readFileSync('docs/running/avstamning.service', 'utf8');
    expect(/^RestartPreventExitStatus=(.*)$/m.exec(unit)?.[1]).toBe('2 3');
    expect(unit).toMatch(/^StartLimitIntervalSec=0$/m);
  });
});
