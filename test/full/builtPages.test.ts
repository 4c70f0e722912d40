// Both built pages as they lie on the disk: nothing inline, nothing foreign, and a hash for whatever they load.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { integrityOf, withIntegrity } from '../support/integrityAttributes.ts';
import { chromiumPath } from '../support/watchedBrowser.ts';

/** Addresses that stand in a built file as names or as words for programmers; nothing is ever asked there. */
const namesOnly = ['hl7.org', 'www.w3.org', 'react.dev', 'react.i18next.com', 'rolldown.rs', 'tinyurl.com', 'bit.ly'];

describe.skipIf(chromiumPath === '').each(['client', 'clinic'])('J04: the built page of the %s', (page) => {
  const folder = `dist/pages/${page}`;
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const documents = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.html')) : [];
  const all = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name))
    : [];

  it('has no script, style or handler inside its documents', () => {
    expect(documents).toContain('index.html');
    for (const name of documents) {
      expect(text(name)).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:|data:/);
    }
  });

  it('names every script and style sheet with the hash of the file', () => {
    for (const name of documents) {
      for (const [element] of text(name).matchAll(
        /<script\b[^>]*>|<link\b[^>]*rel="(?:stylesheet|modulepreload|later)"[^>]*>/g,
      )) {
        const [, path = ''] = /(?:src|href)="\/([^"]+)"/.exec(element) ?? [];
        const hash = createHash('sha384')
          .update(readFileSync(join(folder, path)))
          .digest('base64');
        expect(element).toContain(`integrity="sha384-${hash}"`);
        expect(element).toContain(' crossorigin');
      }
    }
    expect(text('index.html').match(/ integrity="/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('names no foreign address but those that are never asked', () => {
    const found = new Set<string>();
    for (const name of all.filter((each) => !/\.png$/.test(each))) {
      for (const [, host = ''] of text(name).matchAll(/(?:https?:|["'(`])\/\/((?:[\w-]+\.)+[a-z]{2,})/g))
        found.add(host);
    }
    // What a clinic reads as an example of a neutral page, and what a saved codebook names as its form.
    const clinicOnly = page === 'clinic' ? ['www.smhi.se', 'datapackage.org'] : [];
    expect([...found].filter((host) => !namesOnly.includes(host) && !clinicOnly.includes(host))).toEqual([]);
  });
});

describe.skipIf(chromiumPath === '')('J04: the client’s document', () => {
  it('names every script and style sheet that is fetched later, so that none escapes its hash', () => {
    const html = readFileSync('dist/pages/client/index.html', 'utf8');
    const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path);
    const wanted = readdirSync('dist/pages/client/assets')
      .filter((name) => /\.(?:js|css)$/.test(name) && !name.includes('.worker-'))
      .map((name) => `assets/${name}`);
    expect(named.sort()).toEqual(wanted.sort());
  });
});

describe('the hashes in a page', () => {
  const read = (path: string) => Buffer.from(`content of ${path}`);

  it('J04: stand at scripts and style sheets, and at nothing else', () => {
    const html =
      '<script type="module" crossorigin src="/a.js"></script><link rel="stylesheet" crossorigin href="/b.css"><link rel="icon" href="/c.svg">';
    expect(withIntegrity(html, read)).toBe(
      `<script type="module" crossorigin src="/a.js" integrity="${integrityOf(read('/a.js'))}"></script>` +
        `<link rel="stylesheet" crossorigin href="/b.css" integrity="${integrityOf(read('/b.css'))}">` +
        '<link rel="icon" href="/c.svg">',
    );
  });
});
