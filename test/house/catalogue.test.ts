// The catalogue of abuse and faults is complete, true and written down: and the check that says so can fail.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { treeRoot } from './plantedTree.ts';

const script = join(treeRoot, 'test/support/catalogue.mjs');

function run(...args: readonly string[]): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

it('the catalogue names a test or a reason for whatever is required, and its table is up to date', () => {
  expect(run('--check')).toEqual({ status: 0, said: '' });
});

describe('the check of the catalogue', () => {
  const entries = { A01: { what: 'one' }, A02: { what: 'two' }, K10: { what: 'three', reason: 'by hand' } };

  /** A tree of its own with these tests; its table is written unless the tree is at fault. */
  function tree(tests: Readonly<Record<string, string>>, required: readonly string[] = ['A01', 'K10']): string {
    const root = mkdtempSync(join(tmpdir(), 'catalogue-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    for (const folder of ['docs', 'test/core', 'test/support']) mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, 'test/catalogue.json'), JSON.stringify({ required, entries }));
    for (const [name, text] of Object.entries(tests)) writeFileSync(join(root, 'test', name), text);
    run(root);
    return root;
  }
  const good = { 'core/x.test.ts': "it('A01: is tested', () => {});\nit('A01 A02 are tested together', () => {});" };

  it('finds every id at the beginning of a name', () => {
    const root = tree(good, ['A01-A02', 'K10']);
    expect(run(root, '--check')).toEqual({ status: 0, said: '' });
    const table = readFileSync(join(root, 'docs/catalogue.md'), 'utf8');
    expect(table).toContain('| A02 | two | `test/core/x.test.ts` |');
    expect(table).toContain('| K10 | three | not automated: by hand |');
    expect(table).toContain('2 of 3 entries');
  });

  it.each([
    ['a table that is out of date', good, 'out of date'],
    ['an id without a test', { 'core/x.test.ts': "it('A02: is tested', () => {});" }, 'A01 has neither'],
    ['a test that is switched off', { 'core/x.test.ts': "it.skip('A01: is tested', () => {});" }, 'A01 has neither'],
    ['an id in a comment alone', { 'core/x.test.ts': '// A01: is not tested' }, 'A01 has neither'],
    ['an id in a helper alone', { 'support/x.ts': "name('A01: is not tested')" }, 'A01 has neither'],
    [
      'an id that does not exist',
      { 'core/x.test.ts': `${good['core/x.test.ts']} it('B99: is new', () => {});` },
      'B99',
    ],
  ])('is red at %s', (_, tests, words) => {
    const root = tree(tests);
    if (words === 'out of date') cpSync(join(root, 'test/core/x.test.ts'), join(root, 'test/core/y.test.ts'));
    const { status, said } = run(root, '--check');
    expect(status).toBe(1);
    expect(said).toContain(words);
  });
});
