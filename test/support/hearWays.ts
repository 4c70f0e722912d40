// Goes each way in either language, by keyboard, and holds what a screen reader is told there against what was read through and is
// kept in test/full/announced/ (heardPages.ts).
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HeardPages } from './heardPages.ts';
import type { Seat } from './heldDevice.ts';
import { keyboardSeat } from './keyboardClient.ts';
import { pageLanguages } from './pageTexts.ts';
import { chromiumPath, launchBrowser } from './watchedBrowser.ts';
import { startWorld, type World } from './world.ts';

/** May use up the world's code `number`. Gives what the browser complained of. */
export type HeardWay = (
  browser: Browser,
  world: World,
  pages: HeardPages,
  number: number,
  seat: Seat,
) => Promise<readonly string[]>;

/** Each way under the name of its fixture. The world's first code is left for a way that uses up none. */
export function hearWays(what: string, ways: Readonly<Record<string, HeardWay>>): void {
  const walks = pageLanguages.flatMap((language) =>
    Object.entries(ways).map(([name, way]) => ({ language, name, way })),
  );
  describe.skipIf(chromiumPath === '')(what, () => {
    let browser: Browser;
    let world: World;
    beforeAll(async () => {
      [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
    });
    afterAll(async () => {
      await browser?.close();
      await world?.end();
    });

    it.each(walks)('is what was read through ($name, $language)', async ({ language, name, way }) => {
      const pages = new HeardPages(name, language);
      const number = 1 + walks.findIndex((walk) => walk.name === name && walk.language === language);
      const faults = await way(browser, world, pages, number, keyboardSeat(language));
      const { heard, reviewed } = pages.result();
      expect(heard).toBe(reviewed);
      expect([...faults, ...pages.faults]).toEqual([]);
    });
  });
}
