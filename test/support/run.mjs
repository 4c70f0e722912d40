// Runs a suite from end to end and closes with one line, `N passed, N failed`, summed over everything that was run.
// `short` is `npm test`, `long` is `npm run test:full`; `.ci/run` gives both.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const suites = {
  short: [
    { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
    { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
    { name: 'unit and screen tests', projects: ['unit', 'screens'] },
    { name: 'the main road in a browser', projects: ['browser'] },
  ],
  // One after the other (vitest.config.ts): a browser that another one slows down proves less.
  long: [{ name: 'the long suite, three engines, and two languages more', projects: ['full', 'engines', 'languages'] }],
};

/** A run that hangs must not hang whoever waits for the verdict. */
const longestRunMs = 75 * 60_000;
const isContinuousIntegration = process.env.CI === 'true';
const knownSkips = JSON.parse(readFileSync('test/skips.json', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'results-'));
const total = { passed: 0, failed: 0, skipped: [] };

for (const suite of process.argv.slice(2)) for (const step of suites[suite] ?? refuse(suite)) run(step);
rmSync(folder, { recursive: true, force: true });
tellSkips();
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);

function run({ name, command, projects }) {
  const startedMs = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  if (command) count(spawn(command) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  else runVitest(projects);
  process.stdout.write(`── ${name}: ${Math.round((Date.now() - startedMs) / 1000)} s\n`);
}

function runVitest(projects) {
  const report = join(folder, `${projects.join('-')}.json`);
  const code = spawn([
    ...[
      process.execPath,
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    ...projects.flatMap((project) => ['--project', project]),
  ]);
  const { testResults } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { testResults: [] };
  const tests = testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failed = tests.filter(({ status }) => status === 'failed').length;
  // A file that cannot be loaded, an error outside any test and a run without tests are failures without a test of their own.
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const unseen = code !== 0 && failed + brokenFiles === 0 ? 1 : 0;
  count({ passed, failed: failed + brokenFiles + unseen });
  total.skipped.push(
    ...tests.filter(({ status }) => !['passed', 'failed'].includes(status)).map(({ fullName }) => fullName),
  );
}

function spawn([program, ...args]) {
  const { status, signal } = spawnSync(program, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: longestRunMs,
  });
  if (signal) process.stdout.write(`\n${program} was ended by ${signal} before it was done\n`);
  return status ?? 1;
}

function count({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

function tellSkips() {
  if (total.skipped.length === 0) return;
  process.stdout.write('\nSkipped:\n');
  for (const name of total.skipped) {
    const reason = knownSkips[name];
    process.stdout.write(`  ${name}: ${reason ?? 'the reason is printed where it was skipped'}\n`);
    if (isContinuousIntegration && reason === undefined) {
      process.stdout.write('    not named in test/skips.json, so here it counts as failed\n');
      total.failed += 1;
    }
  }
}

function refuse(suite) {
  process.stderr.write(`there is no suite "${suite}"\n`);
  process.exit(2);
}
