// The way out is in view and large enough for a thumb on every page: turned, with a keyboard over half the screen, and at
// 400 % (which leaves 320 by 256 of a screen of 1280 by 1024).
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkPages } from '../support/everyPage.ts';
import { openDevice } from '../support/heldDevice.ts';
import { pageText } from '../support/pageTexts.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { chromiumPath, launchBrowser, phone, tablet } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

const leastPixels = 44;
const screens = {
  'a phone': phone,
  'a phone turned': { width: phone.height, height: phone.width },
  'a phone with its keyboard open': { width: phone.width, height: 320 },
  'a tablet': tablet,
  'a tablet turned': { width: tablet.height, height: tablet.width },
  'a tablet with its keyboard open': { width: tablet.width, height: 340 },
  '400 %': { width: 320, height: 256 },
} as const;

describe.skipIf(chromiumPath === '')('the way out', () => {
  let browser: Browser;
  let world: World;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  it('I16: is in view and large enough on every page and every screen, wherever the page is scrolled to', async () => {
    const { questionnaire, codes } = world;
    const { client, context, watch } = await openDevice(browser, world.intake.client);
    const { page } = client;
    const faults: string[] = [];
    const kinds = new Set<string>();
    const answers = plantedAnswers(questionnaire, 'end', 'sv');
    await walkPages(client, { questionnaire, code: codes[0]?.code ?? '', occasion: 'end', answers }, async (name) => {
      const kind = name === 'question' ? await fieldKind(page) : name;
      if (kinds.has(kind)) return;
      kinds.add(kind);
      for (const [screen, size] of Object.entries(screens)) {
        await page.setViewportSize(size);
        for (const at of ['top', 'bottom'] as const) {
          const fault = await outOfReach(page, at);
          if (fault !== '') faults.push(`${kind}, ${screen}, ${at}: ${fault}`);
        }
      }
      await page.setViewportSize(phone);
    });
    await client.press('frame.device');
    await client.press('device.erase');
    await page.getByRole('dialog').waitFor();
    for (const [screen, size] of Object.entries(screens)) {
      await page.setViewportSize(size);
      const fault = await outOfReach(page, 'top');
      if (fault !== '') faults.push(`a dialog, ${screen}: ${fault}`);
    }
    expect(faults).toEqual([]);
    expect(kinds).toEqual(new Set([...kinds, 'start', 'code', 'radio', 'checkbox', 'textarea', 'check', 'receipt']));
    expect(watch.faults).toEqual([]);
    await context.close();
  });

  it('I16: would be missed: a page that scrolls it away, hides it, covers it or makes it small is found', async () => {
    const page = await browser.newPage({ viewport: phone });
    const link = (style: string) =>
      `<a href="/" style="display:block;${style}">${pageText('sv', 'client', 'exit.button')}</a>`;
    const tall = '<div style="height:3000px"></div>';
    const cases: readonly (readonly [string, string])[] = [
      [link('position:fixed;top:0;width:100px;height:44px') + tall, ''],
      [link('width:100px;height:44px') + tall, 'out of view'],
      [link('position:fixed;top:0;width:100px;height:40px'), '100 by 40'],
      [link('position:fixed;top:0;left:-60px;width:100px;height:44px'), 'out of view'],
      [link('position:fixed;top:0;width:100px;height:44px;visibility:hidden'), 'not there'],
      [`${link('position:fixed;top:0;width:100px;height:44px')}<div style="position:fixed;inset:0">x</div>`, 'covered'],
    ];
    for (const [html, fault] of cases) {
      await page.setContent(html);
      expect(await outOfReach(page, 'bottom')).toBe(fault);
    }
    await page.close();
  });
});

async function fieldKind(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>('main input, main textarea');
    return field?.type ?? 'no field';
  });
}

/** What is wrong with the way out when the page is scrolled so far; empty when nothing is. */
async function outOfReach(page: Page, scrolledTo: 'top' | 'bottom'): Promise<string> {
  return await page.evaluate(
    async ([at, least, words]) => {
      scrollTo(0, at === 'top' ? 0 : document.documentElement.scrollHeight);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const links = (document.querySelector('dialog[open]') ?? document).querySelectorAll('a');
      const link = [...links].find((each) => each.textContent?.trim() === words);
      if (!link?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return 'not there';
      const { left, top, right, bottom, width, height } = link.getBoundingClientRect();
      if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return 'out of view';
      if (width < least || height < least) return `${width} by ${height}`;
      const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return above !== null && link.contains(above) ? '' : 'covered';
    },
    [scrolledTo, leastPixels, pageText('sv', 'client', 'exit.button')] as const,
  );
}
