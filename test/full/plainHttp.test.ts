// The proxy that is shipped, on ports of its own and with certificates of its own making: what it does with old and with no TLS.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type SecureVersion } from 'node:tls';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { head, rawHttp, statusOf } from '../intake/rawHttp.ts';
import { freePort } from '../support/postgresCluster.ts';
import { until } from '../support/until.ts';

beforeAll(() => {
  if (process.getuid?.() === 0 && spawnSync('caddy', ['version']).error)
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'caddy'], { stdio: 'ignore' });
});

/** Ports of the shipped Caddyfile with nothing behind it. */
async function startProxy() {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-'));
  const [plain, secure] = await Promise.all([freePort(), freePort()]);
  const ports = `http_port ${plain}\n\thttps_port ${secure}`;
  const own = `admin off\n\t${ports}\n\tlocal_certs\n\tskip_install_trust`;
  const file = join(folder, 'Caddyfile');
  writeFileSync(file, readFileSync('docs/running/Caddyfile', 'utf8').replace('admin off', own));
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const proxy = spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', file], { env, stdio: 'ignore' });
  onTestFinished(async () => {
    const gone = new Promise((done) => proxy.once('exit', done));
    proxy.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  });
  await until('the proxy', async () => ((await versionSpoken(secure, 'TLSv1.3')) ? true : undefined));
  return { plain, secure };
}

/** The version that both sides agreed on; undefined when they did not. */
function versionSpoken(port: number, version: SecureVersion): Promise<string | null | undefined> {
  return new Promise((resolve) => {
    const socket = connect({
      host: '127.0.0.1',
      port,
      servername: 'form.example.se',
      minVersion: version,
      maxVersion: version,
      // Else this side would be the one that refuses.
      ciphers: 'ALL:@SECLEVEL=0',
      rejectUnauthorized: false,
    });
    socket.on('secureConnect', () => {
      resolve(socket.getProtocol());
      socket.destroy();
    });
    socket.on('error', () => resolve(undefined));
  });
}

describe('the shipped proxy', () => {
  test('J07 speaks no TLS older than 1.2', async () => {
    const { secure } = await startProxy();
    const versions: readonly SecureVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
    const spoken = [];
    for (const version of versions) spoken.push(await versionSpoken(secure, version));
    expect(spoken).toEqual([undefined, undefined, 'TLSv1.2', 'TLSv1.3']);
  });

  test('J07 shows who opens a page over plain HTTP the way, and closes on everything meant for the API', async () => {
    const { plain } = await startProxy();
    for (const host of ['form.example.se', 'clinic.example.se']) {
      const fields = { Host: host, 'Content-Length': '0', Connection: 'close' };
      const ask = (line: string) => rawHttp(plain, head(`${line} HTTP/1.1`, fields), { quietMs: 20_000 });
      const page = await ask('GET /');
      expect(statusOf(page)).toBe(301);
      expect(page.text).toContain(`\r\nLocation: https://${host}/\r\n`);
      const meant = ['POST /api/v1/submissions', 'POST /api/v1/status', 'GET /api/v1/admin/nonce', 'GET /api'];
      for (const line of [...meant, 'GET /%61pi/v1/admin/nonce', 'GET /API/v1/status', 'POST /'])
        expect([line, await ask(line)]).toEqual([line, { text: '', closedAfterMs: expect.any(Number) }]);
    }
  });
});
