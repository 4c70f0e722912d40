// Builds the shim that makes storage fail and clocks jump (faultShim.c) and says how a server is run under it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Fault =
  | 'fsync-error'
  | 'log-fsync-error'
  | 'data-fsync-error'
  | 'kill-before-log'
  | 'kill-before-sync'
  | 'kill-after-sync'
  | 'kill-in-answer';

export interface FaultShim {
  readonly environment: Readonly<Record<string, string>>;
  /** From now on the fault happens at the next occasion. */
  arm(): void;
  disarm(): void;
  /** From now on the process's wall clock is off by so much, until told otherwise. */
  setClock(offsetSeconds: number): void;
  /** What had been synced: the database files as a power cut would leave them. */
  readonly shadow: string;
}

/** `folder` is an empty one that the caller removes. */
export function faultShim(folder: string, fault: Fault | 'none'): FaultShim {
  const library = join(folder, 'faults.so');
  if (!existsSync(library)) {
    const source = resolve('test/support/faultShim.c');
    execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-Wall', '-Werror', '-o', library, source, '-ldl']);
  }
  const arm = join(folder, 'armed');
  const clock = join(folder, 'clock');
  const shadow = join(folder, 'shadow');
  mkdirSync(shadow, { recursive: true });
  const environment = {
    LD_PRELOAD: library,
    FAULT: fault,
    FAULT_ARM: arm,
    FAULT_CLOCK: clock,
    ...(fault === 'none' ? { FAULT_SHADOW: shadow } : {}),
  };
  return {
    environment,
    shadow,
    arm: () => writeFileSync(arm, ''),
    disarm: () => rmSync(arm, { force: true }),
    setClock(offsetSeconds) {
      // Renamed into place: a reader finds the old number or the new one, never half of one.
      writeFileSync(`${clock}.new`, String(offsetSeconds));
      renameSync(`${clock}.new`, clock);
    },
  };
}
