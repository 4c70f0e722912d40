// The built server as a process of its own: started, killed, started again.
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { buildIntake } from '../support/buildIntake.ts';
import { type IntakeProcess, type ProcessOptions, runIntake } from '../support/intakeProcess.ts';
import { buildPages } from './builtPages.ts';
import { setUpOver } from './runningIntake.ts';
import { signingKey } from './testClinic.ts';
import { temporaryFolder } from './testIntake.ts';

// Whole processes and real sockets, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

function start(environment: Readonly<Record<string, string>>, options: ProcessOptions = {}): IntakeProcess {
  const started = runIntake(environment, options);
  onTestFinished(() => started.kill());
  return started;
}

beforeAll(buildIntake, 120_000);

describe('the process', () => {
  test('crash-S4 killed after a receipt and started again, it acknowledges the same bytes with the same receipt', async () => {
    const INTAKE_DATA = join(temporaryFolder(), 'data');
    const first = start({ INTAKE_DATA });
    const ready = await first.ready();
    const { clinic, slots, submit } = await setUpOver(ready.client, ready.clinic, ready.setup[0]?.token ?? '', 5);
    const envelopes = slots.map((slot) => clinic.envelope(slot));
    const receipts = await Promise.all(envelopes.map(submit));
    expect(receipts.map((receipt) => receipt.status)).toEqual([201, 201, 201, 201, 201]);
    first.child.kill('SIGKILL');
    await first.exit;

    const ports = { INTAKE_CLIENT_PORT: new URL(ready.client).port, INTAKE_CLINIC_PORT: new URL(ready.clinic).port };
    const second = start({ INTAKE_DATA, ...ports });
    expect((await second.ready()).setup).toEqual([]);
    const again = await Promise.all(envelopes.map(submit));
    expect(again).toEqual(receipts.map(({ bytes }) => ({ status: 200, bytes })));
    const other = await submit(clinic.envelope(slots[0] ?? signingKey()));
    expect(other.status).toBe(409);
    second.child.kill('SIGTERM');
    expect(await second.exit).toBe(0);
  });

  test('G03 crash-S1 crash-S3 killed again and again under load, it loses nothing that it acknowledged', {
    timeout: 60_000,
  }, async () => {
    const INTAKE_DATA = join(temporaryFolder(), 'data');
    let running = start({ INTAKE_DATA });
    const ready = await running.ready();
    const ports = { INTAKE_CLIENT_PORT: new URL(ready.client).port, INTAKE_CLINIC_PORT: new URL(ready.clinic).port };
    const { clinic, slots, submit } = await setUpOver(ready.client, ready.clinic, ready.setup[0]?.token ?? '', 60);
    const envelopes = slots.map((slot) => clinic.envelope(slot));
    const acknowledged = new Map<number, string>();
    const seen: string[] = [];
    const send = async (index: number) => {
      const answer = await submit(envelopes[index] ?? new Uint8Array()).catch(() => undefined);
      if (answer?.status !== 200 && answer?.status !== 201) return;
      const receipt = Buffer.from(answer.bytes).toString('hex');
      if ((acknowledged.get(index) ?? receipt) !== receipt) seen.push(`receipt ${index} changed`);
      acknowledged.set(index, receipt);
    };
    for (let round = 0; round < 6; round++) {
      const load = envelopes.map((_, index) => send((index * 7 + round) % envelopes.length));
      await new Promise((done) => setTimeout(done, 5 + round * 12));
      running.child.kill('SIGKILL');
      await Promise.all([running.exit, ...load]);
      const before = new Map(acknowledged);
      running = start({ INTAKE_DATA, ...ports });
      await running.ready();
      for (const index of before.keys()) await send(index);
      expect(seen).toEqual([]);
    }
    for (let index = 0; index < envelopes.length; index++) await send(index);
    expect(acknowledged.size).toBe(60);
    expect(seen).toEqual([]);
  });

  test('K01 writes nothing but a start line, counts and an end line, none of which names anybody', async () => {
    const INTAKE_DATA = join(temporaryFolder(), 'data');
    const pages = buildPages(join(temporaryFolder(), 'pages'));
    const running = start({ INTAKE_DATA, INTAKE_CLIENT_FILES: pages, INTAKE_CLINIC_FILES: pages });
    const ready = await running.ready();
    const { clinic, slots, submit } = await setUpOver(ready.client, ready.clinic, ready.setup[0]?.token ?? '', 1);
    await submit(clinic.envelope(slots[0] ?? signingKey()));
    await submit(clinic.envelope(slots[0] ?? signingKey()));
    await submit(new Uint8Array(5));
    running.child.kill('SIGINT');
    expect(await running.exit).toBe(0);
    const lines = running
      .output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => line['event'])).toEqual(['ready', 'stopped']);
    expect(lines[1]).toMatchObject({ stored: 1, conflict: 1 });
    for (const value of Object.values(lines[1] ?? {})) expect(['number', 'string']).toContain(typeof value);
    expect(running.output()).not.toContain(Buffer.from(slots[0]?.publicKey ?? []).toString('base64url'));
    expect(readdirSync(INTAKE_DATA).sort()).toEqual(['intake.db', 'intake.key']);
  });

  test('says so when a built page is missing, and serves the API all the same', async () => {
    const folder = temporaryFolder();
    const pages = {
      INTAKE_CLIENT_FILES: join(folder, 'none'),
      INTAKE_CLINIC_FILES: buildPages(join(folder, 'clinic')),
    };
    const running = start({ INTAKE_DATA: join(folder, 'data'), ...pages });
    const { client } = await running.ready();
    expect((await fetch(`${client}/`)).status).toBe(404);
    expect((await fetch(`${client}/healthz`)).status).toBe(204);
    running.child.kill('SIGTERM');
    await running.exit;
    expect(running.output()).toContain('{"event":"no-page","setting":"INTAKE_CLIENT_FILES"}');
    expect(running.output()).not.toContain('INTAKE_CLINIC_FILES');
  });

  test('crash-S11 stopped in the middle of a request, it finishes that one and ends with 0', async () => {
    const running = start({ INTAKE_DATA: join(temporaryFolder(), 'data') });
    const ready = await running.ready();
    const { clinic, slots, submit } = await setUpOver(ready.client, ready.clinic, ready.setup[0]?.token ?? '', 20);
    const answers = Promise.all(slots.map((slot) => submit(clinic.envelope(slot)).catch(() => undefined)));
    running.child.kill('SIGTERM');
    for (const answer of await answers) if (answer) expect([201, 503]).toContain(answer.status);
    expect(await running.exit).toBe(0);
  });

  test('refuses unknown settings, a taken port, a broken key file and a lost key file, plainly and with an exit code', async () => {
    const INTAKE_DATA = join(temporaryFolder(), 'data');
    const running = start({ INTAKE_DATA });
    const ready = await running.ready();
    const refusal = async (environment: Readonly<Record<string, string>>) => {
      const refused = start(environment);
      return [await refused.exit, refused.output()];
    };
    const elsewhere = { INTAKE_DATA: join(temporaryFolder(), 'data') };
    expect(await refusal({ ...elsewhere, INTAKE_PORT: '1' })).toEqual([2, 'intake: INTAKE_PORT is not a setting\n']);
    const taken = await refusal({ ...elsewhere, INTAKE_CLIENT_PORT: new URL(ready.client).port });
    expect(taken).toEqual([3, expect.stringContaining('EADDRINUSE')]);
    running.child.kill('SIGTERM');
    await running.exit;
    const keyFile = join(INTAKE_DATA, 'intake.key');
    const good = readFileSync(keyFile);
    chmodSync(keyFile, 0o644);
    expect(await refusal({ INTAKE_DATA })).toEqual([3, expect.stringContaining('chmod 600')]);
    chmodSync(keyFile, 0o600);
    writeFileSync(keyFile, '{}');
    expect(await refusal({ INTAKE_DATA })).toEqual([3, expect.stringContaining('damaged')]);
    rmSync(keyFile);
    expect(await refusal({ INTAKE_DATA })).toEqual([3, expect.stringContaining('put the key file back')]);
    expect(existsSync(keyFile)).toBe(false);
    writeFileSync(keyFile, good, { mode: 0o600 });
    const back = start({ INTAKE_DATA });
    await back.ready();
  });

  test('refuses a key file that belongs to another database', async () => {
    const INTAKE_DATA = join(temporaryFolder(), 'data');
    const running = start({ INTAKE_DATA });
    const ready = await running.ready();
    await setUpOver(ready.client, ready.clinic, ready.setup[0]?.token ?? '', 1);
    running.child.kill('SIGTERM');
    await running.exit;
    const other = join(temporaryFolder(), 'data');
    const stranger = start({ INTAKE_DATA: other });
    await stranger.ready();
    cpSync(join(other, 'intake.key'), join(INTAKE_DATA, 'intake.key'));
    const refused = start({ INTAKE_DATA });
    expect([await refused.exit, refused.output()]).toEqual([3, expect.stringContaining('does not belong')]);
  });

  test('D26 refuses a database file that it cannot write', async () => {
    const folder = temporaryFolder();
    const INTAKE_DATA = join(folder, 'data');
    mkdirSync(INTAKE_DATA);
    const first = start({ INTAKE_DATA });
    await first.ready();
    first.child.kill('SIGTERM');
    await first.exit;
    chmodSync(join(INTAKE_DATA, 'intake.db'), 0o444);
    // Root writes to anything, so as root the process is started as somebody else.
    const nobody = 65_534;
    const isRoot = process.getuid?.() === 0;
    if (isRoot) {
      for (const path of [folder, INTAKE_DATA, join(INTAKE_DATA, 'intake.db'), join(INTAKE_DATA, 'intake.key')])
        chownSync(path, nobody, nobody);
    }
    const refused = start({ INTAKE_DATA }, isRoot ? { uid: nobody, gid: nobody } : {});
    const code = await refused.exit;
    expect(code).toBe(3);
    expect(refused.output()).toMatch(/^intake: cannot start: /);
  });
});
