// Takes a picture of a page in both languages, at two sizes, light and dark, and collects what is wrong with each, and with the
// page for those who see, hear or touch it otherwise. In languages that nobody speaks it takes one, and collects what is wrong then.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { errors, type Page } from 'playwright-core';
import { accessFaults } from './accessFaults.ts';
import { colourStages, stage } from './colourFaults.ts';
import { type ForeignWords, pageFaults } from './pageFaults.ts';
import type { PageLanguage } from './pageTexts.ts';
import { pseudoFaults } from './pseudoLook.ts';
import { isPseudoRun, otherLanguage, testedLanguages } from './testedLanguages.ts';
import { phone, tablet } from './watchedBrowser.ts';

interface PageInLanguages {
  readonly page: Page;
  language: PageLanguage;
  switchLanguage(language: PageLanguage): Promise<void>;
}

const smallPhone = { width: 320, height: 568 } as const;
const desktop = { width: 1366, height: 768 } as const;
/** `SIZES=all` (npm run sheets) looks at two more, and on a phone at more contrast and at forced colours. */
const isEverySize = process.env['SIZES'] === 'all';
const sizes = isEverySize ? [smallPhone, phone, tablet, desktop] : [phone, tablet];
const schemes = ['light', 'dark'] as const;
const stagesOnPhone = isEverySize ? Object.entries(colourStages).filter(([name]) => name !== 'dark') : [];

/** `folder` is emptied first. */
export class PagePictures {
  /** `page, language, size, scheme: what is wrong`. */
  readonly faults: string[] = [];
  readonly names: string[] = [];
  readonly #folder: string;
  readonly #words: ForeignWords;

  constructor(folder: string, words: ForeignWords) {
    this.#folder = isPseudoRun ? `${folder}-${testedLanguages[0]}` : folder;
    this.#words = words;
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
  }

  /** Eight pictures, or sixteen. Afterwards the page is as it was: its language, a phone's size, light. */
  async take(shown: PageInLanguages, name: string): Promise<void> {
    const before = shown.language;
    await this.takeInOneLanguage(shown, name);
    await switchLanguage(shown, otherLanguage(before));
    await this.takeInOneLanguage(shown, name);
    await switchLanguage(shown, before);
  }

  /** Eight pictures of a dialog: nothing behind it can be touched, so it is closed to change the language. */
  async takeDialog(
    shown: PageInLanguages,
    name: string,
    dialog: { readonly open: () => Promise<void>; readonly close: () => Promise<void> },
  ): Promise<void> {
    const before = shown.language;
    for (const language of [before, otherLanguage(before)]) {
      if (language !== shown.language) await switchLanguage(shown, language);
      await dialog.open();
      await this.takeInOneLanguage(shown, name);
      await dialog.close();
      if (!(await hasFocusAgain(shown.page)))
        this.faults.push(`${name}-${language}: focus does not return from the dialog`);
    }
    await switchLanguage(shown, before);
  }

  /** Four pictures of a page that shows every language at once. */
  async takeAlone(shown: PageInLanguages, name: string): Promise<void> {
    await this.takeInOneLanguage(shown, name);
  }

  private async takeInOneLanguage({ page, language }: PageInLanguages, name: string): Promise<void> {
    this.names.push(name);
    if (isPseudoRun) return await this.takeInPseudoLanguage(page, language, name);
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        await this.one(page, language, `${name}-${language}-${size.width}x${size.height}-${colorScheme}`);
      }
    }
    await page.setViewportSize(phone);
    for (const [stageName, media] of stagesOnPhone) {
      await stage(page, media);
      const theme = stageName.replace(/\W+/g, '_');
      await this.one(page, language, `${name}-${language}-${phone.width}x${phone.height}-${theme}`);
    }
    await stage(page, {});
    this.faults.push(...(await accessFaults(page)).map((fault) => `${name}-${language}: ${fault}`));
  }

  private async takeInPseudoLanguage(page: Page, language: PageLanguage, name: string): Promise<void> {
    this.faults.push(...(await pseudoFaults(page, language)).map((fault) => `${name}-${language}: ${fault}`));
    if (language !== testedLanguages[0]) return;
    await page.setViewportSize(phone);
    await this.picture(page, `${name}-${language}-${phone.width}x${phone.height}-light`);
    if (process.env['SIZES'] !== 'all') return;
    await page.setViewportSize(tablet);
    await this.picture(page, `${name}-${language}-${tablet.width}x${tablet.height}-light`);
    await page.setViewportSize(phone);
  }

  private async one(page: Page, language: PageLanguage, name: string): Promise<void> {
    await this.picture(page, name);
    this.faults.push(...(await pageFaults(page, language, this.#words)).map((fault) => `${name}: ${fault}`));
  }

  private async picture(page: Page, name: string): Promise<void> {
    // A header that stays in view may lie over what is scrolled under it.
    await page.evaluate(() => scrollTo(0, 0));
    // Nothing is pointed at.
    await page.mouse.move(0, 0);
    await page.screenshot({
      path: join(this.#folder, `${name}.png`),
      fullPage: true,
      animations: 'disabled',
      timeout: 90_000,
    });
  }
}

/** The page gives focus back in its own time; its clock may stand still. */
async function hasFocusAgain(page: Page): Promise<boolean> {
  for (let look = 0; look < 50; look += 1) {
    if (await page.evaluate(() => document.activeElement !== document.body)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/** Once, on a quiet machine, Chromium drew nothing more after a picture, and a touch waits for two frames: then one more picture is taken. */
async function switchLanguage(shown: PageInLanguages, language: PageLanguage): Promise<void> {
  await shown.switchLanguage(language).catch(async (error: unknown) => {
    if (!(error instanceof errors.TimeoutError)) throw error;
    process.stdout.write(`the page drew nothing for a while, and is touched once more: ${error.message}\n`);
    await shown.page.screenshot();
    await shown.switchLanguage(language);
  });
}
