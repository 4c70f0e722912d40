// kill -9 of Chromium around seal and receipt, at a moment that chance chooses; two phones at a time.
import { occasions } from '../../src/core/occasion.ts';
import { KilledPhone } from '../support/killedPhone.ts';
import { SeededChance } from '../support/seededChance.ts';
import { startWorld } from '../support/world.ts';
import { browserArguments, builtBrowser } from './builtBrowser.ts';
import type { FaultRow } from './faultRow.ts';

const phones = 2;
const codesASheet = 10;
/** Not sealed yet; sealed and no receipt kept yet; receipt kept. A run that has not met each of them has shown too little. */
const states = ['draft', 'sealed', 'sent'] as const;

export async function killedBrowserFault(seed: number, scale: number): Promise<FaultRow> {
  const kills = Math.ceil(100 * scale);
  const executablePath = builtBrowser();
  const world = await startWorld({ sheets: Math.ceil(kills / codesASheet) });
  const codes = world.codes.slice(0, kills);
  const problems: string[] = [];
  const found = { draft: 0, sealed: 0, sent: 0 };
  const onePhone = async (number: number) => {
    const chance = new SeededChance(seed + number);
    const phone = new KilledPhone({ world, chance, executablePath, args: browserArguments });
    try {
      for (let code = codes.shift(); code !== undefined; code = codes.shift())
        await phone.killWhileSending(code, chance.one(occasions));
      await phone.end();
    } finally {
      await phone.throwAway();
    }
    problems.push(...phone.problems);
    for (const state of states) found[state] += phone.found[state];
  };
  try {
    await Promise.all(Array.from({ length: phones }, (_, number) => onePhone(number)));
  } finally {
    await world.end();
  }
  if (found.draft + found.sealed + found.sent !== kills) problems.push('not every kill was looked at');
  for (const state of states) if (found[state] === 0) problems.push(`no kill has met the state ${state}`);
  const note = `found ${found.draft} drafts, ${found.sealed} sealed, ${found.sent} sent`;
  return { fault: 'kill -9 of Chromium around seal and receipt', runs: kills, envelopes: kills, problems, note };
}
