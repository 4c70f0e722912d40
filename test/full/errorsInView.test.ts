// What has to be mended is read from its beginning: with text twice as large on a small phone the header takes a third of
// the height, and the summary may be taller than what is left below it.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDevice } from '../support/heldDevice.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('an error summary', () => {
  let browser: Browser;
  let world: World;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  it.each(['100%', '200%'])('begins below the header, in sight, with text of %s', async (size) => {
    const { client, context, watch } = await openDevice(browser, world.intake.client);
    const { page } = client;
    await page.setViewportSize({ width: 360, height: 640 });
    await page.evaluate((given) => document.documentElement.style.setProperty('font-size', given, 'important'), size);
    const seen: Record<string, unknown> = {};
    const refusedAt = async (name: string, button: string) => {
      // At the first time it comes, at the second it is there.
      for (const time of ['first', 'second']) {
        await client.press(button);
        await page.locator('.error-summary:focus').waitFor();
        seen[`${name}, ${time}`] = await placeOfSummary(page);
        await page.locator('h1').focus();
      }
    };
    await client.press('start.begin');
    await refusedAt('code', 'code.continue');
    await client.typeInto(client.text('code.title'), world.codes[size === '100%' ? 0 : 1]?.code ?? '');
    await client.press('code.continue');
    await client.seeHeading(client.text('occasion.title'));
    await refusedAt('occasion', 'occasion.continue');
    const inSight = 'below the header, in the upper half';
    expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((name) => [name, inSight])));
    expect(Object.keys(seen)).toHaveLength(4);
    expect(watch.faults).toEqual([]);
    await context.close();
  });
});

async function placeOfSummary(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const header = document.querySelector('.page-header')?.getBoundingClientRect().bottom ?? Number.NaN;
    const top = document.querySelector('.error-summary')?.getBoundingClientRect().top ?? Number.NaN;
    return top >= header && top < innerHeight / 2
      ? 'below the header, in the upper half'
      : `at ${top}, the header ends at ${header}`;
  });
}
