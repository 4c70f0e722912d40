// A PostgreSQL cluster of its own for a test: made, started, killed and removed here. The server refuses to run as root,
// so root runs it as the user that Debian's package makes.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { until } from './until.ts';

export type ServerSettings = Readonly<Record<string, string>>;

export interface ClusterPlace {
  /** The folder in which the cluster's own is made. */
  readonly parent?: string;
  /** Size of a file of the write-ahead log; 16 when nothing is said. */
  readonly logFileMegabytes?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

const debianFolder = '/usr/lib/postgresql';
const isRoot = process.getuid?.() === 0;

export class PostgresCluster {
  readonly folder: string;
  readonly port: number;
  readonly log: string[] = [];
  #server: ChildProcess | undefined;
  #databases = 0;

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
  }

  static async start(settings: ServerSettings = {}, place: ClusterPlace = {}): Promise<PostgresCluster> {
    const { parent, logFileMegabytes = 16, environment } = place;
    const cluster = new PostgresCluster(newFolder(parent), await freePort());
    // Only making the empty cluster goes without fsync; the server itself has it on, as installed.
    const usual = ['--auth', 'trust', '--username', 'postgres', '--no-sync'];
    run('initdb', ['--pgdata', cluster.folder, `--wal-segsize=${logFileMegabytes}`, ...usual]);
    await cluster.startServer(settings, environment);
    return cluster;
  }

  /** A second node: a copy of this one that streams from it. */
  async standby(name: string): Promise<PostgresCluster> {
    const node = new PostgresCluster(newFolder(), await freePort());
    const source = `host=127.0.0.1 port=${this.port} user=postgres application_name=${name}`;
    run('pg_basebackup', [
      '--dbname',
      source,
      '--pgdata',
      node.folder,
      '--checkpoint=fast',
      '--no-sync',
      '--write-recovery-conf',
    ]);
    await node.startServer();
    return node;
  }

  /** Settings are written once and stay; the environment is this start's alone. */
  async startServer(settings: ServerSettings = {}, environment: Readonly<Record<string, string>> = {}): Promise<void> {
    const lines = Object.entries({ listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings });
    const file = join(this.folder, 'postgresql.auto.conf');
    const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
    writeFileSync(
      file,
      `${before}\n${lines.map(([name, value]) => `${name} = '${value}'`).join('\n')}\nport = ${this.port}\n`,
    );
    const server = spawn(program('postgres'), ['-D', this.folder], {
      ...asServer(),
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    server.stderr?.on('data', (text: Buffer) => this.log.push(text.toString()));
    this.#server = server;
    await until('PostgreSQL', async () => {
      if (server.exitCode !== null) throw new Error(this.log.join(''));
      return await this.ask('SELECT 1');
    });
  }

  /** False once the server has ended, by itself or not. */
  get isRunning(): boolean {
    return this.#server !== undefined && this.#server.exitCode === null && this.#server.signalCode === null;
  }

  url(database = 'postgres'): string {
    return `postgresql://postgres@127.0.0.1:${this.port}/${database}`;
  }

  /** The address of a fresh, empty database. */
  async newDatabase(): Promise<string> {
    this.#databases += 1;
    const name = `test${this.#databases}`;
    await this.ask(`CREATE DATABASE ${name}`);
    return this.url(name);
  }

  async ask(sql: string, database = 'postgres'): Promise<readonly Record<string, unknown>[]> {
    return await askPostgres(this.url(database), sql);
  }

  /** As a power cut for the server alone: every process of it at once. */
  async kill(): Promise<void> {
    const server = this.#server;
    if (server?.pid === undefined || !this.isRunning) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    const children = childrenOf(server.pid);
    for (const pid of [server.pid, ...children]) end(pid);
    await gone;
    await until('the end of the server', async () => (children.some(isAlive) ? undefined : true));
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  promote(): void {
    run('pg_ctl', ['promote', '--pgdata', this.folder, '--wait']);
  }
}

export async function askPostgres(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: 15_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function program(name: string): string {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder).sort((left, right) => +right - +left) : [];
  const found = versions.map((version) => join(debianFolder, version, 'bin', name)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  if (!isRoot) throw new Error('PostgreSQL is missing: install the package postgresql');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], {
    env: environment,
    stdio: 'ignore',
  });
  return program(name);
}

/** Root acts as the package's user. */
export function asServer(): { readonly uid?: number; readonly gid?: number } {
  if (!isRoot) return {};
  const [, , uid, gid] = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'postgres') ?? ['', '', '0', '0'];
  return { uid: Number(uid), gid: Number(gid) };
}

export function run(name: string, args: readonly string[]): void {
  execFileSync(program(name), args, {
    ...asServer(),
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
  });
}

function newFolder(parent = tmpdir()): string {
  program('initdb');
  const folder = mkdtempSync(join(parent, 'postgres-'));
  const { uid, gid } = asServer();
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return folder;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was gone already.
  }
}

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
