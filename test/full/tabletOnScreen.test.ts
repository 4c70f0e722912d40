// A picture of every page that only a shared tablet or its staff see, and of the copy for paper, in both languages, at two
// sizes, light and dark, and what a machine can hold against them.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { walkCopy } from '../support/walkCopy.ts';
import { walkTablet } from '../support/walkTablet.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('a shared tablet on screen', () => {
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

  it('every page of it holds', async () => {
    const pictures = picturesIn('screens/tablet');
    const faults = await walkTablet(browser, world, pictures, 0);
    expect([...faults, ...pictures.faults]).toEqual([]);
  });

  it('the copy for paper holds', async () => {
    const pictures = picturesIn('screens/copy');
    const faults = await walkCopy(browser, world, pictures, 1);
    expect([...faults, ...pictures.faults]).toEqual([]);
  });
});
