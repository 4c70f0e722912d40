// The catalogue of abuse and faults, and where each is tested: reads the ids at the beginning of test names and writes
// docs/catalogue.md. `npm run catalogue` writes; with `--check` it only says what is wrong, and ends with 1 if anything is.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const idPattern = String.raw`(?:[A-K]\d{2}|crash-[CSK]\d{1,2})`;
// A text that begins with ids (`B05: …`, `J09 J10 …`, `E06, E07: …`), the way names of tests and of their tables do.
const namePattern = new RegExp(
  String.raw`(?:\b(?:it|test|describe)\.(skip|todo)\(\s*)?['"\x60](${idPattern}(?:,? ${idPattern})*)(?=[ :])`,
  'g',
);

const partTitles = {
  A: 'A. Code and key derivation',
  B: 'B. Storage on the device',
  C: 'C. Envelope',
  D: 'D. Submissions',
  E: 'E. Status and profile',
  F: 'F. Admin interface and clinic page',
  G: 'G. Exactly once',
  H: 'H. Service worker and updates',
  I: 'I. Discretion, tablet, quick exit',
  J: 'J. Headers and transport',
  K: 'K. Operations and privacy',
  'crash-C': 'Crash points of the client',
  'crash-S': 'Crash points of the server',
  'crash-K': 'Crash points of the clinic page',
};

const isCheck = process.argv.includes('--check');
const root = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? join(import.meta.dirname, '../..');
const { required, entries } = JSON.parse(readFileSync(join(root, 'test/catalogue.json'), 'utf8'));
const tested = testedWhere();
const faults = [...unknownIds(), ...missingIds()];
const written = documentText();
const path = join(root, 'docs/catalogue.md');

if (isCheck) {
  if (readIfThere(path) !== written) faults.push('docs/catalogue.md is out of date: npm run catalogue');
} else {
  writeFileSync(path, written);
}
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** Files by id. A test that is switched off tests nothing. */
function testedWhere() {
  const found = new Map();
  for (const file of testFiles()) {
    for (const [, off, ids] of readFileSync(join(root, file), 'utf8').matchAll(namePattern)) {
      if (off !== undefined) continue;
      for (const id of ids.split(/,? /)) found.set(id, new Set([...(found.get(id) ?? []), file]));
    }
  }
  return found;
}

function testFiles() {
  return readdirSync(join(root, 'test'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('test/support/') && file !== 'test/house/catalogue.test.ts')
    .sort();
}

function unknownIds() {
  return [...tested]
    .filter(([id]) => entries[id] === undefined)
    .map(([id, files]) => `${id} is in no catalogue, but a test in ${[...files].join(', ')} names it`);
}

function missingIds() {
  return required
    .flatMap(idsIn)
    .filter((id) => !tested.has(id) && entries[id]?.reason === undefined)
    .map((id) => `${id} has neither a test nor a reason: ${entries[id]?.what ?? 'it is in no catalogue'}`);
}

/** `A01-A03` is three ids, `crash-C1-C25` twenty-five; `B05` and `crash-S3` are one. */
function idsIn(range) {
  const [, prefix, first, last = first] = /^((?:crash-)?[A-Z])(\d+)(?:-[A-Z](\d+))?$/.exec(range);
  const digits = prefix.startsWith('crash-') ? 1 : 2;
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, at) => `${prefix}${String(Number(first) + at).padStart(digits, '0')}`);
}

function documentText() {
  const parts = new Map();
  for (const [id, entry] of Object.entries(entries)) {
    const part = id.startsWith('crash-') ? id.slice(0, 7) : id[0];
    parts.set(part, [...(parts.get(part) ?? []), `| ${id} | ${entry.what} | ${whereTested(id, entry)} |`]);
  }
  const isTested = Object.keys(entries).filter((id) => tested.has(id)).length;
  return [
    '# Abuse and faults, and where each is tested',
    '',
    'Written by `npm run catalogue` from the names of the tests and from `test/catalogue.json`; a test fails when it is out',
    `of date. ${isTested} of ${Object.keys(entries).length} entries have an automated test; "later" stands where a part is still to be built.`,
    ...[...parts].flatMap(([part, rows]) => [
      '',
      `## ${partTitles[part]}`,
      '',
      '| id | what | where tested |',
      '|---|---|---|',
      ...rows,
    ]),
    '',
  ].join('\n');
}

function whereTested(id, { reason }) {
  const files = [...(tested.get(id) ?? [])].map((file) => `\`${file}\``);
  if (reason === undefined) return files.join(', ') || 'later';
  return [...files, `not automated: ${reason}`].join('; ');
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
