// What can be held against a page for those who see little, hear it read, use a keyboard, or enlarge it: axe in a real browser,
// and what axe cannot see. The functions given to `evaluate` run inside the page.
import type { Page } from 'playwright-core';
import { axeOnPage } from './axeOnPage.ts';
import { colourFaults } from './colourFaults.ts';
import { focusFaults } from './focusFaults.ts';
import { looseDays } from './looseDays.ts';
import { overlaps } from './pageFaults.ts';
import { pictureFaults } from './pictureFaults.ts';
import { seenTexts, sidewaysFaults } from './seenPage.ts';
import { phone, tablet } from './watchedBrowser.ts';

/** 1280 pixels enlarged four times; half as high again leaves a keyboard its place. */
const narrow = { width: 320, height: 480 } as const;

/** WCAG 1.4.12, and text twice as large. */
const looser = {
  'text spaced out':
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
  'text twice as large': 'html { font-size: 200% !important }',
};

/** Leaves the page at a phone's size, light. */
export async function accessFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  const add = (where: string, found: readonly string[]) => faults.push(...found.map((fault) => `${where}: ${fault}`));
  await page.setViewportSize(phone);
  add('axe', await axeOnPage(page));
  add('days', await looseDays(page));
  add('pictures', await pictureFaults(page));
  add('controls', await controlFaults(page));
  faults.push(...(await colourFaults(page)));
  await page.setViewportSize(tablet);
  add('axe, tablet', await axeOnPage(page));
  await page.setViewportSize(phone);
  for (const [where, rules] of Object.entries(looser)) {
    await loosen(page, rules);
    add(where, await layoutFaults(page));
  }
  await loosen(page, '');
  await page.setViewportSize(narrow);
  add('320 wide', await layoutFaults(page));
  add('motion', await motionFaults(page));
  add('focus', await focusFaults(page));
  await page.setViewportSize(phone);
  return faults;
}

async function layoutFaults(page: Page): Promise<readonly string[]> {
  return [...(await sidewaysFaults(page)), ...overlaps(await seenTexts(page)), ...(await cutTexts(page))];
}

/** Whoever has asked for less motion sees none. */
function motionFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) return ['nobody has asked for less motion'];
    const lasting = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0);
    return [...document.body.querySelectorAll('*')].flatMap((element) =>
      [null, '::before', '::after'].flatMap((part) => {
        const { transitionDuration, animationName } = getComputedStyle(element, part);
        const moves = lasting(transitionDuration) || animationName !== 'none';
        return moves ? [`${element.tagName.toLowerCase()}.${element.className} moves`] : [];
      }),
    );
  });
}

/** Through the CSSOM, which the page's policy allows; '' takes it away again. */
function loosen(page: Page, rules: string): Promise<void> {
  return page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = text === '' ? [] : [sheet];
  }, rules);
}

/** Boxes that hide a part of their words. */
export function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter(
        (element) =>
          element.checkVisibility() && !element.closest('.visually-hidden, .skip-link, svg, textarea, input'),
      )
      .filter((element) => {
        const { overflowX, overflowY, textOverflow, clipPath } = getComputedStyle(element);
        // Only read aloud, such as a table's headings where each figure has its own.
        if (clipPath !== 'none') return false;
        const isCut =
          (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1) ||
          (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1);
        return (isCut || textOverflow === 'ellipsis') && (element.textContent ?? '').trim() !== '';
      })
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} is cut`),
  );
}

/** Controls that are too small to touch, or that are called otherwise than what is written on them. */
export function controlFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const least = 48;
    const tidy = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
    const root = document.querySelector('dialog:modal') ?? document.body;
    const controls = [
      ...root.querySelectorAll<HTMLElement>('a[href], button, input, textarea, select, summary, [tabindex="0"]'),
    ].filter((element) => element.checkVisibility() && !element.closest('.skip-link, .visually-hidden'));
    const faults: string[] = [];
    for (const control of controls) {
      const name = tidy(control.getAttribute('aria-label'));
      const words = tidy(control.innerText);
      if (name !== '' && words !== '' && !name.toLowerCase().includes(words.toLowerCase()))
        faults.push(`“${words}” is called “${name}”`);
      const isChoice = control instanceof HTMLInputElement && /^(?:radio|checkbox)$/.test(control.type);
      // The whole row is the label's place to press.
      const label = isChoice ? (control.closest('.option') ?? control) : control;
      const one = control.getBoundingClientRect();
      const other = label.getBoundingClientRect();
      const width = Math.max(one.right, other.right) - Math.min(one.left, other.left);
      const height = Math.max(one.bottom, other.bottom) - Math.min(one.top, other.top);
      // A link within a line of text is as large as its words.
      const around = control.parentElement?.closest(':not(span)');
      const isInText =
        control.tagName === 'A' && around instanceof HTMLParagraphElement && tidy(around.innerText) !== words;
      if (!isInText && (width < least - 0.5 || height < least - 0.5))
        faults.push(`“${words || name || control.id}” is ${width.toFixed(0)} by ${height.toFixed(0)}`);
    }
    return faults;
  });
}
