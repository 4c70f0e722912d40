// What the built page tells to somebody who reads its files: outside the questionnaires and the interface texts, nothing.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemsOf } from '../../src/core/questionnaire.ts';
import { readQuestionnaire } from '../../src/core/readQuestionnaire.ts';
import { catalogue } from '../../src/questionnaires/catalogue.ts';

interface FileList {
  readonly locales: readonly string[];
  readonly questionnaires: readonly string[];
  readonly keyWorker: readonly string[];
  readonly all: readonly string[];
}

const parent = mkdtempSync(join(tmpdir(), 'built-'));
const folder = join(parent, 'page');
let files: FileList;

beforeAll(() => {
  execFileSync('npx', ['vite', 'build', '--outDir', folder, '--logLevel', 'error'], { stdio: 'pipe' });
  files = JSON.parse(readFileSync(`${folder}-files.json`, 'utf8')) as FileList;
}, 180_000);
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const textOf = (name: string) => readFileSync(join(folder, name), 'latin1');
const topics = [
  /\bkast\b/i,
  /sexu/i,
  /\bsex\b/i,
  /\bk[öo]p(t|a|er)?\b/i,
  /porno/i,
  /prostit/i,
  /behandling/i,
  /treatment/i,
];

/** Every linkId and item code that no ordinary program would contain. */
async function tellingNames(): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const { load } of catalogue) {
    for (const item of itemsOf(readQuestionnaire(await load()))) {
      names.add(item.linkId);
      if (item.code !== undefined) names.add(item.code);
    }
  }
  return [...names].filter((name) => /[.-]/.test(name) || name.length > 10);
}

describe('the built page', () => {
  it('I18: names no topic and no question outside its questionnaires and interface texts', async () => {
    const names = await tellingNames();
    expect(names).toContain('age-group');
    const spoken = new Set([...files.locales, ...files.questionnaires]);
    for (const name of files.all.filter((one) => !spoken.has(one) && !one.endsWith('.png'))) {
      const text = textOf(name);
      for (const topic of topics) expect(text, `${name} and ${topic}`).not.toMatch(topic);
      const found = names.filter((telling) => ['"', "'", '`'].some((quote) => text.includes(quote + telling + quote)));
      expect(found, name).toEqual([]);
    }
  });

  it('I18: would be found out: the questionnaires do contain the words that are looked for', () => {
    const questions = files.questionnaires.map(textOf).join();
    expect(files.questionnaires.length).toBeGreaterThan(0);
    expect(questions).toMatch(/sexu/i);
    expect(questions).toMatch(/age-group/);
  });

  it('I18: has names that tell nothing', () => {
    const plain =
      /^(index\.html|away\.html|sw\.js|app\.webmanifest|icon[a-z0-9-]*\.(svg|png)|assets\/[\w-]{8}\.(js|css)|assets\/kdf\.worker-[\w-]{8}\.js)$/;
    expect(files.all.filter((name) => !plain.test(name))).toEqual([]);
    expect(files.keyWorker).toHaveLength(1);
  });

  it('J04: needs no exception from its content policy: nothing inline, nothing foreign', () => {
    const html = textOf('index.html');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:|\/\/|data:)/);
    for (const name of files.all.filter((one) => one.endsWith('.css'))) expect(textOf(name)).not.toMatch(/url\((?!\/)/);
  });

  it('I07: is called by its neutral name everywhere', () => {
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const manifest = JSON.parse(readFileSync(join(folder, 'app.webmanifest'), 'utf8')) as Record<string, unknown>;
    expect(html).toContain('<title>Avstämning</title>');
    expect([manifest['name'], manifest['short_name']]).toEqual(['Avstämning', 'Avstämning']);
  });

  it('keeps every file on the device but the service worker itself', () => {
    const worker = textOf('sw.js');
    for (const name of files.all.filter((one) => one !== 'sw.js')) expect(worker).toContain(`"${name}"`);
    const listed = [...worker.matchAll(/"url":"([^"]*)"/g)].map(([, url]) => url);
    expect(listed.length).toBeGreaterThanOrEqual(files.all.length - 1);
    expect(listed.filter((url) => /api\/v1|profile\.json|about\.json/.test(url ?? ''))).toEqual([]);
  });
});
