// What the built page tells to somebody who reads its files: outside the questionnaires and the interface texts, nothing.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemsOf } from '../../src/core/questionnaire.ts';
import { readQuestionnaire } from '../../src/core/readQuestionnaire.ts';
import { catalogue } from '../../src/questionnaires/catalogue.ts';

interface FileList {
  readonly locales: readonly string[];
  readonly questionnaires: readonly string[];
  readonly keyWorker: readonly string[];
  /** Of each script, what of node_modules is in it. */
  readonly packages: Readonly<Record<string, readonly string[]>>;
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
      /^(index\.html|away\.html|sw\.js|app\.webmanifest|icon[a-z0-9-]*\.(svg|png)|assets\/[\w-]{8}\.(js|json|css)|assets\/kdf\.worker-[\w-]{8}\.js)$/;
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

/** As the intake sends it (src/intake: Brotli, quality 9; pictures as they are). */
function travelling(names: readonly string[]): number {
  const sizes = names.map((name) => {
    const content = readFileSync(join(folder, name));
    if (name.endsWith('.png')) return content.length;
    return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
  });
  return sizes.reduce((sum, size) => sum + size, 0) / 1_024;
}

describe('what travels', () => {
  const kept = ['dexie', 'tweetnacl', '@noble/hashes'];
  const scripts = (names: readonly string[]) => names.filter((name) => name.endsWith('.js'));
  const packagesIn = (names: readonly string[]) =>
    scripts(names).flatMap((name) => files.packages[name] ?? ['unknown']);
  const named = (pattern: RegExp) => [...textOf('index.html').matchAll(pattern)].map(([, path = '']) => path);
  const firstLoad = () => ['index.html', ...named(/<(?:script|link rel="stylesheet")[^>]* (?:src|href)="\/([^"]+)"/g)];
  const part = (name: string) => named(new RegExp(`data-part="${name}"[^>]* href="/([^"]+)"`, 'g'));

  it('before the first page can be read and used: no library at all, and less than 16 KiB', () => {
    expect(scripts(firstLoad())).toHaveLength(1);
    expect(packagesIn(firstLoad())).toEqual([]);
    expect(firstLoad().filter((name) => files.locales.includes(name))).toEqual([]);
    expect(travelling(firstLoad())).toBeLessThan(16);
  });

  it.each(['sv', 'en'])(
    'until the start page stands (%s): one language, no storage, no keys, less than 120 KiB',
    (code) => {
      const own = part(code);
      expect(own.filter((name) => files.locales.includes(name))).toEqual(own);
      expect(own).toHaveLength(1);
      const app = part('app');
      expect(packagesIn(app)).toContain('react-dom');
      expect(packagesIn(app).filter((name) => kept.includes(name))).toEqual([]);
      expect(app.filter((name) => [...files.locales, ...files.questionnaires].includes(name))).toEqual([]);
      expect(travelling([...firstLoad(), ...own, ...app])).toBeLessThan(120);
    },
  );

  it('later, and in one piece: storage, keys and every other page', () => {
    const later = named(/rel="later" crossorigin href="\/([^"]+)"/g).filter(
      (name) => !files.questionnaires.includes(name),
    );
    expect(later).toHaveLength(1);
    expect(packagesIn(later)).toEqual(expect.arrayContaining(kept));
  });

  it('for the whole app, offline: less than 320 KiB', () => {
    expect(travelling(files.all)).toBeGreaterThan(100);
    expect(travelling(files.all)).toBeLessThan(320);
  });
});
