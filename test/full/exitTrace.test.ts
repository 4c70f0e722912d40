// The browser's own trace of a quick exit: the cover is made while the key or click is being handled, and the frame that shows
// it is the first or second that the page draws. (Counted in the page, on every page and in three engines: test/engines.)
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDevice } from '../support/heldDevice.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { Respondent } from '../support/respondent.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

const weather = 'https://www.smhi.se/';
const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'blink.user_timing',
];

describe.skipIf(chromiumPath === '')('a trace of the quick exit', () => {
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  it.each([
    ['Shift', 'keyup'],
    ['the button', 'click'],
  ] as const)('I01: by %s shows the cover in one of the next two frames', async (way, type) => {
    let tellDrawn = () => {};
    const drawn = new Promise<void>((resolve) => {
      tellDrawn = resolve;
    });
    const { context, client, watch } = await openDevice(browser, world.intake.client, async (made) => {
      await made.exposeFunction('tellDrawn', () => tellDrawn());
      // A network takes longer than a frame; an answer at once would be there before the cover is drawn.
      await made.route(`${weather}**`, async (route) => {
        await drawn;
        await route.fulfill({ contentType: 'text/html', body: '<title>W</title>' });
      });
    });
    watch.excuse(/request to https:\/\/www\.smhi\.se\//);
    const { page } = client;
    const code = world.codes[type === 'click' ? 0 : 1];
    if (code === undefined) throw new Error('no code is left');
    const person = new Respondent(
      world.questionnaire,
      code,
      'start',
      plantedAnswers(world.questionnaire, 'start', 'sv'),
    );
    await person.begin({ client });
    await page.evaluate(() => {
      const { tellDrawn: tell } = globalThis as unknown as { readonly tellDrawn: () => void };
      const look = () => {
        if (document.querySelector('.quiet-page') === null) return;
        performance.mark('cover');
        // When the second frame begins the first has been drawn.
        requestAnimationFrame(() => requestAnimationFrame(tell));
      };
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
    });
    await browser.startTracing(page, { categories });
    if (way === 'Shift') for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
    else await page.getByRole('link', { name: client.text('exit.button') }).click({ noWaitAfter: true });
    await page.waitForURL(weather);
    const { framesDrawn, handledBy } = coverIn(await browser.stopTracing());
    expect(handledBy).toBe(type);
    expect(framesDrawn).toBeGreaterThanOrEqual(1);
    expect(framesDrawn).toBeLessThanOrEqual(2);
    expect(watch.faults).toEqual([]);
    await context.close();
  });
});

/** In which event the cover came into the document, and how many frames the page has drawn from there to the one that shows it. */
function coverIn(trace: Buffer): { readonly handledBy: string | undefined; readonly framesDrawn: number } {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const cover = traceEvents.find(({ name }) => name === 'cover');
  if (cover === undefined) throw new Error('the trace knows of no cover');
  const own = traceEvents.filter(({ pid, tid }) => pid === cover.pid && tid === cover.tid);
  own.sort((left, right) => left.ts - right.ts);
  const handling = own.find(
    ({ name, ts, dur = 0 }) => name === 'EventDispatch' && ts <= cover.ts && cover.ts <= ts + dur,
  );
  const begun = handling?.ts ?? cover.ts;
  const shown = own.find(({ name, ts }) => name === 'Commit' && ts > cover.ts)?.ts ?? Number.POSITIVE_INFINITY;
  const frames = own.filter(({ name, ts }) => name === 'BeginMainThreadFrame' && ts > begun && ts < shown);
  return { handledBy: handling?.args?.data?.type, framesDrawn: shown === Number.POSITIVE_INFINITY ? 0 : frames.length };
}
