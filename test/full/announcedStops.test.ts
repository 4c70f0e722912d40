// What a screen reader is told where the journey stops, rests or begins again, whatever brings it about, in either language and by
// keyboard. What is told was read through and is kept in announced/ (heardPages.ts).
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newestVersions } from '../../src/questionnaires/catalogue.ts';
import { HeardPages } from '../support/heardPages.ts';
import { keyboardSeat } from '../support/keyboardClient.ts';
import { pageLanguages } from '../support/pageTexts.ts';
import { walkClinicStops } from '../support/walkClinicStops.ts';
import { walkDeviceStops } from '../support/walkDeviceStops.ts';
import { walkStops } from '../support/walkStops.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('what is announced at stops', () => {
  let browser: Browser;
  let world: World;
  let otherWorld: World;
  let aheadWorld: World;
  beforeAll(async () => {
    const plan = newestVersions.map((entry) => ({ ...entry, version: '99.0.0' }));
    [browser, world, otherWorld, aheadWorld] = await Promise.all([
      launchBrowser(),
      startWorld(),
      startWorld(),
      startWorld({ plan }),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
    await otherWorld?.end();
    await aheadWorld?.end();
  });

  it.each(pageLanguages)('is what was read through, where the journey stops or rests (%s)', async (language) => {
    const pages = new HeardPages('stops', language);
    const number = pageLanguages.indexOf(language) + 2;
    const faults = await walkStops(browser, world, pages, number, keyboardSeat(language));
    const { heard, reviewed } = pages.result();
    expect(heard).toBe(reviewed);
    expect([...faults, ...pages.faults]).toEqual([]);
  });

  it.each(pageLanguages)('is what was read through, where the device itself stops it (%s)', async (language) => {
    const pages = new HeardPages('device-stops', language);
    const faults = await walkDeviceStops(browser, world, otherWorld, pages, keyboardSeat(language));
    const { heard, reviewed } = pages.result();
    expect(heard).toBe(reviewed);
    expect([...faults, ...pages.faults]).toEqual([]);
  });

  it.each(pageLanguages)('is what was read through, where the clinic stops it (%s)', async (language) => {
    const pages = new HeardPages('clinic-stops', language);
    const faults = await walkClinicStops(browser, world, aheadWorld, pages, keyboardSeat(language));
    const { heard, reviewed } = pages.result();
    expect(heard).toBe(reviewed);
    expect([...faults, ...pages.faults]).toEqual([]);
  });
});
