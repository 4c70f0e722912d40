// The built intake on SQLite when storage fails or the process dies at one exact point. Linux with gcc; as root for the
// small disk.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { setUpOver } from '../intake/runningIntake.ts';
import { digestOf } from '../intake/testClinic.ts';
import { buildIntake } from '../support/buildIntake.ts';
import { type Fault, faultShim } from '../support/faultShim.ts';
import { type ProcessOptions, runIntake } from '../support/intakeProcess.ts';

beforeAll(buildIntake);

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function start(environment: Readonly<Record<string, string>>, options: ProcessOptions = {}) {
  const started = runIntake(environment, options);
  onTestFinished(() => started.kill());
  return started;
}

async function opened(environment: Readonly<Record<string, string>>, slotCount = 3, options: ProcessOptions = {}) {
  const running = start({ INTAKE_MAX_IN_FLIGHT: '100', ...environment }, options);
  const ready = await running.ready();
  const ports = { INTAKE_CLIENT_PORT: new URL(ready.client).port, INTAKE_CLINIC_PORT: new URL(ready.clinic).port };
  const made = await setUpOver(ready.client, ready.clinic, ready.setup[0]?.token ?? '', slotCount);
  const envelopes = made.slots.map((slot) => made.clinic.envelope(slot));
  const send = (index: number) => made.submit(envelopes[index] ?? new Uint8Array(0));
  return { ...made, running, ready, ports, envelopes, send };
}

function storedDigests(file: string): readonly string[] {
  const database = new Database(file, { readonly: true });
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    return database
      .prepare<[], Buffer>('SELECT digest FROM submission')
      .pluck()
      .all()
      .map((one) => one.toString('hex'));
  } finally {
    database.close();
  }
}

describe('a process that dies at one point', () => {
  // In each case the first form is stored before; the second meets the fault.
  test.each<[string, Fault, boolean]>([
    ['crash-S2 after the checks, before the insert: nothing stored', 'kill-before-log', false],
    [
      'crash-S3 after the insert, before the commit is durable: nothing told, and a retry resolves it',
      'kill-before-sync',
      true,
    ],
    ['crash-S4 after the commit, before the answer: stored, the same receipt', 'kill-after-sync', true],
    ['crash-S5 in the middle of the answer: stored, the same receipt', 'kill-in-answer', true],
  ])('%s', async (_name, fault, mayBeStored) => {
    const folder = newFolder();
    const INTAKE_DATA = join(folder, 'data');
    const shim = faultShim(folder, fault);
    const { running, ports, envelopes, send } = await opened({ INTAKE_DATA, ...shim.environment });
    const receipt = await send(0);
    expect(receipt.status).toBe(201);
    shim.arm();
    await expect(send(1)).rejects.toThrow();
    await running.exit;
    expect(running.child.signalCode).toBe('SIGKILL');
    const second = start({ INTAKE_DATA, ...ports });
    await second.ready();
    const digest = Buffer.from(digestOf(envelopes[1] ?? new Uint8Array(0))).toString('hex');
    const isStored = storedDigests(join(INTAKE_DATA, 'intake.db')).includes(digest);
    if (!mayBeStored) expect(isStored).toBe(false);
    if (fault === 'kill-after-sync' || fault === 'kill-in-answer') expect(isStored).toBe(true);
    const retry = await send(1);
    expect(retry.status).toBe(isStored ? 200 : 201);
    expect(await send(1)).toEqual({ status: 200, bytes: retry.bytes });
    expect(await send(0)).toEqual({ status: 200, bytes: receipt.bytes });
  });

  test('crash-S1 before the request is whole: nothing stored', async () => {
    const INTAKE_DATA = join(newFolder(), 'data');
    const { running, ready, envelopes } = await opened({ INTAKE_DATA });
    const body = envelopes[0] ?? new Uint8Array(0);
    const half = new ReadableStream({
      start(controller) {
        controller.enqueue(body.subarray(0, 4000));
      },
    });
    const headers = { 'content-type': 'application/octet-stream', 'content-length': '8504' };
    const request = fetch(`${ready.client}/api/v1/submissions`, {
      method: 'POST',
      body: half,
      headers,
      duplex: 'half',
    } as RequestInit);
    const failed = expect(request).rejects.toThrow();
    await new Promise((done) => setTimeout(done, 100));
    await running.kill();
    await failed;
    expect(storedDigests(join(INTAKE_DATA, 'intake.db'))).toEqual([]);
  });

  test('G09 crash-S6 whose machine loses power: what had been synced holds every acknowledged form', async () => {
    const folder = newFolder();
    const shim = faultShim(folder, 'none');
    const INTAKE_DATA = join(folder, 'data');
    const { running, ports, envelopes, send } = await opened({ INTAKE_DATA, ...shim.environment }, 40);
    const receipts = await Promise.all(envelopes.slice(0, 30).map((_, index) => send(index)));
    for (const index of [30, 31, 32]) receipts.push(await send(index));
    await running.kill();
    const after = join(folder, 'after');
    mkdirSync(after, { mode: 0o700 });
    cpSync(shim.shadow, after, { recursive: true });
    cpSync(join(INTAKE_DATA, 'intake.key'), join(after, 'intake.key'));
    cpSync(`${INTAKE_DATA}.mark`, `${after}.mark`);
    const second = start({ INTAKE_DATA: after, INTAKE_MAX_IN_FLIGHT: '100', ...ports });
    await second.ready();
    const again = await Promise.all(receipts.map((_, index) => send(index)));
    expect(again).toEqual(receipts.map(({ bytes }) => ({ status: 200, bytes })));
  });
});

describe('storage that fails', () => {
  test('D27 crash-S8 an fsync that fails gives 503 and ends the process; afterwards the form is whole or absent', async () => {
    const folder = newFolder();
    const INTAKE_DATA = join(folder, 'data');
    const shim = faultShim(folder, 'fsync-error');
    const { running, ports, send } = await opened({ INTAKE_DATA, ...shim.environment }, 12);
    const receipt = await send(0);
    shim.arm();
    const answers = await Promise.all([1, 2, 3, 4].map((index) => send(index).catch(() => undefined)));
    for (const answer of answers) expect([503, undefined]).toContain(answer?.status);
    expect(answers.some((answer) => answer?.status === 503)).toBe(true);
    expect(await running.exit).toBe(4);
    const second = start({ INTAKE_DATA, ...ports });
    await second.ready();
    expect(await send(0)).toEqual({ status: 200, bytes: receipt.bytes });
    for (const index of [1, 2, 3, 4]) {
      const retry = await send(index);
      expect([200, 201]).toContain(retry.status);
      expect(await send(index)).toEqual({ status: 200, bytes: retry.bytes });
    }
  });

  test('D24 a database that somebody holds for long gives 503, and a later try is stored', async () => {
    const INTAKE_DATA = join(newFolder(), 'data');
    const { running, ready, envelopes, send } = await opened({ INTAKE_DATA });
    const holder = new Database(join(INTAKE_DATA, 'intake.db'));
    onTestFinished(() => void holder.close());
    holder.exec('BEGIN IMMEDIATE');
    const headers = { 'content-type': 'application/octet-stream' };
    const address = `${ready.client}/api/v1/submissions`;
    const refused = await fetch(address, { method: 'POST', body: envelopes[0] ?? '', headers });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    holder.exec('ROLLBACK');
    expect((await send(0)).status).toBe(201);
    expect(running.child.exitCode).toBeNull();
  });

  test.runIf(process.getuid?.() === 0)(
    'D25 crash-S7 a full disk gives 503 without a row; reads go on, and it recovers',
    async () => {
      const disk = newFolder();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
      try {
        const INTAKE_DATA = join(disk, 'data');
        const { running, ready, clinic, slots, envelopes, send } = await opened({ INTAKE_DATA }, 200);
        writeFileSync(join(disk, 'filler'), Buffer.alloc(800_000));
        const acknowledged: number[] = [];
        let refused = 0;
        for (const index of envelopes.keys()) {
          const { status } = await send(index);
          if (status === 201) acknowledged.push(index);
          else refused += 1;
          if (refused > 0) expect(status).toBe(503);
          if (refused === 3) break;
        }
        expect(refused).toBe(3);
        expect((await fetch(`${ready.client}/healthz`)).status).toBe(204);
        const status = clinic.statusRequest(slots.at(-1)?.publicKey ?? new Uint8Array(32));
        const headers = { 'content-type': 'application/octet-stream' };
        expect((await fetch(`${ready.client}/api/v1/status`, { method: 'POST', body: status, headers })).status).toBe(
          200,
        );
        rmSync(join(disk, 'filler'));
        const next = acknowledged.length;
        expect((await send(next)).status).toBe(201);
        for (const index of acknowledged) expect((await send(index)).status).toBe(200);
        expect(storedDigests(join(INTAKE_DATA, 'intake.db'))).toHaveLength(acknowledged.length + 1);
        await running.kill();
      } finally {
        execFileSync('umount', [disk]);
      }
    },
  );

  test('leaves a shim that was never armed without any effect', async () => {
    const folder = newFolder();
    const shim = faultShim(folder, 'fsync-error');
    const { send } = await opened({ INTAKE_DATA: join(folder, 'data'), ...shim.environment });
    expect((await send(0)).status).toBe(201);
    expect([existsSync(join(folder, 'armed')), readFileSync('test/support/faultShim.c', 'utf8').length > 0]).toEqual([
      false,
      true,
    ]);
  });
});
