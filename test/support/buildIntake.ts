// Builds the intake for tests that run it as a process. Others may be running it from the same place: what is there already is left alone.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';

const [written, built] = ['src/intake/migrations', 'dist/intake/migrations'];

export function buildIntake(): void {
  execFileSync('node_modules/.bin/tsc', ['-b', 'src/intake']);
  mkdirSync(built, { recursive: true });
  for (const name of readdirSync(written)) {
    const [from, to] = [join(written, name), join(built, name)];
    if (existsSync(to) && readFileSync(to).equals(readFileSync(from))) continue;
    // Whole or not at all: a server may be reading them.
    const beside = `${built}.${process.pid}.new`;
    copyFileSync(from, beside);
    renameSync(beside, to);
  }
}
