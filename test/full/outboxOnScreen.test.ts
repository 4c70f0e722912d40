// Pictures of the pages on which sealed answers wait, could not be handed in, were sent, or are held by the page alone.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { walkMemory } from '../support/walkMemory.ts';
import { walkSealed } from '../support/walkSealed.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('sealed answers on screen', () => {
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  const picturesIn = (folder: string) => new PagePictures(folder, foreignWords(world.questionnaire, demoAbout));

  it('every page on which they wait, stopped or arrived holds', async () => {
    const pictures = picturesIn('screens/outbox');
    const faults = await walkSealed(browser, world, pictures, 0);
    expect([...faults, ...pictures.faults]).toEqual([]);
  });

  it('every page that says that nothing is kept holds', async () => {
    const pictures = picturesIn('screens/memory');
    const faults = await walkMemory(browser, world, pictures, 1);
    expect([...faults, ...pictures.faults]).toEqual([]);
  });
});
