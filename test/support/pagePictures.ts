// Takes a picture of a page in both languages, at two sizes, light and dark, and collects what is wrong with each.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type ForeignWords, pageFaults } from './pageFaults.ts';
import { type PageLanguage, pageLanguages } from './pageTexts.ts';
import { phone, tablet } from './watchedBrowser.ts';

interface PageInLanguages {
  readonly page: Page;
  language: PageLanguage;
  switchLanguage(language: PageLanguage): Promise<void>;
}

const sizes = [phone, tablet] as const;
const schemes = ['light', 'dark'] as const;

export class PagePictures {
  /** `page, language, size, scheme: what is wrong`. */
  readonly faults: string[] = [];
  readonly names: string[] = [];
  readonly #folder: string;
  readonly #words: ForeignWords;

  constructor(folder: string, words: ForeignWords) {
    this.#folder = folder;
    this.#words = words;
    mkdirSync(folder, { recursive: true });
  }

  /** Eight pictures. Afterwards the page is as it was: its language, a phone's size, light. */
  async take(shown: PageInLanguages, name: string): Promise<void> {
    const before = shown.language;
    const { page } = shown;
    this.names.push(name);
    for (const language of [before, ...pageLanguages.filter((each) => each !== before)]) {
      if (language !== shown.language) await shown.switchLanguage(language);
      for (const size of sizes) {
        await page.setViewportSize(size);
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          await this.one(page, language, `${name}-${language}-${size.width}x${size.height}-${colorScheme}`);
        }
      }
    }
    if (before !== shown.language) await shown.switchLanguage(before);
    await page.setViewportSize(phone);
    await page.emulateMedia({ colorScheme: 'light' });
  }

  private async one(page: Page, language: PageLanguage, name: string): Promise<void> {
    await page.screenshot({ path: join(this.#folder, `${name}.png`), fullPage: true, animations: 'disabled' });
    this.faults.push(...(await pageFaults(page, language, this.#words)).map((fault) => `${name}: ${fault}`));
  }
}
