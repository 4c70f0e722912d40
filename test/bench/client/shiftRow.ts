// Whether anything moves after it is painted, over the whole form.
import type { Browser } from 'playwright-core';
import { ClientPage } from '../../support/clientPage.ts';
import { pageText } from '../../support/pageTexts.ts';
import type { World } from '../../support/world.ts';
import type { Measured } from '../measured.ts';

/** With real touches: what moves after somebody touched is not a shift. */
export async function shiftRow(browser: Browser, world: World, code: string): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'sv-SE' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) shifts.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const client = new ClientPage(page);
  await client.open(world.intake.client);
  await client.reachFirstQuestion(world.questionnaire, code, 'start');
  const end = pageText('sv', 'client', 'check.title');
  for (;;) {
    const shown = await page.getByRole('heading', { level: 1 }).innerText();
    if (shown === end) break;
    await client.press('question.skip');
    await page.getByRole('heading', { level: 1, name: shown, exact: true }).waitFor({ state: 'detached' });
  }
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
  await context.close();
  const sum = shifts.reduce((total, value) => total + value, 0);
  return { what: 'layout shift over the whole form', value: sum.toFixed(4), goal: '0', isMet: sum === 0 };
}
