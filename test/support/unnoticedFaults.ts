// Plants what would be announced wrongly on the page that is shown, one fault after the other, and tells which of them nobody
// would have heard. The functions given to `evaluate` run inside the page.
import type { Page } from 'playwright-core';

/** Each gives the function that takes the fault away again; nothing where the page has no place for it. */
const plants = {
  'a heading that is not told': () => {
    const heading = document.querySelector('dialog:modal h2') ?? document.querySelector('main h1');
    heading?.setAttribute('aria-hidden', 'true');
    return () => heading?.removeAttribute('aria-hidden');
  },
  'a control with another name': () => {
    const inPage = document.querySelector('main :is(input, textarea, a, button)');
    const control = document.querySelector('dialog:modal button') ?? inPage;
    control?.setAttribute('aria-label', 'Qvix');
    return () => control?.removeAttribute('aria-label');
  },
  'a description that is gone': () => {
    const described = document.querySelector('dialog:modal') ?? document.querySelector('main [aria-describedby]');
    const ids = described?.getAttribute('aria-describedby');
    if (!described || !ids) return;
    described.removeAttribute('aria-describedby');
    return () => described.setAttribute('aria-describedby', ids);
  },
  'focus that is nowhere': () => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return;
    focused.blur();
    return () => focused.focus();
  },
};

/** `right` is what `listen` hears of the page as it is. */
export async function unnoticedFaults(
  page: Page,
  right: string,
  listen: () => Promise<string>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [name, plant] of Object.entries(plants)) {
    if (!(await page.evaluate(`Boolean(globalThis.restore = (${plant})())`))) continue;
    if ((await listen()) === right) found.push(name);
    await page.evaluate('globalThis.restore()');
  }
  return found;
}
