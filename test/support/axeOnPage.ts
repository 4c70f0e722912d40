// What axe-core finds wrong with a page as a real browser paints it, contrast and target sizes included.
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Off unless asked for: rules of WCAG 2.2, and one that is still on trial. */
const asked = { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } };

// Where colours are forced Chromium says of the fill what it would have been, and paints the forced `color` all the same.
const fill = "nodeStyle.getPropertyValue('-webkit-text-fill-color')";
const source = axe.source.replace(fill, `(matchMedia('(forced-colors: active)').matches ? '' : ${fill})`);
if (source === axe.source) throw new Error('axe reads the colour of text otherwise than before');

/** It yields now and then by way of a timer, and where a test has stopped the clock no timer would ever ring. */
const script = `((setTimeout) => { ${source} })((run) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { port1.close(); run(); };
  port2.postMessage(0);
}); undefined`;

/** One readable line for each; `only` names the rules to look at, otherwise all. */
export async function axeOnPage(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  // Through the debugger: the page's content policy lets in no script but its own, and stays as it is.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(script);
  return await page.evaluate(
    async ({ wanted, rules }) => {
      const { axe: here } = globalThis as unknown as { readonly axe: typeof axe };
      const { violations } = await here.run(document, {
        resultTypes: ['violations'],
        preload: false,
        ...(wanted === undefined ? { rules } : { runOnly: [...wanted] }),
      });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
    },
    { wanted: only, rules: asked },
  );
}
