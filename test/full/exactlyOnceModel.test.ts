// A formal model of the exchange, searched whole by spin: loss, doubling, crashes and a purge in every order. Without the tombstone
// rule the search finds the order that accepts two forms. (Debian: spin, gcc.)
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installWithApt } from '../support/installWithApt.ts';

const hasSpin = existsSync('/usr/bin/spin') || installWithApt('spin') === '';
const model = resolve('test/model/exactlyOnce.pml');

describe.skipIf(!hasSpin)('G15: the model of the exchange', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'model-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** What the search prints. */
  function search(...defines: readonly string[]): string {
    const run = (command: string, ...args: readonly string[]) =>
      execFileSync(command, args, { cwd: folder, encoding: 'utf8', timeout: 300_000 });
    run('spin', ...defines, '-a', model);
    run('gcc', '-O2', '-DMEMLIM=1024', '-o', 'pan', 'pan.c');
    return run('./pan', '-a', '-m100000');
  }

  it('keeps the invariants in every order', () => {
    const found = search();
    expect(found).toMatch(/errors: 0/);
    expect(found).not.toMatch(/max search depth too small|out of memory/);
  });

  it('without the tombstone rule a second form is accepted', () => {
    expect(search('-DNO_TOMBSTONE')).toMatch(/errors: [1-9]/);
  });
});
