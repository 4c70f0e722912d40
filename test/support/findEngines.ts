// Finds the three engines, or installs what is missing where that may be done (root on Debian); else says plainly why one is skipped.
// Under CI=true a skipped test counts as failed (run.mjs), so no engine can be missing there unnoticed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromiumEngine } from './chromiumEngine.ts';
import { type Engine, type EngineName, engineNames } from './engine.ts';
import { firefoxEngine } from './firefoxEngine.ts';
import { chromiumPath } from './watchedBrowser.ts';
import { webkitEngine } from './webkitEngine.ts';

export type SoughtEngine =
  | { readonly name: EngineName; readonly engine: Engine }
  | { readonly name: EngineName; readonly engine?: undefined; readonly reason: string };

interface EngineWanted {
  readonly packages: readonly string[];
  readonly onThisMachine: () => Engine | undefined;
}

const wanted: Readonly<Record<EngineName, EngineWanted>> = {
  // Found or installed before any browser test (findChromium.ts).
  Chromium: { packages: [], onThisMachine: () => (chromiumPath === '' ? undefined : chromiumEngine(chromiumPath)) },
  'Firefox ESR': { packages: ['firefox-esr'], onThisMachine: firefoxOnThisMachine },
  WebKitGTK: { packages: ['webkit2gtk-driver', 'xvfb'], onThisMachine: webkitOnThisMachine },
};

/** In the order of `engineNames`. Installing takes a minute or two. */
export async function findEngines(): Promise<readonly SoughtEngine[]> {
  const found: SoughtEngine[] = [];
  for (const name of engineNames) found.push(await findEngine(name));
  return found;
}

async function findEngine(name: EngineName): Promise<SoughtEngine> {
  const { packages, onThisMachine } = wanted[name];
  const present = onThisMachine();
  if (present) return { name, engine: present };
  const reason = await installWithApt(name, packages);
  const installed = onThisMachine();
  if (installed) return { name, engine: installed };
  process.stdout.write(
    `\nSKIPPED: every test in ${name}, which was not found and could not be installed: ${reason}\n\n`,
  );
  return { name, reason };
}

function firefoxOnThisMachine(): Engine | undefined {
  const path = process.env['FIREFOX_PATH'] ?? program('firefox-esr');
  return path === undefined ? undefined : firefoxEngine(path);
}

function webkitOnThisMachine(): Engine | undefined {
  const driver = program('WebKitWebDriver');
  const screen = program('Xvfb');
  const browser = miniBrowser();
  if (driver === undefined || screen === undefined || browser === undefined) return undefined;
  return webkitEngine({ driver, screen, browser });
}

function program(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** `/usr/lib/<machine>/webkit2gtk-4.1/MiniBrowser` */
function miniBrowser(): string | undefined {
  const machines = existsSync('/usr/lib') ? readdirSync('/usr/lib').filter((name) => name.includes('linux-gnu')) : [];
  return ['webkit2gtk-4.1', 'webkit2gtk-4.0']
    .flatMap((library) => machines.map((machine) => join('/usr/lib', machine, library, 'MiniBrowser')))
    .find((path) => existsSync(path));
}

async function installWithApt(name: EngineName, packages: readonly string[]): Promise<string> {
  if (packages.length === 0) return 'the setup has said why';
  if (!existsSync('/usr/bin/apt-get')) return 'apt-get is not here';
  if (process.getuid?.() !== 0) return 'apt-get needs root';
  process.stdout.write(`${name} is missing: installing Debian’s ${packages.join(' and ')} …\n`);
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  for (const args of [['update', '-qq'], install]) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // Not `spawnSync`: the test runner wants an answer from its workers every minute.
    const [status] = await once(spawn('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }), 'exit');
    if (status !== 0) return `apt-get ${args[0]} failed (${status})`;
  }
  return 'apt-get gave none';
}
