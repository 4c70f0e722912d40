// Finds a Chromium to drive, or installs one where that may be done; else says plainly why there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

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
  const reasons = [installWithApt(), installWithPlaywright()];
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

function installWithApt(): string {
  if (!existsSync('/usr/bin/apt-get')) return 'apt-get is not here';
  if (process.getuid?.() !== 0) return 'apt-get needs root';
  say('Chromium is missing: installing Debian’s package');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    const { status } = spawnSync('apt-get', args, { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) return `apt-get ${args[0]} failed (${status})`;
  }
  return 'apt-get gave none';
}

function installWithPlaywright(): string {
  if (onThisMachine()) return '';
  say('Chromium is missing: asking Playwright for its own');
  const { status } = spawnSync('npx', ['playwright-core', 'install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 300_000,
  });
  return `playwright-core install ended with ${status}`;
}

function say(text: string): void {
  process.stdout.write(`${text} …\n`);
}
