// What somebody meets who goes through a page with the Tab key: every control, in the order in which it is read, seen to have
// focus and not hidden under anything. The functions given to `evaluate` run inside the page.
import type { Page } from 'playwright-core';

/** 1280 by 1024 pixels enlarged four times: what stays in view takes the most room here. */
const enlarged = { width: 320, height: 256 } as const;

/** Leaves the page at this size, and focus at its end. */
export async function focusFaults(page: Page): Promise<readonly string[]> {
  await page.setViewportSize(enlarged);
  const expected = await page.evaluate(listStops);
  const faults: string[] = [];
  for (const [index, name] of expected.entries()) {
    await page.keyboard.press('Tab');
    // Day, month, year and calendar of a date are stops of their own within one field.
    for (let inside = 0; inside < 3 && (await page.evaluate(isStillInDate, index - 1)); inside += 1)
      await page.keyboard.press('Tab');
    const { reached, found, where } = await page.evaluate(lookAtFocus);
    if (reached !== index) return [...faults, `Tab number ${index + 1} does not lead to “${name}”, but to ${where}`];
    faults.push(...found.map((fault) => `“${name}” ${fault}`));
  }
  return faults;
}

interface WithStops {
  stops: readonly HTMLElement[];
}

/** Remembers what Tab must lead to, in the order of the document, and goes before the first of it. */
function listStops(): readonly string[] {
  const root: HTMLElement = document.querySelector<HTMLElement>('dialog:modal') ?? document.body;
  const all = [
    ...root.querySelectorAll<HTMLElement>('a[href], button, input, textarea, select, summary, [tabindex="0"]'),
  ].filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0);
  // Of a group of radio buttons, Tab leads to one.
  const stops = all.filter((element) => {
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    const group = all.filter((other) => other instanceof HTMLInputElement && other.name === element.name);
    return element === (group.find((other) => (other as HTMLInputElement).checked) ?? group[0]);
  });
  (globalThis as unknown as WithStops).stops = stops;
  const hadNone = !root.hasAttribute('tabindex');
  if (hadNone) root.tabIndex = -1;
  root.focus({ preventScroll: true });
  if (hadNone) root.removeAttribute('tabindex');
  scrollTo(0, 0);
  return stops.map((element) => {
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const words = labels.map(({ innerText }) => innerText).join(' ') || element.innerText || element.id;
    return words.replace(/\s+/g, ' ').trim().slice(0, 60);
  });
}

function isStillInDate(before: number): boolean {
  const focused = document.activeElement;
  const isDate = focused instanceof HTMLInputElement && focused.type === 'date';
  return isDate && (globalThis as unknown as WithStops).stops[before] === focused;
}

function lookAtFocus(): { readonly reached: number; readonly found: readonly string[]; readonly where: string } {
  const { stops } = globalThis as unknown as WithStops;
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return { reached: -1, found: [], where: 'nothing' };
  const reached = stops.indexOf(focused);
  const found: string[] = [];
  const row = focused.closest<HTMLElement>('.option') ?? focused;
  const isMarked = [focused, row].some((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle === 'auto' || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2);
  });
  if (!isMarked) found.push('does not show that it has focus');
  const { left, top, right, bottom } = row.getBoundingClientRect();
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  const seen = document.elementFromPoint(x, y);
  if (bottom < 0 || top > innerHeight || seen === null || !(row.contains(seen) || seen.contains(row)))
    found.push(`is hidden under ${seen?.tagName.toLowerCase()}.${seen?.className}`);
  const before = stops[reached - 1];
  // The way out comes first, and stays in view beside all else.
  const isInFlow = (element: Element | undefined) => element !== undefined && !element.closest('header');
  if (before !== undefined && isInFlow(before) && isInFlow(focused)) {
    const above = (before.closest('.option') ?? before).getBoundingClientRect();
    if (top < above.top - 8) found.push('comes later than what stands below it');
  }
  const gone = stops.filter((stop) => !stop.isConnected).length;
  const where = `${focused.tagName.toLowerCase()}.${focused.className} (number ${reached + 1}; ${gone} of them gone)`;
  return { reached, found, where };
}
