// The living example page in a real browser: a picture of every part and every state of it, in both languages, at two sizes, light
// and dark, and what a machine can hold against them.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExampleOnScreen, type ExamplePages, startExamplePages } from '../support/examplePages.ts';
import { missingStates } from '../support/exampleStates.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';

/** Pages that are looked at side by side. */
const pagesAtOnce = 2;

describe.skipIf(chromiumPath === '')('the example page on screen', () => {
  let browser: Browser;
  let served: ExamplePages;

  beforeAll(async () => {
    [browser, served] = await Promise.all([launchBrowser(), startExamplePages()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  it('every example holds, and every type of question is there in every state', async () => {
    const pictures = new PagePictures('screens/examples', { sv: new Set(), en: new Set() });
    const faults: string[] = [];
    const waiting: string[] = [];
    const lookAtTheRest = async (isFirst: boolean) => {
      const context = await browser.newContext(pageDefaults);
      const watch = new Watch(context, [served.address]);
      const example = new ExampleOnScreen(await context.newPage(), served.address);
      if (isFirst) waiting.push(...(await example.names()));
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        await example.open(name);
        await pictures.take(example, name);
      }
      faults.push(...watch.faults);
      await context.close();
    };
    const first = lookAtTheRest(true);
    const others = Array.from({ length: pagesAtOnce - 1 }, async () => {
      await expect.poll(() => waiting.length, { timeout: 60_000 }).toBeGreaterThan(0);
      await lookAtTheRest(false);
    });
    await Promise.all([first, ...others]);
    expect([...faults, ...pictures.faults]).toEqual([]);
    // Of what was seen, not of what the source lists.
    expect(missingStates([...new Set(pictures.names)])).toEqual([]);
  });
});
