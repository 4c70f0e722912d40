// Publishes a newer version of the client's page while an older one is open: another page and another list of files, from the same
// intake, which is started again. The browser then looks for news, as it does by itself now and then.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { testedPages } from './testedLanguages.ts';
import { until } from './until.ts';
import type { World } from './world.ts';

const mark = '<meta name="generation" content="2" />';

/** A copy of the built page, to be served with `INTAKE_CLIENT_FILES` and removed at the end. */
export function copyOfPage(): string {
  const files = mkdtempSync(join(tmpdir(), 'pages-'));
  cpSync(testedPages['INTAKE_CLIENT_FILES'] ?? 'dist/pages/client', files, { recursive: true });
  return files;
}

/** Resolves when the new version waits. @throws Error when the built list of files does not look as expected */
export async function publishVersion(world: World, files: string, open: Page): Promise<void> {
  const page = join(files, 'index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace('</head>', `${mark}</head>`));
  const worker = join(files, 'sw.js');
  const source = readFileSync(worker, 'utf8');
  const changed = source.replace(/"[0-9a-f]{32}"(?=,"url":"index\.html")/, `"${'0'.repeat(32)}"`);
  if (changed === source) throw new Error('the list of files names no page');
  writeFileSync(worker, changed);
  await world.stopIntake();
  await world.startIntake();
  const hasWaiting = () =>
    open.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update().catch(() => undefined);
      return registration?.waiting ? true : undefined;
    });
  await until('a new version that waits', hasWaiting);
}
