// Finds a Chromium to drive, or installs one where that may be done; else says plainly why there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { installWithApt } from './installWithApt.ts';

export type Chromium =
  | { readonly found: true; readonly path: string }
  | { readonly found: false; readonly reason: string };

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** `CHROMIUM_PATH` wins. Installing may take a minute or two. */
export function findChromium(): Chromium {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted) {
    return existsSync(wanted)
      ? { found: true, path: wanted }
      : { found: false, reason: `CHROMIUM_PATH names no file: ${wanted}` };
  }
  const present = onThisMachine();
  if (present) return { found: true, path: present };
  const reasons = [installWithApt('chromium') || 'apt-get gave none', installWithPlaywright()];
  const installed = onThisMachine();
  return installed
    ? { found: true, path: installed }
    : { found: false, reason: `no Chromium was found, and it could not be installed: ${reasons.join('; ')}` };
}

function onThisMachine(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  const candidates = [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    chromium.executablePath(),
  ];
  return candidates.find((path) => path !== '' && existsSync(path));
}

function installWithPlaywright(): string {
  if (onThisMachine()) return '';
  process.stdout.write('Chromium is missing: asking Playwright for its own …\n');
  const { status } = spawnSync('npx', ['playwright-core', 'install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 300_000,
  });
  return `playwright-core install ended with ${status}`;
}
