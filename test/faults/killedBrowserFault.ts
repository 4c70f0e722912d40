// kill -9 of Chromium around seal and receipt, at a moment that chance chooses; two phones at a time.
import { execFileSync } from 'node:child_process';
import { occasions } from '../../src/core/occasion.ts';
import { findChromium } from '../support/findChromium.ts';
import { KilledPhone } from '../support/killedPhone.ts';
import { SeededChance } from '../support/seededChance.ts';
import { startWorld } from '../support/world.ts';
import type { FaultRow } from './faultRow.ts';

const phones = 2;
const codesASheet = 10;
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

export async function killedBrowserFault(seed: number, scale: number): Promise<FaultRow> {
  const kills = Math.ceil(100 * scale);
  const browser = findChromium();
  if (!browser.found) throw new Error(browser.reason);
  execFileSync('npx', ['vite', 'build', '--logLevel', 'error'], { stdio: 'inherit' });
  const world = await startWorld({ sheets: Math.ceil(kills / codesASheet) });
  const codes = world.codes.slice(0, kills);
  const problems: string[] = [];
  const found = { draft: 0, sealed: 0, sent: 0 };
  const onePhone = async (number: number) => {
    const chance = new SeededChance(seed + number);
    const phone = new KilledPhone({ world, chance, executablePath: browser.path, args });
    try {
      for (let code = codes.shift(); code !== undefined; code = codes.shift())
        await phone.killWhileSending(code, chance.one(occasions));
      await phone.end();
    } finally {
      await phone.throwAway();
    }
    problems.push(...phone.problems);
    for (const state of ['draft', 'sealed', 'sent'] as const) found[state] += phone.found[state];
  };
  try {
    await Promise.all(Array.from({ length: phones }, (_, number) => onePhone(number)));
  } finally {
    await world.end();
  }
  if (found.draft + found.sealed + found.sent !== kills) problems.push('not every kill was looked at');
  const note = `found ${found.draft} drafts, ${found.sealed} sealed, ${found.sent} sent`;
  return { fault: 'kill -9 of Chromium around seal and receipt', runs: kills, envelopes: kills, problems, note };
}
