// What axe-core finds wrong with a page as a real browser paints it, contrast and target sizes included.
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** One readable line for each. */
export async function axeOnPage(page: Page): Promise<readonly string[]> {
  // Through the debugger: the page's content policy lets in no script but its own, and stays as it is.
  await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    const { axe: here } = globalThis as unknown as { readonly axe: typeof axe };
    const { violations } = await here.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}
