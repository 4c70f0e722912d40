// The protocol's vectors where the keys will live: in a real page and in a real worker, without WebAssembly or eval.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedFolder, serveFolder } from '../support/serveFolder.ts';
import { chromiumPath, launchBrowser, Watch } from '../support/watchedBrowser.ts';
import { allChecks, type VectorRun } from '../vectors/runVectors.ts';

describe.skipIf(chromiumPath === '')('every vector of the protocol', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vectors-'));
  let browser: Browser;
  let served: ServedFolder;
  let runs: { readonly page: VectorRun; readonly worker: VectorRun };
  let watch: Watch;

  beforeAll(async () => {
    const root = join(import.meta.dirname, '../vectors');
    await build({
      configFile: false,
      logLevel: 'error',
      root,
      base: './',
      build: {
        outDir: folder,
        emptyOutDir: true,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: join(root, 'vectorsPage.html') },
      },
      worker: { format: 'es' },
    });
    [browser, served] = await Promise.all([launchBrowser(), serveFolder(folder)]);
    const context = await browser.newContext();
    watch = new Watch(context, [served.address]);
    const page = await context.newPage();
    await page.goto(`${served.address}/vectorsPage.html`);
    runs = await readRuns(async () => await page.evaluate(() => globalThis.vectorRuns));
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('A01: is reproduced in the page', () => {
    expect(runs.page).toEqual({ passed: allChecks().length, failed: [] });
  });

  it('A01: is reproduced in a worker', () => {
    expect(runs.worker).toEqual({ passed: allChecks().length, failed: [] });
  });

  it('needs nothing that the content policy forbids', () => {
    expect(watch.faults).toEqual([]);
  });
});

async function readRuns<Runs>(read: () => Promise<Runs | undefined>): Promise<Runs> {
  for (let waitedMs = 0; waitedMs < 90_000; waitedMs += 250) {
    const runs = await read();
    if (runs !== undefined) return runs;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('the vectors did not come to an end');
}
