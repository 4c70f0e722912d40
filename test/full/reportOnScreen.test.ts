// Tables, flow and change as the clinic sees and prints them: pictures of every state, and hostile answers that stay text.
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { submitResponse } from '../../src/demo/submitResponse.ts';
import { axeOnPage } from '../support/axeOnPage.ts';
import { ClinicPage } from '../support/clinicPage.ts';
import { followedPeople } from '../support/followedPeople.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { sidewaysFaults } from '../support/seenPage.ts';
import { selfRating } from '../support/selfRating.ts';
import { isPseudoRun, testedLanguages } from '../support/testedLanguages.ts';
import { chromiumPath, launchBrowser, pageDefaults, tablet, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World, worldPassphrase } from '../support/world.ts';

const folder = 'screens/report';

/** Each would do something if it were anything but text. */
const hostile = [
  '<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script>',
  '<svg onload="globalThis.hit=1"><a href="javascript:globalThis.hit=1">x</a></svg>',
  '=HYPERLINK("https://evil.example","x") {{constructor.constructor("globalThis.hit=1")()}}',
  '\u202Eesrever daer ton si siht\u2066 \u200F',
  `Z${'\u0301\u0336\u0489'.repeat(160)}`,
  '__proto__',
  `javascript:globalThis.hit=1 ${'x'.repeat(300)}`,
].map((text) => text.normalize('NFC'));

describe.skipIf(chromiumPath === '')('the clinic’s report', () => {
  let browser: Browser;
  let world: World;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld({ sheets: 3 })]);
    for (const response of followedPeople((person) => hostile[person % hostile.length] ?? '')) {
      const root = world.codes[response.person]?.root;
      if (root === undefined) throw new Error('there is no such code');
      await submitResponse(world.intake.client, {
        ...response,
        root,
        profile: world.clinic.profile,
        nowMs: Date.now(),
      });
    }
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  async function opened(size = pageDefaults.viewport ?? tablet) {
    const context = await browser.newContext({ ...pageDefaults, viewport: size });
    const watch = new Watch(context, [world.intake.clinic]);
    const clinic = new ClinicPage(await context.newPage());
    await clinic.open(world.intake.clinic);
    await clinic.unlock(world.keyFile(), worldPassphrase);
    expect(await clinic.fetchMail()).toEqual({ accepted: 39, look: 0, unreadable: 0 });
    return { clinic, watch, page: clinic.page };
  }

  it('shows who answered when, and change on the same people, in both languages and on paper', async () => {
    const questions = foreignWords(selfRating('1.0.0'), demoAbout);
    const more = foreignWords(world.questionnaire, demoAbout);
    const words = {
      sv: new Set([...questions.sv, ...more.sv]),
      en: new Set([...questions.en, ...more.en]),
    };
    const pictures = new PagePictures(folder, words);
    const { clinic, watch, page } = await opened();
    await clinic.toPage('change');
    const tables = await clinic.tables();
    expect(
      tables
        .get(clinic.text('flow.patterns'))
        ?.slice(1)
        .map(([, people]) => people),
    ).toEqual(['18', '5', '3', '2', '1', '29']);
    expect(
      tables
        .get(clinic.text('flow.pairs'))
        ?.slice(1)
        .map(([, people]) => people),
    ).toEqual(['4', '1', '6']);
    expect(tables.get(clinic.text('change.primary'))?.[1]?.slice(1, 7)).toEqual(['0', '4', '0', '0', '0', '0']);
    expect(tables.get(clinic.text('change.primary'))?.[1]?.[7]).toBe(clinic.text('change.tooFewToTest'));
    await pictures.take(clinic, '01-change');
    await byKeyboard(page, 'change-pair', 2);
    const [from, to] = [clinic.text('occasion.end'), clinic.text('occasion.follow-up-6m')];
    const between = clinic.text('change.between', { from, to });
    await clinic.page.getByRole('heading', { level: 2, name: between, exact: true }).waitFor();
    const later = await clinic.tables();
    expect(later.get(clinic.text('change.primary'))?.[1]?.slice(1, 5)).toEqual(['0', '0', '0', '6']);
    await pictures.take(clinic, '02-change-later');
    expect([...(await axeFaults(page)), ...pictures.faults, ...watch.faults]).toEqual([]);
    await printed(clinic, 'change');
    await page.context().close();
  });

  it('F09: hostile answers are text on the page and on paper: nothing runs, nothing is asked for, nothing is out of place', async () => {
    for (const size of [pageDefaults.viewport ?? tablet, tablet]) {
      const { clinic, watch, page } = await opened(size);
      await clinic.toPage('tables');
      const texts = await page.locator('.own-words li').allTextContents();
      expect(texts.length % 5).toBe(0);
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) expect(hostile).toContain(text);
      expect(new Set(texts).size).toBeGreaterThan(4);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.own-words li').allTextContents()).toEqual(texts);
      await page.emulateMedia({ media: null });
      expect(await page.locator('.own-words :is(img, script, svg, a)').count()).toBe(0);
      expect(await page.evaluate('globalThis.hit')).toBeUndefined();
      expect(await page.evaluate('({}).hit')).toBeUndefined();
      const heights = await page
        .locator('.own-words bdi')
        .evaluateAll((items) => items.map((item) => getComputedStyle(item).overflow));
      expect(new Set(heights)).toEqual(new Set(['clip']));
      expect([...(await sidewaysFaults(page)), ...(await axeFaults(page)), ...watch.faults]).toEqual([]);
      if (size === tablet) await printed(clinic, 'tables');
      await page.screenshot({ path: `${folder}/03-tables-${size.width}.png`, fullPage: true });
      await page.context().close();
    }
  });
});

/** Chooses the option at `index` of the field, with the keyboard alone: from the top of the page by the Tab key. */
async function byKeyboard(page: Page, id: string, index: number): Promise<void> {
  await page.locator('h1').focus();
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.id)) === id) break;
  }
  expect(await page.evaluate(() => document.activeElement?.id)).toBe(id);
  for (let step = 0; step < index; step += 1) await page.keyboard.press('ArrowDown');
}

/** Axe knows no language that nobody speaks. */
async function axeFaults(page: Page): Promise<readonly string[]> {
  return isPseudoRun ? [] : await axeOnPage(page);
}

/** A PDF in each language, to look at. */
async function printed(clinic: ClinicPage, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const language of testedLanguages) {
    await clinic.switchLanguage(language);
    const pdf = await clinic.page.pdf({
      format: 'A4',
      margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' },
    });
    expect(pdf.length).toBeGreaterThan(5_000);
    writeFileSync(`${folder}/${name}-${language}.pdf`, pdf);
  }
  await clinic.switchLanguage(testedLanguages[0]);
}
