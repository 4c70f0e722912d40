// Runs a server under strace and tells in which order it wrote, synced and answered.
import { readFileSync } from 'node:fs';

export const tracer = (log: string): readonly string[] => [
  'strace',
  '-f',
  '-y',
  '-qq',
  '-s',
  '16',
  '-e',
  'trace=fsync,fdatasync,pwrite64,write,writev,sendmsg,connect',
  '-o',
  log,
];

export type Step = 'log' | 'sync' | 'answer';

/** What happened to the write-ahead log and to answers 2xx, in order; neighbours of one kind as one. */
export function stepsIn(log: string): readonly Step[] {
  const steps: Step[] = [];
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const step = stepOf(line);
    if (step !== undefined && step !== steps.at(-1)) steps.push(step);
  }
  return steps;
}

/** Lines about connections to elsewhere. */
export function connectionsIn(log: string): readonly string[] {
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => /connect\(.*AF_INET6?/.test(line));
}

/** The files that were written at a place of the caller's choice, as a database does. */
export function databaseFilesIn(log: string): ReadonlySet<string> {
  const written = readFileSync(log, 'utf8').matchAll(/pwrite64\(\d+<([^>]*)>/g);
  return new Set([...written].map(([, path = '']) => path));
}

function stepOf(line: string): Step | undefined {
  if (/pwrite64\(\d+<[^>]*-wal>/.test(line)) return 'log';
  // A call that another thread interrupts is told in two lines; the second says that it is done.
  if (/(?:fsync|fdatasync)\(\d+<[^>]*-wal>\) += 0/.test(line)) return 'sync';
  return /(?:write|writev|sendmsg)\(.*HTTP\/1\.1 20/.test(line) ? 'answer' : undefined;
}
