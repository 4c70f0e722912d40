// Once before all browser tests: built programs that are as new as their sources, and a Chromium, or the reason why not.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium } from './findChromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly chromiumPath: string;
  }
}

const sources = ['src', 'locales', 'public', 'index.html', 'vite.config.ts', 'package.json', 'tsconfig.base.json'];
const products = [
  'dist/demo/main.js',
  'dist/intake/main.js',
  'dist/pages/client/index.html',
  'dist/pages/clinic/index.html',
];

export function setup(project: TestProject): void {
  const chromium = findChromium();
  project.provide('chromiumPath', chromium.found ? chromium.path : '');
  if (!chromium.found) {
    process.stdout.write(`\nSKIPPED: every test in a browser, because ${chromium.reason}\n\n`);
    return;
  }
  if (process.env['BUILD'] !== 'no' && !isBuilt()) {
    process.stdout.write('Building both pages and the intake …\n');
    execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

function isBuilt(): boolean {
  if (!products.every((path) => existsSync(path))) return false;
  const oldestProduct = Math.min(
    ...products.filter((path) => path.includes('pages')).map((path) => statSync(path).mtimeMs),
  );
  return Math.max(...sources.map(newestIn)) < oldestProduct;
}

function newestIn(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
