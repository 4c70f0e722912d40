// The browser's Back in the clinic's page: inside an open clinic it goes to the page before and never out; what is locked can be left.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitResponse } from '../../src/demo/submitResponse.ts';
import { ClinicPage } from '../support/clinicPage.ts';
import { followedPeople } from '../support/followedPeople.ts';
import { chromiumPath, launchBrowser, pageDefaults, tablet, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World, worldPassphrase } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('Back in the clinic’s page', () => {
  let browser: Browser;
  let world: World;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
    const response = followedPeople(() => 'Att prata').find(({ person }) => person === 0);
    if (response === undefined) throw new Error('nobody answers');
    const root = world.codes[0]?.root ?? new Uint8Array();
    const { profile } = world.clinic;
    await submitResponse(world.intake.client, { ...response, root, profile, nowMs: Date.now() });
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  /** Someone who was on another page before this one. */
  async function arrived() {
    const context = await browser.newContext({ ...pageDefaults, viewport: tablet });
    const watch = new Watch(context, [world.intake.clinic, world.intake.client]);
    const clinic = new ClinicPage(await context.newPage());
    const { page } = clinic;
    await page.goto(`${world.intake.client}/`);
    await clinic.open(world.intake.clinic);
    const trace = () =>
      page.evaluate(() => ({
        entries: history.length,
        state: history.state,
        href: location.href,
        title: document.title,
      }));
    const found = await trace();
    /** The page has stepped forward again to its one entry beyond the start: only then can the next step be told from two. */
    const isInside = () => expect.poll(trace).toEqual({ ...found, entries: found.entries + 1, state: 1 });
    const back = async () => {
      await page.goBack();
      await isInside();
    };
    const isAtStart = () => expect.poll(async () => (await trace()).state).toBe(found.state);
    return { clinic, page, watch, back, isInside, isAtStart };
  }

  it('goes from each page to the one before, asks before slips are lost, and leaves when locked', async () => {
    const { clinic, page, watch, back, isInside, isAtStart } = await arrived();
    for (const [key, heading] of [
      ['start.open', 'unlock.heading'],
      ['recover.open', 'recover.heading'],
      ['start.setUp', 'setUp.token.heading'],
    ] as const) {
      await clinic.press(key);
      await clinic.seeHeading(clinic.text(heading));
      await isInside();
      await page.goBack();
      await clinic.seeHeading(clinic.text('start.heading'));
      await isAtStart();
    }

    await clinic.unlock(world.keyFile(), worldPassphrase);
    await clinic.seeFetched();
    await isInside();
    await back();
    await clinic.seeHeading(clinic.text('mail.heading'));
    const names = { serial: '0001', occasion: clinic.text('occasion.start') };
    await clinic.button(clinic.text('mail.openFull', names)).click();
    await clinic.seeHeading(clinic.text('response.heading', names));
    await back();
    await clinic.seeHeading(clinic.text('mail.heading'));
    await clinic.toPage('tables');
    await clinic.toPage('codes');
    await page.evaluate(() => {
      document.documentElement.scrollTop = document.documentElement.scrollHeight;
    });
    await back();
    await clinic.seeHeading(clinic.text('tables.heading'));
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await page.evaluate(() => document.documentElement.scrollTop)).toBe(0);

    const codes = await clinic.issueSheet();
    await back();
    await page.getByRole('dialog', { name: clinic.text('slips.leaveTitle') }).waitFor();
    await back();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(codes[9] ?? 'no code', { exact: true }).waitFor();
    await clinic.leaveSlips();
    await back();
    await clinic.seeHeading(clinic.text('tables.heading'));
    await back();
    await clinic.seeHeading(clinic.text('mail.heading'));
    await back();
    await clinic.seeHeading(clinic.text('mail.heading'));

    await clinic.press('nav.lock');
    await clinic.seeHeading(clinic.text('start.heading'));
    await isAtStart();
    await page.goBack();
    await page.waitForURL(`${world.intake.client}/`);
    await page.goForward();
    await clinic.seeHeading(clinic.text('start.heading'));
    expect(watch.faults).toEqual([]);
    await page.context().close();
  });

  it('locks when the page is left by an address or loaded anew, and lets go of who comes back', async () => {
    const { clinic, page, watch, isInside, isAtStart } = await arrived();
    await clinic.unlock(world.keyFile(), worldPassphrase);
    await clinic.seeFetched();
    await page.reload();
    await clinic.seeHeading(clinic.text('start.heading'));
    await isAtStart();
    await clinic.unlock(world.keyFile(), worldPassphrase);
    await isInside();
    await page.goto(`${world.intake.client}/`);
    await page.goBack();
    await clinic.seeHeading(clinic.text('start.heading'));
    await isAtStart();
    await page.goBack();
    await page.waitForURL(`${world.intake.client}/`);
    expect(watch.faults).toEqual([]);
    await page.context().close();
  });
});
