// Pictures of the pages at which a client's journey stops, rests or begins again, and what a machine can hold against them.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { walkStops } from '../support/walkStops.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('stops and rests on screen', () => {
  let browser: Browser;
  let world: World;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  it('every page at which the journey stops or rests holds', async () => {
    const pictures = new PagePictures('screens/stops', foreignWords(world.questionnaire, demoAbout));
    const faults = await walkStops(browser, world, pictures, 2);
    expect([...faults, ...pictures.faults]).toEqual([]);
  });
});
