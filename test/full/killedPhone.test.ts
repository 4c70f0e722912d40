// The browser is killed around Send, at moments that chance chooses. A hundred times: `npm run faults killedBrowser`.
import { describe, expect, it } from 'vitest';
import { occasions } from '../../src/core/occasion.ts';
import { KilledPhone } from '../support/killedPhone.ts';
import { SeededChance } from '../support/seededChance.ts';
import { chromiumPath, launchArguments } from '../support/watchedBrowser.ts';
import { startWorld } from '../support/world.ts';

const kills = 4;

describe.skipIf(chromiumPath === '')('a phone that is killed while it sends', () => {
  it('G02: has the draft, or draft and envelope, or the sent marker: never two, never neither', async () => {
    const world = await startWorld();
    const chance = new SeededChance(2);
    const phone = new KilledPhone({ world, chance, executablePath: chromiumPath, args: launchArguments });
    try {
      for (const code of world.codes.slice(0, kills)) await phone.killWhileSending(code, chance.one(occasions));
      await phone.end();
      expect(phone.problems).toEqual([]);
      const { draft, sealed, sent } = phone.found;
      expect(draft + sealed + sent).toBe(kills);
    } finally {
      await phone.throwAway();
      await world.end();
    }
  });
});
