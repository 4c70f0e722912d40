// On a page that is written from right to left: does what is read from left to right (a code, a number in groups, a name in Latin
// letters) stand apart from the words around it? Otherwise its parts change places. Runs inside the page.
import type { Page } from 'playwright-core';

export function directionFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const root = document.querySelector('dialog:modal') ?? document.body;
    // Letters, or digits in groups that are parted by more than one hyphen can hold together.
    const isLeftToRight = (text: string) => /[A-Za-zÅÄÖåäö]|\d[\d-]* \d|\+\d/.test(text);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || !element.checkVisibility() || element.closest('script, style, svg, textarea')) continue;
      const text = (node.textContent ?? '').replace(/\u2068[^\u2069]*\u2069/g, '').trim();
      if (text.includes('→')) faults.push(`“${text}” points back to where the reading began`);
      if (isLeftToRight(text) && getComputedStyle(element).direction === 'rtl')
        faults.push(`“${text}” is written from right to left`);
    }
    // Typed signs, and words of whoever types.
    for (const field of root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
      const isTyped = field instanceof HTMLTextAreaElement || /^(?:text|password|tel|search)$/.test(field.type);
      if (isTyped && field.checkVisibility() && !field.hasAttribute('dir'))
        faults.push(`the field ${field.id} has no direction of its own`);
    }
    return faults;
  });
}
