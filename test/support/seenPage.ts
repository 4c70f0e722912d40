// What can be seen on a page: every visible piece of text with its place and language, and what scrolls sideways.
// The functions given to `evaluate` run inside the page and may use nothing from outside themselves.
import type { Page } from 'playwright-core';

export interface SeenText {
  readonly text: string;
  /** The nearest `lang` attribute. */
  readonly language: string;
  /** Codes, names and numbers, marked `translate="no"`, and what people typed. What is only said (`role="status"`) is left out. */
  readonly isData: boolean;
  /** What a person or a clinic wrote, with its own direction (`bdi`). */
  readonly isSetApart: boolean;
  /** One box per line of text, in page coordinates; none for text that is only read aloud. */
  readonly boxes: readonly SeenBox[];
}

export interface SeenBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function seenTexts(page: Page): Promise<readonly SeenText[]> {
  return page.evaluate(() => {
    const found: {
      text: string;
      language: string;
      isData: boolean;
      isSetApart: boolean;
      boxes: { left: number; top: number; right: number; bottom: number }[];
    }[] = [];
    const languageOf = (element: Element) => element.closest('[lang]')?.getAttribute('lang') ?? '';
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const isClipped = (element: Element) => {
      const { overflow, clipPath } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      return clipPath !== 'none' || (overflow !== 'visible' && (width <= 1 || height <= 1));
    };
    const isOnlyRead = (element: Element): boolean =>
      isClipped(element) || (element.parentElement !== null && isOnlyRead(element.parentElement));
    // Behind an open dialog nothing can be read or touched.
    const root = document.querySelector('dialog:modal') ?? document.body;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (
        element === null ||
        text === '' ||
        !isShown(element) ||
        element.closest('script, style, noscript, option, [role="status"]')
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = isOnlyRead(element)
        ? []
        : [...range.getClientRects()].map(({ left, top, right, bottom }) => ({
            left: left + scrollX,
            top: top + scrollY,
            right: right + scrollX,
            bottom: bottom + scrollY,
          }));
      found.push({
        text,
        language: languageOf(element),
        isData: element.closest('[translate="no"], textarea') !== null,
        isSetApart: element.closest('bdi') !== null,
        boxes,
      });
    }
    for (const element of root.querySelectorAll('[aria-label], [title], [placeholder], [alt], option')) {
      if (!isShown(element) && element.tagName !== 'OPTION') continue;
      const texts = ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? '');
      if (element.tagName === 'OPTION') texts.push(element.textContent ?? '');
      for (const text of texts.filter((each) => each.trim() !== '')) {
        found.push({
          text: text.replace(/\s+/g, ' ').trim(),
          language: languageOf(element),
          isData: false,
          isSetApart: false,
          boxes: [],
        });
      }
    }
    return found;
  });
}

/** Names of what is wider than it may be: the page itself, a box that scrolls sideways, or something beyond the edge. */
export function sidewaysFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} wide on a screen of ${clientWidth}`);
    for (const element of document.body.querySelectorAll('*')) {
      if (!element.checkVisibility() || element.closest('.visually-hidden, .skip-link, svg')) continue;
      const name = `${element.tagName.toLowerCase()}.${element.className}`;
      const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX);
      if (scrolls && element.scrollWidth > element.clientWidth + 1) faults.push(`${name} scrolls sideways`);
      const { left, right, width, height } = element.getBoundingClientRect();
      const isSeen = width > 1 && height > 1;
      if (isSeen && (left < -1 || right > clientWidth + 1)) faults.push(`${name} reaches from ${left} to ${right}`);
    }
    return faults;
  });
}
