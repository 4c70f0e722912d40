// What a screen reader is told where sealed answers wait, could not be handed in or were sent, and where nothing can be kept, in
// either language and by keyboard. What is told was read through and is kept in announced/ (heardPages.ts).
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HeardPages } from '../support/heardPages.ts';
import { keyboardSeat } from '../support/keyboardClient.ts';
import { pageLanguages } from '../support/pageTexts.ts';
import { walkMemory } from '../support/walkMemory.ts';
import { walkSealed } from '../support/walkSealed.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

const ways = { sealed: walkSealed, memory: walkMemory };
const walks = pageLanguages.flatMap((language) =>
  (['sealed', 'memory'] as const).map((way) => ({ language, way, name: `${way}, ${language}` })),
);

describe.skipIf(chromiumPath === '')('what is announced of answers that are sealed or not kept', () => {
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  it.each(walks)('is what was read through ($name)', async ({ language, way, name }) => {
    const pages = new HeardPages(way, language);
    const number = walks.findIndex((walk) => walk.name === name);
    const faults = await ways[way](browser, world, pages, number, keyboardSeat(language));
    const { heard, reviewed } = pages.result();
    expect(heard).toBe(reviewed);
    expect([...faults, ...pages.faults]).toEqual([]);
  });
});
