// Builds the example page as a page of its own and serves it on loopback.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright-core';
import { build, preview } from 'vite';
import type { PageLanguage } from './pageTexts.ts';

export interface ExamplePages {
  /** Without a trailing slash. */
  readonly address: string;
  close(): Promise<void>;
}

const document =
  '<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Avstämning</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/examples.css"><script type="module" src="/examples.js"></script></head><body></body></html>';

export async function startExamplePages(): Promise<ExamplePages> {
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    publicDir: false,
    build: {
      outDir: folder,
      target: 'es2022',
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: 'test/support/runExamples.tsx',
        output: {
          entryFileNames: 'examples.js',
          assetFileNames: 'examples[extname]',
          chunkFileNames: '[hash].js',
        },
      },
    },
  });
  writeFileSync(join(folder, 'index.html'), document);
  const server = await preview({
    configFile: false,
    logLevel: 'warn',
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const [address = ''] = server.resolvedUrls?.local ?? [];
  return {
    address: address.replace(/\/$/, ''),
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One example as somebody opens it, in either language. */
export class ExampleOnScreen {
  readonly page: Page;
  language: PageLanguage = 'sv';
  readonly #address: string;
  #name = '';

  constructor(page: Page, address: string) {
    this.page = page;
    this.#address = address;
  }

  /** What the page lists, in its order. */
  async names(): Promise<readonly string[]> {
    await this.page.goto(`${this.#address}/`);
    await this.page.getByRole('link').first().waitFor();
    return await this.page.getByRole('link').allInnerTexts();
  }

  async open(name: string): Promise<void> {
    this.#name = name;
    await this.page.goto(`${this.#address}/?example=${name}&language=${this.language}`);
    await this.page.locator(`html[lang="${this.language}"] h1`).waitFor();
  }

  async switchLanguage(language: PageLanguage): Promise<void> {
    this.language = language;
    await this.open(this.#name);
  }
}
