// One site against one list, over real HTTP: every way in which a site can differ is found and told in plain words.
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { readBuild } from '../../src/release/readBuild.ts';
import type { Page } from '../../src/release/releaseList.ts';
import { isSiteDown, tellFinding, tellReport } from '../../src/release/tellFindings.ts';
import { verifySite } from '../../src/release/verifySite.ts';
import { clientFiles, type Files, type Misbehaviour, serveFiles, testBuild } from './testBuild.ts';

const surprise = '5u4p413e';

function released() {
  const reading = readBuild(testBuild(), '0.1.0');
  if (!reading.ok) throw new Error(reading.reasons.join('\n'));
  return reading.list;
}

async function check(files: Files, misbehave?: Misbehaviour, page: Page = 'client') {
  const site = await serveFiles(files, misbehave);
  return await verifySite({ site, page, list: released(), fetch, surprise });
}

async function told(files: Files, misbehave?: Misbehaviour): Promise<readonly string[]> {
  return (await check(files, misbehave)).findings.map(tellFinding);
}

const answers =
  (path: string, reply: (response: ServerResponse) => void): Misbehaviour =>
  (asked, response) => {
    if (asked !== path) return false;
    reply(response);
    return true;
  };

test('H13: a site that serves the release has nothing to report', async () => {
  const report = await check(clientFiles);
  expect(report).toEqual({ checked: 6, findings: [] });
  expect(tellReport(report, 'https://form.example')).toEqual([
    'https://form.example serves what was released: all 6 addresses are equal, byte for byte.',
  ]);
});

test('H13: another page of the same release is another list', async () => {
  expect((await check(clientFiles, undefined, 'clinic')).findings.length).toBeGreaterThan(0);
});

describe('H13: reported is', () => {
  test.each(Object.keys(clientFiles))('one changed letter of %s', async (name) => {
    const text = clientFiles[name] ?? '';
    const lines = await told({ ...clientFiles, [name]: text.replace(/.$/, 'X') });
    expect(lines).toContain(`CHANGED  /${name}: ${text.length} bytes as released, but other bytes`);
    expect(lines).toHaveLength(name === 'index.html' ? 3 : 1);
  });

  test('a longer file, with both lengths', async () => {
    expect(await told({ ...clientFiles, 'sw.js': `${clientFiles['sw.js']} ` })).toEqual([
      'CHANGED  /sw.js: 53 bytes were released, 54 are served',
    ]);
  });

  test('a file that does not end', async () => {
    const flood = answers('/sw.js', (response) => {
      const more = () => void (response.destroyed || response.write('x'.repeat(65_536), () => setImmediate(more)));
      response.writeHead(200);
      more();
    });
    expect(await told(clientFiles, flood)).toEqual(['CHANGED  /sw.js: 53 bytes were released, far more are served']);
  });

  test('a missing file', async () => {
    const { 'icon.svg': _, ...rest } = clientFiles;
    expect(await told(rest)).toEqual(['MISSING  /icon.svg: released, but the site answers 404']);
  });

  test('a redirect, which is not followed', async () => {
    const away = answers('/sw.js', (response) => response.writeHead(302, { location: '/assets/a1.js' }).end());
    expect(await told(clientFiles, away)).toEqual([
      'MISSING  /sw.js: released, but the site sends visitors on to /assets/a1.js',
    ]);
  });

  test('a connection that breaks', async () => {
    const report = await check(
      clientFiles,
      answers('/sw.js', (response) => void response.destroy()),
    );
    expect(report.findings.map(tellFinding)).toEqual(['MISSING  /sw.js: no answer']);
    expect(isSiteDown(report)).toBe(false);
  });

  test('a file that a changed document refers to', async () => {
    const lines = await told({ ...clientFiles, 'index.html': `${clientFiles['index.html']}<script src=/evil.js>` });
    expect(lines).toContain('EXTRA    /evil.js: not released, but /index.html refers to it');
    expect(lines).toContain('EXTRA    /evil.js: not released, but / refers to it');
  });

  test('a file of another site', async () => {
    const lines = await told({ ...clientFiles, 'assets/b2.js': 'import("https://evil.example/x.js")' });
    expect(lines).toContain('EXTRA    https://evil.example/x.js: not released, but /assets/b2.js refers to it');
  });

  test('a file that nothing refers to, where hosts like to put one', async () => {
    expect(await told({ ...clientFiles, 'robots.txt': '' })).toEqual([
      'EXTRA    /robots.txt: not released, but the site has it',
    ]);
  });

  test('an answer to every address', async () => {
    const everywhere: Misbehaviour = (asked, response) => {
      const isKnown = asked === '/' || asked.startsWith('/?') || asked.slice(1) in clientFiles;
      if (!isKnown) response.writeHead(200).end('hello');
      return !isKnown;
    };
    expect(await told(clientFiles, everywhere)).toContain(`EXTRA    /${surprise}: not released, but the site has it`);
  });

  test('another document behind a question mark', async () => {
    const other = answers(`/?${surprise}`, (response) => void response.writeHead(200).end('other'));
    expect(await told(clientFiles, other)).toEqual([
      `CHANGED  /?${surprise}: ${clientFiles['index.html']?.length} bytes were released, 5 are served`,
    ]);
  });

  test.each([
    ['link', '</evil.css>; rel=stylesheet'],
    ['refresh', '0; url=/evil'],
    ['set-cookie', 'a=b'],
    ['service-worker-allowed', '/'],
  ])('a "%s" header on a file with the right bytes', async (header, value) => {
    const acting: Misbehaviour = (asked, response) => {
      if (asked === '/sw.js') response.setHeader(header, value);
      return false;
    };
    expect(await told(clientFiles, acting)).toEqual([
      `CHANGED  /sw.js: comes with a "${header}" header, which the release does not send`,
    ]);
  });
});

test('a site that is down is not called changed', async () => {
  const report = await verifySite({ site: 'http://127.0.0.1:9', page: 'client', list: released(), fetch, surprise });
  expect(isSiteDown(report)).toBe(true);
  expect(tellReport(report, 'http://127.0.0.1:9')).toEqual([
    'http://127.0.0.1:9 could not be reached. Nothing was compared.',
  ]);
});

test('whoever reads the report is told what to do', async () => {
  const lines = tellReport(await check({ ...clientFiles, 'sw.js': 'x' }), 'https://form.example');
  expect(lines[0]).toBe('https://form.example does NOT serve what was released:');
  expect(lines.at(-1)).toMatch(/^Do not type a code there/);
});
