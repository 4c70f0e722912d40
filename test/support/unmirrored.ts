// Is a page that is written from right to left the mirror image of itself written from left to right? The function given to
// `evaluate` runs inside the page.
import type { Page } from 'playwright-core';

/** Names of what does not stand where it would in a mirror. Leaves the page as it was. */
export function unmirrored(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const width = root.clientWidth;
    const shown = document.querySelector('dialog:modal') ?? document.body;
    // What says its own direction (codes, numbers) keeps it.
    const elements = [...shown.querySelectorAll<HTMLElement>('*')].filter(
      (element) =>
        element.checkVisibility() && element.closest('[dir]') === root && !element.closest('.visually-hidden, svg *'),
    );
    const places = () => elements.map((element) => element.getBoundingClientRect());
    if (root.dir !== 'rtl') return ['the page is not written from right to left'];
    const right = places();
    root.dir = 'ltr';
    const left = places();
    root.dir = 'rtl';
    return elements.flatMap((element, index) => {
      const [one, other] = [right[index], left[index]];
      if (one === undefined || other === undefined) return [];
      const isMirrored = Math.abs(one.left - (width - other.right)) <= 2 && Math.abs(one.top - other.top) <= 2;
      return isMirrored ? [] : [`${element.tagName.toLowerCase()}.${element.className} is not mirrored`];
    });
  });
}
