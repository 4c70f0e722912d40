// The verdict of `npm test` and `.ci/run`: one closing line that counts, and an exit code that agrees with it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { treeRoot } from './plantedTree.ts';

const folder = mkdtempSync(join(tmpdir(), 'run-'));
mkdirSync(join(folder, 'test'));
symlinkSync(join(treeRoot, 'node_modules'), join(folder, 'node_modules'));
writeFileSync(
  join(folder, 'vitest.config.mjs'),
  `const project = (name, include) => ({ test: { name, include: [include] } });
   export default { test: { projects: [project('full', 'test/*.test.mjs'), project('engines', 'test/*.engine.mjs'), project('languages', 'test/*.language.mjs')] } };`,
);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The long suite of a project with this one test file. */
function runLong(tests: string, knownSkips: object = {}, isContinuousIntegration = true) {
  writeFileSync(join(folder, 'test/one.test.mjs'), `import { expect, it } from 'vitest';\n${tests}`);
  writeFileSync(join(folder, 'test/skips.json'), JSON.stringify(knownSkips));
  const { CI: _, ...environment } = process.env;
  const { status, stdout } = spawnSync(process.execPath, [join(treeRoot, 'test/support/run.mjs'), 'long'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...environment, ...(isContinuousIntegration ? { CI: 'true' } : {}) },
  });
  return { status, output: stdout, verdict: stdout.trimEnd().split('\n').at(-1) };
}

const passing = "it('holds', () => { expect(1).toBe(1); });\n";
const failing = "it('breaks', () => { expect(1).toBe(2); });\n";
const skipped = "it.skip('waits', () => {});\n";

describe('the verdict of a suite', () => {
  it('counts what passed', () => {
    expect(runLong(passing)).toMatchObject({ status: 0, verdict: '1 passed, 0 failed' });
  });

  it('counts what failed, and the exit code says so', () => {
    expect(runLong(passing + failing)).toMatchObject({ status: 1, verdict: '1 passed, 1 failed' });
  });

  it('counts what failed in one of the three engines', () => {
    const inEngine = join(folder, 'test/one.engine.mjs');
    writeFileSync(inEngine, `import { expect, it } from 'vitest';\n${failing}`);
    expect(runLong(passing)).toMatchObject({ status: 1, verdict: '1 passed, 1 failed' });
    rmSync(inEngine);
  });

  it('counts a file that cannot be read as failed', () => {
    expect(runLong("throw new Error('no tests here');")).toMatchObject({ status: 1, verdict: '0 passed, 1 failed' });
  });

  it('counts an error outside any test as failed', () => {
    const { status, verdict } = runLong(`${passing}setTimeout(() => { throw new Error('late'); }, 5);
      it('waits for it', () => new Promise((resolve) => setTimeout(resolve, 50)));`);
    expect({ status, verdict }).toEqual({ status: 1, verdict: '2 passed, 1 failed' });
  });

  it('fails a skip that nobody has explained, in continuous integration only', () => {
    expect(runLong(passing + skipped)).toMatchObject({ status: 1, verdict: '1 passed, 1 failed' });
    expect(runLong(passing + skipped, {}, false)).toMatchObject({ status: 0, verdict: '1 passed, 0 failed' });
  });

  it('names a skip with its reason', () => {
    const { status, output } = runLong(passing + skipped, { waits: 'there is no printer here' });
    expect(status).toBe(0);
    expect(output).toContain('waits: there is no printer here');
  });
});
