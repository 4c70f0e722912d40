// Plants what would be announced wrongly on the page that is shown, one fault after the other, and tells which of them nobody
// would have heard. The functions given to `evaluate` run inside the page.
import type { Page } from 'playwright-core';

/** Each gives the function that takes the fault away again; nothing where the page has no place for it. */
const plants = {
  'a heading that is not told': () => {
    const headings = [
      ...document.querySelectorAll(document.querySelector('dialog:modal') ? 'dialog:modal h2' : 'main h1'),
    ];
    const heading = headings.find((each) => each.checkVisibility());
    heading?.setAttribute('aria-hidden', 'true');
    return heading && (() => heading.removeAttribute('aria-hidden'));
  },
  'a control with another name': () => {
    const root = document.querySelector('dialog:modal') ?? document.querySelector('main');
    const controls = [...(root?.querySelectorAll('input, textarea, a, button') ?? [])];
    const control = controls.find((each) => each.checkVisibility());
    control?.setAttribute('aria-label', 'Qvix');
    return control && (() => control.removeAttribute('aria-label'));
  },
  'a description that is gone': () => {
    const described = document.querySelector('dialog:modal') ?? document.querySelector('main [aria-describedby]');
    const ids = described?.getAttribute('aria-describedby');
    if (!described || !ids) return;
    described.removeAttribute('aria-describedby');
    return () => described.setAttribute('aria-describedby', ids);
  },
  'words that are not said': (unheard: readonly string[]) => {
    const root = document.querySelector('dialog:modal') ?? document;
    const regions = [...root.querySelectorAll<HTMLElement>('[role=status], [role=alert]')];
    const region = regions.find((each) => each.checkVisibility() && !['', ...unheard].includes(each.innerText.trim()));
    region?.style.setProperty('display', 'none', 'important');
    return region && (() => region.style.removeProperty('display'));
  },
  'a paragraph that is not told': () => {
    const paragraph = document.querySelector('dialog:modal p') ?? document.querySelector('main :is(p, li)');
    if (!paragraph || paragraph.closest('[aria-hidden]') || paragraph.textContent?.trim() === '') return;
    paragraph.setAttribute('aria-hidden', 'true');
    return () => paragraph.removeAttribute('aria-hidden');
  },
  'focus that is nowhere': () => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return;
    focused.blur();
    return () => focused.focus();
  },
};

/** `right` is what `listen` hears of the page as it is; it passes over what is said in one of `unheard`. */
export async function unnoticedFaults(
  page: Page,
  right: string,
  listen: () => Promise<string>,
  unheard: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  let planted = 0;
  for (const [name, plant] of Object.entries(plants)) {
    if (!(await page.evaluate(`Boolean(globalThis.restore = (${plant})(${JSON.stringify(unheard)}))`))) continue;
    planted += 1;
    if ((await listen()) === right) found.push(name);
    await page.evaluate('globalThis.restore()');
  }
  if (planted < 2) found.push('there was nearly nothing to plant');
  return found;
}
