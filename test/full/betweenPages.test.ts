// What happens between one page and the next, under real fingers: a second touch on what has just come, and a page that was
// out of sight for a moment.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ClientPage } from '../support/clientPage.ts';
import { OneAnswer } from '../support/oneAnswer.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('between one page and the next', () => {
  let browser: Browser;
  let world: World;
  let context: BrowserContext;
  let watch: Watch;
  let codesTaken = 0;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterEach(async () => {
    await context?.close();
    expect(watch?.faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  const begin = async () => {
    context = await browser.newContext({ ...pageDefaults, hasTouch: true, isMobile: true });
    watch = new Watch(context, [world.intake.client]);
    const client = new ClientPage(await context.newPage());
    await client.open(world.intake.client);
    const code = world.codes[codesTaken++];
    if (code === undefined) throw new Error('no code is left');
    const form = new OneAnswer(world.questionnaire, 'end');
    await form.begin(client, code.code, 1);
    return { client, form };
  };

  it('a touch given twice answers and skips nothing on the next page', async () => {
    const { client, form } = await begin();
    const { page } = client;
    await tapTwice(client.button(client.text('question.next')));
    for (const [place, question] of form.questions(1).slice(1, 8).entries()) {
      await client.seeQuestion(question);
      const untouched = { chosen: 0, refused: 0, focus: 'H1' };
      expect(await touched(page), `question ${place + 2}`).toEqual(untouched);
      await tapTwice(client.button(client.text('question.skip')));
    }
  });

  it('a slow phone loses no letter of what is typed fast', async () => {
    const { client, form } = await begin();
    const { page } = client;
    await client.press('question.next');
    for (const question of form.questions(1).slice(1)) {
      await client.seeQuestion(question);
      if (question.type === 'text') break;
      await client.press('question.skip');
    }
    const field = page.getByRole('textbox');
    await field.focus();
    const driver = await page.context().newCDPSession(page);
    await driver.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const words = 'the quick brown fox jumps over the lazy dog '.repeat(3);
    await page.keyboard.type(words);
    expect(await field.inputValue()).toBe(words);
  });

  it('a page that comes back into sight stands where it stood, and its field with it', async () => {
    const { client, form } = await begin();
    const { page } = client;
    await client.press('question.next');
    await form.skipToCheck(client, 1);
    const change = page.getByRole('button', { name: client.text('summary.change', {}, 'ui') }).nth(9);
    await change.focus();
    const before = await scrolledTo(page);
    expect(before).toBeGreaterThan(500);
    await showAs(page, 'hidden');
    await showAs(page, 'visible');
    expect(await scrolledTo(page)).toBe(before);
  });

  it.each([
    ['a small phone', 320, 568],
    ['a phone', 360, 740],
    ['a tablet', 820, 1_180],
    ['a desktop', 1_280, 900],
  ])(
    'the check page fills the view of %s with its first drawing, and is whole right after',
    async (_, width, height) => {
      const { client, form } = await begin();
      const { page } = client;
      await page.setViewportSize({ width, height });
      await client.press('question.next');
      await page.evaluate(watchFirstDrawing);
      await form.skipToCheck(client, 1);
      const asked = form.questions(1).length;
      await expect.poll(() => page.locator('.summary-row').count()).toBe(asked);
      expect(await page.locator('main details').count()).toBe(1);
      const first = await page.evaluate(() => (globalThis as { firstDrawing?: FirstDrawing }).firstDrawing);
      expect(first?.rows).toBeLessThan(asked);
      expect(first?.endsAt).toBeGreaterThan(height);
    },
  );

  it('the check page goes on at the row that was changed, in the middle of the view', async () => {
    const { client, form } = await begin();
    const { page } = client;
    await client.press('question.next');
    await form.skipToCheck(client, 1);
    const change = page.getByRole('button', { name: client.text('summary.change', {}, 'ui') }).nth(9);
    const words = await change.textContent();
    await change.click();
    await page.locator('main input').first().waitFor();
    expect(await scrolledTo(page)).toBe(0);
    await client.press('question.skip');
    await client.seeHeading(client.text('check.title'));
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(words);
    // Of what the header leaves free.
    const [row, height] = [await change.boundingBox(), page.viewportSize()?.height ?? 0];
    expect(row?.y).toBeGreaterThan(height * 0.4);
    expect(row?.y).toBeLessThan(height * 0.6);
    expect(await page.locator(':focus').getAttribute('aria-describedby')).not.toBeNull();
  });
});

interface FirstDrawing {
  readonly rows: number;
  /** Lower edge of the last row, in pixels from the top of the view. */
  readonly endsAt: number;
}

/** In the page: of the check page, as it is put into the document. */
function watchFirstDrawing(): void {
  new MutationObserver((_, observer) => {
    const rows = [...document.querySelectorAll('.summary-row')];
    const last = rows.at(-1);
    if (last === undefined) return;
    observer.disconnect();
    Object.assign(globalThis, { firstDrawing: { rows: rows.length, endsAt: last.getBoundingClientRect().bottom } });
  }).observe(document, { childList: true, subtree: true });
}

/** As a hurried finger does: the place is touched again, whatever stands there by then. */
async function tapTwice(what: Locator): Promise<void> {
  await what.scrollIntoViewIfNeeded();
  const box = await what.boundingBox();
  if (box === null) throw new Error('nothing to touch');
  const { touchscreen } = what.page();
  const place = [box.x + box.width / 2, box.y + box.height / 2] as const;
  await touchscreen.tap(...place);
  await touchscreen.tap(...place);
}

async function touched(page: Page) {
  return await page.evaluate(() => ({
    chosen: document.querySelectorAll('main input:checked').length,
    refused: document.querySelectorAll('.error-summary').length,
    focus: document.activeElement?.tagName,
  }));
}

async function scrolledTo(page: Page): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollTop);
}

async function showAs(page: Page, state: DocumentVisibilityState): Promise<void> {
  await page.evaluate((shown) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => shown });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}
