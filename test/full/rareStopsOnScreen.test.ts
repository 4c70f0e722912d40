// Pictures of the stops that a device brings about (its storage, its tabs, its network), and what a machine can hold against them.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { walkDeviceStops } from '../support/walkDeviceStops.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('rare stops on screen', () => {
  let browser: Browser;
  let world: World;
  let otherWorld: World;

  beforeAll(async () => {
    [browser, world, otherWorld] = await Promise.all([launchBrowser(), startWorld(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
    await otherWorld?.end();
  });

  it('every page at which the device itself stops the journey holds', async () => {
    const pictures = new PagePictures('screens/rare-stops', foreignWords(world.questionnaire, demoAbout));
    const faults = await walkDeviceStops(browser, world, otherWorld, pictures);
    expect([...faults, ...pictures.faults]).toEqual([]);
  });
});
