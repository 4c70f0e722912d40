// Breaks things on purpose for minutes and counts: `npm run faults [name …] [--seed=1] [--scale=1] [--write]`. A fault is a
// file `<name>Fault.ts` here that exports a function of that name and returns one row. Ends with 1 on any loss or double.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'vite';
import { withRow } from './faultTable.mjs';

const suffix = 'Fault.ts';
const table = join(import.meta.dirname, '../../docs/faults.md');
const words = process.argv.slice(2);
const option = (name, usual) => Number(words.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? usual);
const names = words.filter((word) => !word.startsWith('--'));
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length))
  .sort();
const unknown = names.find((name) => !known.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`no fault "${unknown}"; there are: ${known.join(', ')}\n`);
  process.exit(2);
}

const seed = option('seed', Date.now() % 1_000_000);
const scale = option('scale', 1);
execFileSync('node_modules/.bin/tsc', ['-b', 'src/intake'], { stdio: 'inherit' });
execFileSync(process.execPath, ['test/support/copyMigrations.mjs']);
process.stdout.write(`seed ${seed}, scale ${scale}\n\n${line('fault', 'runs', 'envelopes', 'outcome')}\n`);
// Vite reads TypeScript, and keeps reading what a fault imports only when it comes to it.
const reader = await createServer({
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
});
let bad = 0;
for (const name of names.length > 0 ? names : known) {
  const startedMs = performance.now();
  const { fault, runs, envelopes, problems, note } = await row(name);
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  const outcome =
    problems.length === 0 ? `0 lost, 0 doubled${note ? `; ${note}` : ''} (${seconds} s)` : `FAILED: ${problems.length}`;
  process.stdout.write(`${line(fault, runs, envelopes, outcome)}\n`);
  if (words.includes('--write') && fault !== name) write({ fault, runs, envelopes, outcome });
  for (const problem of problems.slice(0, 20)) process.stdout.write(`    ${problem}\n`);
  if (problems.length > 0) bad += 1;
}
await reader.close();
process.stdout.write(bad === 0 ? '\nnothing lost, nothing doubled\n' : `\n${bad} faults had an effect\n`);
process.exit(bad === 0 ? 0 : 1);

/** One that breaks off is as bad as a loss, and the others are still to be run. It goes by its file's name and is not written down. */
async function row(name) {
  try {
    const module = await reader.ssrLoadModule(join(import.meta.dirname, `${name}${suffix}`));
    return await module[`${name}Fault`](seed, scale);
  } catch (error) {
    const [said, cause] = [error, error?.cause].map((one) => (one instanceof Error ? one.message : one));
    const problems = [`broke off: ${said}${cause === undefined ? '' : ` (${cause})`}`];
    return { fault: name, runs: 0, envelopes: 0, problems };
  }
}

function line(fault, runs, envelopes, outcome) {
  return `${fault.padEnd(52)}${String(runs).padStart(6)}${String(envelopes).padStart(11)}  ${outcome}`;
}

function write(row) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`;
  const run = `scale ${scale}, seed ${seed}, ${day}, ${commit}, Node ${process.version}, ${machine}`;
  writeFileSync(table, withRow(readFileSync(table, 'utf8'), { ...row, run }));
}
