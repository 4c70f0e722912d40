// Days in numbers (2026-11-27) that may break at a hyphen where a line ends. The function given to `evaluate` runs inside the page.
import type { Page } from 'playwright-core';

export function looseDays(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent ?? '';
      if (element === null || !/\d{4}-\d{2}-\d{2}/.test(text) || !element.checkVisibility()) continue;
      if (element.closest('script, style, textarea, option, [role="status"], .visually-hidden')) continue;
      if (getComputedStyle(element).whiteSpace !== 'nowrap') faults.push(`a day may break in “${text.trim()}”`);
    }
    return faults;
  });
}
