// The living example page in a real browser: a picture of every part and every state of it, in both languages, at two sizes, light
// and dark, and what a machine can hold against them.
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stage } from '../support/colourFaults.ts';
import { ExampleOnScreen, type ExamplePages, startExamplePages } from '../support/examplePages.ts';
import { missingStates } from '../support/exampleStates.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';

/** Pages that are looked at side by side. */
const pagesAtOnce = 2;
const forced = { forcedColors: 'active' } as const;
const forcedInTheDark = { ...forced, colorScheme: 'dark' } as const;

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

  it.each([{}, forced, forcedInTheDark])('the steps of a scale are joined by a line (%o)', async (media) => {
    const context = await browser.newContext(pageDefaults);
    const example = new ExampleOnScreen(await context.newPage(), served.address);
    await stage(example.page, media);
    await example.open('scale-answered');
    const drawn = [];
    for (const row of await example.page.locator('.option-list-scale > .option').all()) drawn.push(await lineIn(row));
    const inner = drawn.slice(1, -1).map(() => ({ above: true, below: true }));
    expect(drawn).toEqual([{ above: false, below: true }, ...inner, { above: true, below: false }]);
    await context.close();
  });
});

/** Whether something is drawn over and under the middle of the row's control that is not drawn a little further in. */
async function lineIn(row: Locator): Promise<{ readonly above: boolean; readonly below: boolean }> {
  const [outer, control] = await Promise.all([row.boundingBox(), row.locator('.option-control').boundingBox()]);
  if (outer === null || control === null) throw new Error('nothing to look at');
  const middle = control.x + control.width / 2;
  const isDrawn = async (top: number, bottom: number) => {
    const [y, height] = [top + 4, bottom - top - 8];
    const picture = (x: number) => row.page().screenshot({ fullPage: true, clip: { x, y, width: 8, height } });
    return !(await picture(middle - 4)).equals(await picture(middle + 10));
  };
  const [above, below] = [
    await isDrawn(outer.y, control.y),
    await isDrawn(control.y + control.height, outer.y + outer.height),
  ];
  return { above, below };
}
