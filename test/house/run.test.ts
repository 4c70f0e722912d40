// The verdict of `npm test` and `.ci/run`: one closing line that counts, and an exit code that agrees with it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { treeRoot } from './plantedTree.ts';

// Each of them is several runs of vitest, on machines that may be busy.
vi.setConfig({ testTimeout: 240_000 });

const folder = mkdtempSync(join(tmpdir(), 'run-'));
mkdirSync(join(folder, 'test'));
symlinkSync(join(treeRoot, 'node_modules'), join(folder, 'node_modules'));
writeFileSync(
  join(folder, 'vitest.config.mjs'),
  `const project = (name, include) => ({ test: { name, include: [include] } });
   export default { test: { projects: [project('full', 'test/*.test.mjs'), project('engines', 'test/*.engine.mjs'), project('languages', 'test/*.language.mjs')] } };`,
);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const holding = "import { expect, it } from 'vitest';\nit('holds', () => { expect(1).toBe(1); });\n";
const inEngine = join(folder, 'test/one.engine.mjs');
writeFileSync(inEngine, holding);
writeFileSync(join(folder, 'test/one.language.mjs'), holding);

/** The long suite of a project with this one test file, and one passing test in each of its other two parts. */
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
    expect(runLong(passing)).toMatchObject({ status: 0, verdict: '3 passed, 0 failed' });
  });

  it('counts what failed and names it last of all, and the exit code says so', () => {
    const { status, verdict, output } = runLong(passing + failing);
    expect({ status, verdict }).toEqual({ status: 1, verdict: '3 passed, 1 failed' });
    expect(output).toMatch(/Failed:\n {2}test\/one\.test\.mjs: breaks\n\n3 passed, 1 failed\n$/);
  });

  it('gives what failed a second try, alone, and names it', () => {
    const once = `import { existsSync, writeFileSync } from 'node:fs';
      it('stumbles', () => { const before = existsSync('tried'); writeFileSync('tried', ''); expect(before).toBe(true); });\n`;
    const { status, verdict, output } = runLong(passing + once);
    expect({ status, verdict }).toEqual({ status: 0, verdict: '4 passed, 0 failed' });
    expect(output).toMatch(/Passed at the second try only.*\n {2}test\/one\.test\.mjs: stumbles\n/);
  });

  it('counts as failed what fails only at the second try', () => {
    const now = (name: string) =>
      `it('${name}', () => { const before = existsSync('${name}'); writeFileSync('${name}', ''); expect(before).toBe(${name === 'early'}); });\n`;
    const { status, verdict } = runLong(
      `import { existsSync, writeFileSync } from 'node:fs';\n${now('early')}${now('late')}`,
    );
    expect({ status, verdict }).toEqual({ status: 1, verdict: '3 passed, 1 failed' });
  });

  it('counts what failed in one of the three engines', () => {
    writeFileSync(inEngine, holding + failing);
    expect(runLong(passing)).toMatchObject({ status: 1, verdict: '3 passed, 1 failed' });
    writeFileSync(inEngine, holding);
  });

  it('counts a part without tests as failed', () => {
    rmSync(inEngine);
    expect(runLong(passing)).toMatchObject({ status: 1, verdict: '2 passed, 1 failed' });
    writeFileSync(inEngine, holding);
  });

  it('counts a file that cannot be read as failed', () => {
    expect(runLong("throw new Error('no tests here');")).toMatchObject({ status: 1, verdict: '2 passed, 1 failed' });
  });

  it('counts an error outside any test as failed', () => {
    const { status, verdict } = runLong(`${passing}setTimeout(() => { throw new Error('late'); }, 5);
      it('waits for it', () => new Promise((resolve) => setTimeout(resolve, 50)));`);
    expect({ status, verdict }).toEqual({ status: 1, verdict: '4 passed, 1 failed' });
  });

  it('fails a skip that nobody has explained, in continuous integration only', () => {
    expect(runLong(passing + skipped)).toMatchObject({ status: 1, verdict: '3 passed, 1 failed' });
    expect(runLong(passing + skipped, {}, false)).toMatchObject({ status: 0, verdict: '3 passed, 0 failed' });
  });

  it('names a skip with its reason', () => {
    const { status, output } = runLong(passing + skipped, { waits: 'there is no printer here' });
    expect(status).toBe(0);
    expect(output).toContain('waits: there is no printer here');
  });
});
