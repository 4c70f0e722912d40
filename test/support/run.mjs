// Runs a suite from end to end and closes with one line, `N passed, N failed`, summed over everything that was run.
// `short` is `npm test`, `long` is `npm run test:full`; `.ci/run` gives both.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const suites = {
  short: [
    { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
    { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
    { name: 'unit and screen tests', projects: ['unit', 'screens'] },
    { name: 'the main road in a browser', projects: ['browser'] },
  ],
  // One after the other (vitest.config.ts): a browser that another one slows down proves less.
  long: [
    { name: 'the long suite', projects: ['full', 'numbers'] },
    { name: 'three engines', projects: ['engines'] },
    { name: 'two languages more', projects: ['languages'] },
  ],
};

/** Files that may have a second try: more than these are no accident. */
const mostTriedAgain = 3;

/** A run that hangs must not hang whoever waits for the verdict. */
const longestRunMs = 75 * 60_000;
const isContinuousIntegration = process.env.CI === 'true';
const knownSkips = JSON.parse(readFileSync('test/skips.json', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'results-'));
const total = { passed: 0, failed: 0, failures: [], skipped: [], secondTry: [] };

for (const suite of process.argv.slice(2)) for (const step of suites[suite] ?? refuse(suite)) run(step);
rmSync(folder, { recursive: true, force: true });
tellSkips();
tellNames('Passed at the second try only, and to be looked into:', total.secondTry);
tellNames('Failed:', total.failures);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);

function run({ name, command, projects }) {
  const startedMs = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  if (command) count(spawn(command) === 0 ? { passed: [name], failed: [] } : { passed: [], failed: [name] });
  else runTests(projects);
  process.stdout.write(`── ${name}: ${Math.round((Date.now() - startedMs) / 1000)} s\n`);
}

function runTests(projects) {
  const first = runVitest(projects);
  // On a machine that others share a wait may be too short: a test that passes when its file is run once more, alone, is named as such, not hidden.
  const isTriedAgain = !first.isUnseen && first.failed.length > 0 && first.failedFiles.length <= mostTriedAgain;
  if (!isTriedAgain) return count(first);
  process.stdout.write(`\n── once more, alone: ${first.failedFiles.join(', ')}\n`);
  const again = runVitest(projects, first.failedFiles);
  const isFailedAgain = (test) => !again.passed.includes(test);
  const failed = first.failed.filter(isFailedAgain);
  const passedNow = first.failed.filter((test) => again.passed.includes(test));
  total.secondTry.push(...passedNow);
  // What failed only now is a failure too.
  const failedNow = again.failed.filter((test) => !first.failed.includes(test));
  count({
    ...first,
    passed: [...first.passed.filter((test) => !failedNow.includes(test)), ...passedNow],
    failed: [...failed, ...failedNow],
  });
}

/** Names of tests with their files; `isUnseen`: something failed that is no test. */
function runVitest(projects, files = []) {
  const report = join(folder, `${projects.join('-')}-${files.length}.json`);
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
    ...files,
  ]);
  const { testResults } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { testResults: [] };
  const named = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status, fullName }) => ({ status, fullName, name: `${relative('.', name)}: ${fullName}` })),
  );
  const namesOf = (wanted) => named.filter(({ status }) => status === wanted).map(({ name }) => name);
  const [passed, failed] = [namesOf('passed'), namesOf('failed')];
  // A file that cannot be loaded, an error outside any test and a run without tests are failures without a test of their own.
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const unseen = brokenFiles || (code !== 0 && failed.length === 0 ? 1 : 0);
  return {
    passed,
    failed: [...failed, ...Array.from({ length: unseen }, () => 'a failure that is no test')],
    isUnseen: unseen > 0,
    failedFiles: testResults.filter(({ status }) => status === 'failed').map(({ name }) => relative('.', name)),
    skipped: named.filter(({ status }) => !['passed', 'failed'].includes(status)).map(({ fullName }) => fullName),
  };
}

function spawn([program, ...args]) {
  const { status, signal } = spawnSync(program, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: longestRunMs,
  });
  if (signal) process.stdout.write(`\n${program} was ended by ${signal} before it was done\n`);
  return status ?? 1;
}

function count({ passed, failed, skipped = [] }) {
  total.passed += passed.length;
  total.failed += failed.length;
  total.failures.push(...failed);
  total.skipped.push(...skipped);
}

/** Last of all: a log of an hour is often kept by its end only. */
function tellNames(heading, names) {
  if (names.length === 0) return;
  process.stdout.write(`\n${heading}\n`);
  for (const name of names) process.stdout.write(`  ${name}\n`);
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
