// What is wrong with a page for those who have asked for the dark, for more contrast or for colours of their own: axe in each, in
// one load. Every rule runs again where the page is laid out otherwise than in the light; where only its colours differ, only the
// rules that look at colours can find something else. The functions given to `evaluate` run inside the page.
import type { Page } from 'playwright-core';
import { axeOnPage } from './axeOnPage.ts';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

const plain = { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' } as const satisfies Media;
const more = { contrast: 'more' } as const;
const forced = { forcedColors: 'active' } as const;

/** Beside the light, with colours as usual. */
export const colourStages: Readonly<Record<string, Media>> = {
  dark: { colorScheme: 'dark' },
  'more contrast': more,
  'dark, more contrast': { colorScheme: 'dark', ...more },
  'forced colours': forced,
  'forced colours, dark': { colorScheme: 'dark', ...forced },
};

const colourRules = ['color-contrast', 'link-in-text-block'];
/** Who asks for more contrast gets 7 : 1 (WCAG's AAA). */
const enhanced = 'color-contrast-enhanced';

export async function stage(page: Page, media: Media): Promise<void> {
  await page.emulateMedia({ ...plain, ...media });
}

/** Leaves the page light, with colours as usual. */
export async function colourFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  await stage(page, {});
  const asUsual = await layout(page);
  for (const [name, media] of Object.entries(colourStages)) {
    await stage(page, media);
    const add = (found: readonly string[]) => faults.push(...found.map((fault) => `axe, ${name}: ${fault}`));
    const isMore = media.contrast === 'more';
    if ((await layout(page)) === asUsual) add(await axeOnPage(page, isMore ? [...colourRules, enhanced] : colourRules));
    else {
      add(await axeOnPage(page));
      if (isMore) add(await axeOnPage(page, [enhanced]));
    }
    add(await edgeFaults(page));
  }
  await stage(page, {});
  return faults;
}

/** What is there to be seen and where, colours apart: whoever is hidden in the dark alone makes it another layout. */
function layout(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .map((element) => {
        const isShown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        const { left, top, width, height } = element.getBoundingClientRect();
        return [isShown, ...[left, top, width, height].map(Math.round)].join(' ');
      })
      .join('\n'),
  );
}

/** Fields and boxes to tick whose edge is less than 3 : 1 from what lies around them (WCAG 1.4.11, which axe does not look at). */
function edgeFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const partsOf = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const light = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = partsOf(colour)
        .slice(0, 3)
        .map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ratio = (one: string, other: string) => {
      const [darker = 0, lighter = 0] = [light(one), light(other)].sort((left, right) => left - right);
      return (lighter + 0.05) / (darker + 0.05);
    };
    const groundOf = (element: Element | null): string => {
      if (element === null) return getComputedStyle(document.documentElement).backgroundColor;
      const { backgroundColor } = getComputedStyle(element);
      const isSeenThrough = (partsOf(backgroundColor)[3] ?? 1) === 0;
      return isSeenThrough ? groundOf(element.parentElement) : backgroundColor;
    };
    const root = document.querySelector('dialog:modal') ?? document.body;
    return [...root.querySelectorAll<HTMLElement>('input, textarea, select')]
      .filter((field) => field.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((field) => !field.closest('.visually-hidden'))
      .flatMap((field) => {
        const { appearance, borderTopColor, borderTopStyle, borderTopWidth } = getComputedStyle(field);
        const isTicked = field instanceof HTMLInputElement && /^(?:radio|checkbox)$/.test(field.type);
        // Drawn by the browser, which follows the same wishes.
        if (isTicked && appearance !== 'none') return [];
        const isDrawn = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) >= 1;
        const ground = groundOf(field.parentElement);
        const found = isDrawn ? ratio(borderTopColor, ground) : 1;
        return found < 3 ? [`the edge of ${field.id || field.tagName} is ${found.toFixed(1)} : 1`] : [];
      });
  });
}
