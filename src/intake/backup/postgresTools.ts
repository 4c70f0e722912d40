// pg_dump and pg_restore, which come with PostgreSQL. The address goes through the environment: a command line can be
// read by everybody on the machine.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export interface Dump {
  readonly bytes: Readable;
  /** Rejected when the dump is not whole. */
  readonly done: Promise<void>;
}

export function dumpPostgres(address: string): Dump {
  const child = spawn('pg_dump', ['--format=custom', '--no-owner', '--no-privileges'], {
    env: environmentFor(address),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (!child.stdout) throw new Error('pg_dump cannot be started');
  return { bytes: child.stdout, done: finished('pg_dump', child) };
}

/** Into an empty database, whole or not at all. */
export async function restorePostgres(address: string, file: string): Promise<void> {
  const name = new URL(address).pathname.slice(1);
  const options = ['--exit-on-error', '--single-transaction', '--no-owner', '--no-privileges', '--dbname', name];
  const child = spawn('pg_restore', [...options, file], {
    env: environmentFor(address),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await finished('pg_restore', child);
}

function finished(program: string, child: ChildProcess): Promise<void> {
  let words = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    words += bytes.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', () => reject(new Error(`${program} is missing: install the package postgresql-client`)));
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} failed: ${words.trim().split('\n')[0] ?? ''}`));
    });
  });
}

function environmentFor(address: string): NodeJS.ProcessEnv {
  const url = new URL(address);
  const values = {
    PGHOST: decodeURIComponent(url.hostname) || url.searchParams.get('host'),
    PGPORT: url.port,
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    PGDATABASE: url.pathname.slice(1),
    PGSSLMODE: url.searchParams.get('sslmode'),
    PGSSLROOTCERT: url.searchParams.get('sslrootcert'),
  };
  const given = Object.entries(values).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  return { ...process.env, ...Object.fromEntries(given) };
}
