// What somebody is told who hears a page: where focus is, what is said politely or at once, and the tree of roles, names, states
// and descriptions. The functions given to `evaluate` run inside the page.
import type { Page } from 'playwright-core';

/** Without what differs each time: codes, receipts, days, and regions that have nothing to say. Ends with a line break. */
export async function announced(page: Page): Promise<string> {
  const { title, focus, said, described, otherwise } = await page.evaluate(listen);
  const hasDialog = (await page.locator('dialog:modal').count()) > 0;
  const tree = await page.locator(hasDialog ? 'dialog:modal' : 'main').ariaSnapshot();
  return [
    `title: ${title}`,
    `focus: ${focus}`,
    ...said.map((words) => `says: ${words}`),
    tree,
    ...described.map((words) => `describes ${words}`),
    ...otherwise.map((words) => `speaks ${words}`),
    '',
  ]
    .join('\n')
    .replace(/[0-9A-Z]{4}(?:-[0-9A-Z]{4})+/g, 'XXXX-XXXX')
    .replace(/\d{1,2} \p{L}+ \d{4}/gu, 'DAY')
    .replace(/\n *- status(?=\n)/g, '');
}

/** The page's header and footer, which are the same on each page. */
export async function announcedAround(page: Page): Promise<string> {
  const parts = ['header', '.page-tools', 'footer'].map((part) => page.locator(part).first().ariaSnapshot());
  // Where the way out leads is the clinic's choice, and known only when its profile has come.
  return `${(await Promise.all(parts)).join('\n').replace(/\n *- \/url: .*/g, '')}\n`;
}

function listen() {
  const tidy = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const root: HTMLElement = document.querySelector<HTMLElement>('dialog:modal') ?? document.body;
  const nameOf = (element: Element | null): string => {
    const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    const labels = isField && element.labels ? [...element.labels].map(({ innerText }) => innerText).join(' ') : '';
    const legend = element?.querySelector<HTMLElement>(':scope > legend')?.innerText;
    const own = element instanceof HTMLElement ? element.innerText : '';
    return tidy(element?.getAttribute('aria-label') ?? (labels || legend || own)).slice(0, 80);
  };
  /** Without what is hidden from a reader. */
  const toldIn = (element: HTMLElement | null): string | undefined => {
    const hidden = [...(element?.querySelectorAll<HTMLElement>('[aria-hidden=true]') ?? [])].map(
      (each) => each.innerText,
    );
    return hidden.reduce((words, passed) => words?.replace(passed, ''), element?.innerText);
  };
  const texts = (ids: string | null) =>
    tidy(
      (ids ?? '')
        .split(' ')
        .map((id) => toldIn(document.getElementById(id)) ?? `NOTHING IS CALLED ${id}`)
        .join(' '),
    );
  const regions = [...root.querySelectorAll<HTMLElement>('[role=status], [role=alert], [aria-live]')];
  return {
    title: document.title,
    focus: `${document.activeElement?.tagName.toLowerCase()} “${nameOf(document.activeElement)}”`,
    said: regions
      .filter((region) => region.checkVisibility() && tidy(region.innerText) !== '')
      .map((region) => `${region.role ?? region.getAttribute('aria-live')}: ${tidy(region.innerText)}`),
    described: [root, ...root.querySelectorAll('[aria-describedby], [aria-invalid=true]')]
      .filter((element) => element.matches('[aria-describedby], [aria-invalid=true]'))
      .map((element) => {
        const invalid = element.getAttribute('aria-invalid') === 'true' ? ' (invalid)' : '';
        const words = texts(element.getAttribute('aria-describedby'));
        return `${element.tagName.toLowerCase()} “${nameOf(element)}”${invalid}: ${words}`;
      }),
    otherwise: [...root.querySelectorAll<HTMLElement>('main [lang]')].map(
      (element) => `${element.lang}: ${tidy(element.innerText).slice(0, 80)}`,
    ),
  };
}
