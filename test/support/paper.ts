// A page as it is printed: its PDF kept beside the pictures, and what a machine can read of it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';

export interface Paper {
  /** Width and height of each sheet in whole millimetres. */
  readonly sheets: readonly (readonly [number, number])[];
  /** What stands on the paper, and nothing that stands on the screen alone. */
  readonly text: string;
}

/** `path` ends in .pdf; its folder is made. */
export async function printPage(page: Page, path: string): Promise<Paper> {
  await page.emulateMedia({ media: 'print' });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, pdf);
  const boxes = [
    ...pdf.toString('latin1').matchAll(/\/Type \/Page\b[^s][\s\S]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g),
  ];
  const millimetres = (points: string | undefined) => Math.round((Number(points) / 72) * 25.4);
  const text = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const words: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.checkVisibility({ visibilityProperty: true })) words.push(node.textContent ?? '');
    }
    return words.join('\n');
  });
  await page.emulateMedia({ media: null });
  return { sheets: boxes.map(([, width, height]) => [millimetres(width), millimetres(height)]), text };
}
