// A dump of this process would hold the receipt key: none is written, and if one were, it would be empty.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

/** False where the system offers neither way; the operator is told. */
export function forbidCoreDumps(): boolean {
  return [limitSize, leaveOutMemory].map((way) => succeeds(way)).some(Boolean);
}

function limitSize(): void {
  execFileSync('prlimit', ['--core=0:0', '--pid', String(process.pid)], { stdio: 'ignore' });
}

/** No kind of memory is put into a dump, also where dumps go to a program that heeds no limit. */
function leaveOutMemory(): void {
  writeFileSync('/proc/self/coredump_filter', '0');
}

function succeeds(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
