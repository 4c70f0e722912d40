// What can be held against a page in a language that nobody speaks: words from no folder, and what is cut, laid over something
// else, mirrored wrongly, or put in a wrong order because it was not set apart. Functions given to `evaluate` run inside the page.
import type { Page } from 'playwright-core';
import { cutTexts } from './accessFaults.ts';
import { directionFaults } from './directionFaults.ts';
import { focusFaults } from './focusFaults.ts';
import { looseDays } from './looseDays.ts';
import { overlaps } from './pageFaults.ts';
import { describedLanguage, type PageLanguage } from './pageTexts.ts';
import { pictureFaults } from './pictureFaults.ts';
import { isPseudo } from './pseudoLanguage.ts';
import { seenTexts, sidewaysFaults } from './seenPage.ts';
import { unmirrored } from './unmirrored.ts';
import { phone, tablet } from './watchedBrowser.ts';

const sizes = [{ width: 320, height: 568 }, tablet, phone];

/** Leaves the page at a phone's size. */
export async function pseudoFaults(page: Page, language: PageLanguage): Promise<readonly string[]> {
  // The first page is in every language at once, each written from its own side.
  const faults = [...(await hardCoded(page, language)), ...(await looseDays(page))];
  const add = (where: string, found: readonly string[]) => faults.push(...found.map((fault) => `${where}: ${fault}`));
  const isInOneLanguage = (await page.locator(`html[lang="${language}"]`).count()) > 0;
  const isMirrored = isInOneLanguage && describedLanguage(language).direction === 'rtl';
  for (const size of sizes) {
    await page.setViewportSize(size);
    // A header that stays in view may lie over what is scrolled under it.
    await page.evaluate(() => scrollTo(0, 0));
    add(`${size.width}`, [
      ...(await sidewaysFaults(page)),
      ...overlaps(await seenTexts(page)),
      ...(await cutTexts(page)),
      ...(await pictureFaults(page)),
    ]);
    if (isMirrored && size !== phone) add(`${size.width}`, await unmirrored(page));
  }
  if (isMirrored) {
    add('order', await directionFaults(page));
    add('focus', await focusFaults(page));
    await page.setViewportSize(phone);
  }
  return faults;
}

/** Words that stand in no folder though they are shown as words of this language. */
async function hardCoded(page: Page, language: string): Promise<readonly string[]> {
  const texts = await seenTexts(page);
  return texts
    .filter(({ language: marked, isData, isSetApart }) => marked === language && !isData && !isSetApart)
    .filter(({ text }) => /\p{L}/u.test(text))
    .filter(({ text }) => (isPseudo(text) ? hasForeignLetters(text) : /[A-Za-z]/.test(text)))
    .map(({ text }) => `“${text}” is in no folder`);
}

/** What is filled in is set apart in one of the two languages, so there the rest can be told from it. */
function hasForeignLetters(text: string): boolean {
  return text.includes('\u2068') && /[A-Za-z]/.test(text.replace(/\u2068.*?\u2069/gu, ''));
}
