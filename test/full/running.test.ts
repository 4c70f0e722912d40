// The operator's guide: its unit, its proxy and its commands, run as they are written.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { setUpOver } from '../intake/runningIntake.ts';
import { signingKey } from '../intake/testClinic.ts';
import { runIntake } from '../support/intakeProcess.ts';
import { askPostgres, freePort, PostgresCluster } from '../support/postgresCluster.ts';
import { unitCommand } from '../support/unitFile.ts';
import { until } from '../support/until.ts';

const guide = readFileSync('docs/running.md', 'utf8');
const unit = readFileSync('docs/running/avstamning.service', 'utf8');
const isRoot = process.getuid?.() === 0;

beforeAll(() => {
  execFileSync('node_modules/.bin/tsc', ['-b', 'src/intake']);
  execFileSync(process.execPath, ['test/support/copyMigrations.mjs']);
  if (isRoot && spawnSync('caddy', ['version']).error)
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'caddy'], { stdio: 'ignore' });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'running-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('the operator’s guide', () => {
  test('names a unit that systemd accepts', () => {
    const folder = newFolder();
    const file = join(folder, 'avstamning.service');
    // The program and the user exist on the operator's machine only.
    writeFileSync(file, unit.replace('/usr/bin/node', process.execPath).replace('User=avstamning', 'User=root'));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    expect([status, stderr.split('\n').filter((line) => line.includes('avstamning'))]).toEqual([0, []]);
  });

  test('names a unit whose command starts with the settings it ships, and stops cleanly', async () => {
    const folder = newFolder();
    const settings = readFileSync('docs/running/intake.env', 'utf8')
      .replaceAll('/var/lib/avstamning', folder)
      .replace(/_PORT=\d+/g, '_PORT=0');
    const environment = Object.fromEntries(
      settings
        .trim()
        .split('\n')
        .map((line) => line.split('=') as [string, string]),
    );
    const { node, nodeOptions, program } = unitCommand();
    expect(node).toBe('/usr/bin/node');
    const running = runIntake(environment, { nodeOptions, program });
    onTestFinished(() => running.kill());
    const ready = await running.ready();
    expect(ready.setup[0]?.host).toBe('form.example.se');
    expect((await fetch(`${ready.client}/healthz`)).status).toBe(204);
    running.child.kill('SIGTERM');
    expect(await running.exit).toBe(0);
  });

  test('D32 names a proxy configuration that Caddy accepts and that passes a submission on, without telling who sent it', async () => {
    const folder = newFolder();
    const source = readFileSync('docs/running/Caddyfile', 'utf8');
    const environment = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    const [client, clinic, front, back] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
    const local = source
      .replace('127.0.0.1:8787', `127.0.0.1:${client}`)
      .replace('127.0.0.1:8788', `127.0.0.1:${clinic}`)
      .replace('admin off', `admin off\n\thttp_port ${await freePort()}`)
      .replace('form.example.se {', `http://127.0.0.1:${front} {`)
      .replace('clinic.example.se {', `http://127.0.0.1:${back} {`);
    const file = join(folder, 'Caddyfile');
    writeFileSync(file, local);
    const validate = (path: string) => ['validate', '--adapter', 'caddyfile', '--config', path];
    for (const path of ['docs/running/Caddyfile', file])
      expect(spawnSync('caddy', validate(path), { env: environment }).status).toBe(0);
    const hosts = [`127.0.0.1:${front}`, `127.0.0.1:${client}`].join(',');
    const ports = { INTAKE_CLIENT_PORT: String(client), INTAKE_CLINIC_PORT: String(clinic), INTAKE_HOSTS: hosts };
    const running = runIntake({ INTAKE_DATA: join(folder, 'data'), ...ports });
    onTestFinished(() => running.kill());
    const ready = await running.ready();
    const proxy = spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', file], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    proxy.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
    proxy.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
    onTestFinished(async () => {
      const gone = new Promise((done) => proxy.once('exit', done));
      proxy.kill('SIGTERM');
      await gone;
    });
    const outside = `http://127.0.0.1:${front}`;
    await until('the proxy', async () => ((await fetch(`${outside}/nothing`)).status === 404 ? true : undefined));
    const before = said.length;
    const {
      clinic: made,
      slots,
      submit,
    } = await setUpOver(outside, `http://127.0.0.1:${back}`, ready.setup[0]?.token ?? '', 1);
    expect((await submit(made.envelope(slots[0] ?? signingKey()))).status).toBe(201);
    // The health of the machine is nobody's business outside.
    expect((await fetch(`${outside}/healthz`, { headers: { host: 'form.example.se' } })).headers.get('server')).toBe(
      'Caddy',
    );
    expect(said.slice(before)).toBe('');
  });

  test('names every command of the operator program', () => {
    for (const command of ['backup-key', 'backup', 'restore', 'confirm-restore'])
      expect(guide).toContain(`operate.js ${command}`);
  });

  test('K04 backs up and restores PostgreSQL by the same commands, and its monthly rewrite works', async () => {
    const cluster = await PostgresCluster.start();
    onTestFinished(() => cluster.remove());
    const folder = newFolder();
    const address = await cluster.newDatabase();
    const INTAKE_DATA = join(folder, 'data');
    const running = runIntake({ INTAKE_DATA, INTAKE_DATABASE: address });
    onTestFinished(() => running.kill());
    const ready = await running.ready();
    const { clinic, slots, submit } = await setUpOver(ready.client, ready.clinic, ready.setup[0]?.token ?? '', 2);
    const [first = signingKey(), second = signingKey()] = slots;
    const receipt = await submit(clinic.envelope(first, new Uint8Array(32)));
    const operate = (database: string, ...words: readonly string[]) =>
      execFileSync(process.execPath, ['dist/intake/operate.js', ...words], {
        env: { PATH: process.env['PATH'], INTAKE_DATA, INTAKE_DATABASE: database },
        encoding: 'utf8',
      }).trim();
    const key = operate(address, 'backup-key', join(folder, 'backup.key'));
    const file = operate(address, 'backup', join(folder, 'backups'), key);
    await submit(clinic.envelope(second));
    running.child.kill('SIGTERM');
    await running.exit;

    const empty = await cluster.newDatabase();
    operate(empty, 'restore', file, join(folder, 'backup.key'));
    const ports = { INTAKE_CLIENT_PORT: new URL(ready.client).port, INTAKE_CLINIC_PORT: new URL(ready.clinic).port };
    const restored = runIntake({ INTAKE_DATA, INTAKE_DATABASE: empty, ...ports });
    onTestFinished(() => restored.kill());
    await restored.ready();
    expect((await submit(clinic.envelope(first, new Uint8Array(32)))).status).toBe(503);
    operate(empty, 'confirm-restore');
    await until('the opening', async () => restored.output().includes('opened-after-restore') || undefined);
    expect(await submit(clinic.envelope(first, new Uint8Array(32)))).toEqual({ status: 200, bytes: receipt.bytes });
    const rewrites = [...guide.matchAll(/-c '(CLUSTER [^']+)'/g)].map(([, sql = '']) => sql);
    expect(rewrites).toHaveLength(2);
    for (const sql of rewrites) await askPostgres(empty, sql);
    expect((await submit(clinic.envelope(second))).status).toBe(201);
  });
});
