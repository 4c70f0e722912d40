// What comes back when somebody opens the browser again and takes up where it was left: every page of the last session, with
// what stands in its fields.
import { chromium } from 'playwright-core';
import { type Trace, textTrace } from './trace.ts';
import { chromiumPath, pageDefaults } from './watchedBrowser.ts';

/** `folder` is the profile of a browser that was closed. Closes it again. */
export async function restoredSession(folder: string): Promise<readonly Trace[]> {
  const context = await chromium.launchPersistentContext(folder, {
    ...pageDefaults,
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--restore-last-session'],
  });
  const traces: Trace[] = [];
  for (const page of context.pages()) {
    await page.waitForLoadState();
    const values = await page
      .locator('input, textarea')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement | HTMLTextAreaElement).value));
    for (const text of [page.url(), await page.title(), await page.content(), ...values]) {
      traces.push(textTrace('restored page', text));
    }
  }
  await context.close();
  return traces;
}
