// Measures, prints one table a topic, and ends with 1 when a goal is missed: `npm run bench [topic …]`, all without one.
// A topic is a file `<topic>Bench.ts` here that exports a function of that name and returns rows (measured.ts).
// Programs are built first, so that nothing old is measured; pages only where there are none.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'vite';

const suffix = 'Bench.ts';
const known = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(suffix))
  .map((name) => name.slice(0, -suffix.length))
  .sort();
const wanted = process.argv.length > 2 ? process.argv.slice(2) : known;
const unknown = wanted.filter((topic) => !known.includes(topic));
if (unknown.length > 0) {
  process.stderr.write(`no topic "${unknown[0]}"; there are: ${known.join(', ')}\n`);
  process.exit(2);
}

build('node');
for (const page of ['client', 'clinic']) if (!existsSync(`dist/pages/${page}/index.html`)) build(page);

// Vite reads TypeScript, and keeps reading what a topic imports only when it comes to it.
const reader = await createServer({
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
});
let missed = 0;
const gigabytes = Math.round(totalmem() / 2 ** 30);
process.stdout.write(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model}), ${gigabytes} GB\n`);
for (const topic of wanted) await measure(topic);
await reader.close();
process.stdout.write(missed === 0 ? '\nevery goal met\n' : `\n${missed} goals missed\n`);
process.exit(missed === 0 ? 0 : 1);

function build(part) {
  const { status } = spawnSync('npm', ['run', '--silent', `build:${part}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === 0) return;
  process.stderr.write(`the build failed: npm run build:${part}\n`);
  process.exit(2);
}

async function measure(topic) {
  const path = join(import.meta.dirname, `${topic}${suffix}`);
  const module = await reader.ssrLoadModule(path);
  process.stdout.write(`\n── ${topic}\n`);
  const rows = await module[`${topic}Bench`]();
  const width = Math.max(...rows.map(({ what }) => what.length));
  for (const { what, value, goal, isMet } of rows) {
    const verdict = isMet === undefined ? '' : `  ${isMet ? 'met' : 'MISSED'}`;
    process.stdout.write(`${what.padEnd(width)}  ${value}${goal === undefined ? '' : `  (goal ${goal})`}${verdict}\n`);
    if (isMet === false) missed += 1;
  }
}
