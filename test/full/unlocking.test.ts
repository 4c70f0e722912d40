// From the typed code to its keys in a real browser: a worker that fails, somebody who leaves meanwhile, and engines that
// compile nothing.
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DeviceInspection } from '../support/deviceInspection.ts';
import { cellCount } from '../support/deviceRows.ts';
import { type HeldDevice, openDevice } from '../support/heldDevice.ts';
import { leakSearch } from '../support/leaks.ts';
import { codeNeedles } from '../support/needles.ts';
import { OneAnswer } from '../support/oneAnswer.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

const keyWorker = /worker-[^/]*\.js$/;

describe.skipIf(chromiumPath === '')('unlocking', () => {
  let browser: Browser;
  let world: World;
  let phone: HeldDevice | undefined;
  let codesTaken = 0;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterEach(async () => {
    await phone?.context.close();
    expect(phone?.watch.faults ?? []).toEqual([]);
    phone = undefined;
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  const newCode = () => {
    const code = world.codes[codesTaken++];
    if (code === undefined) throw new Error('no code is left');
    return code;
  };
  /** The key worker does this instead of its work. */
  const withWorker = (script: string) => async (context: BrowserContext) => {
    await context.route(keyWorker, async (route) => {
      await route.fulfill({ response: await route.fetch(), body: script });
    });
  };

  const faults: readonly (readonly [string, (context: BrowserContext) => Promise<unknown>])[] = [
    ['is missing', (context) => context.route(keyWorker, (route) => route.fulfill({ status: 404 }))],
    ['cannot be fetched', (context) => context.route(keyWorker, (route) => route.abort())],
    ['throws at once', withWorker("throw new Error('broken')")],
    ['runs out of memory', withWorker('onmessage = () => new ArrayBuffer(2 ** 53 - 1)')],
    ['is no script', withWorker('<!doctype html>')],
  ];

  it.each(faults)('A08: a key worker that %s is told, keeps no code, and another try works', async (_, prepare) => {
    phone = await openDevice(browser, world.intake.client, async (context) => void (await prepare(context)));
    phone.watch.excuse(/status of 404|ERR_FAILED|^uncaught|Uncaught/);
    const { client, context } = phone;
    const { code } = world.codes.at(-1) ?? newCode();
    await client.enterCode(code);
    await client.seeHeading(client.text('stopped.unlock-failed.title'));
    expect(await client.page.content()).not.toContain(code);
    await context.unroute(keyWorker);
    await client.press('stopped.way.toCode');
    const field = client.page.getByRole('textbox', { name: client.text('code.title') });
    expect(await field.inputValue()).toBe('');
    await field.fill(code);
    await client.press('code.continue');
    await client.seeHeading(client.text('occasion.title'));
  });

  it.each(['exit', 'cancel'])(
    'A09: %s during the derivation ends the worker at once and leaves nothing',
    async (way) => {
      // A worker that never ends: whoever leaves is certain to leave in the middle.
      phone = await openDevice(browser, world.intake.client, withWorker('onmessage = () => { for (;;); }'));
      const { client, context } = phone;
      const code = newCode();
      const inspection = new DeviceInspection(context);
      await client.enterCode(code.code);
      await client.seeHeading(client.text('unlocking.title'));
      await expect.poll(() => client.page.workers().length).toBe(1);
      // Without network the page stays its own, so that it can be looked at.
      await context.setOffline(true);
      if (way === 'exit') {
        await client.page.getByRole('link', { name: client.text('exit.button') }).click();
        await client.page.getByText(client.text('exit.left')).waitFor();
      } else {
        await client.press('unlocking.cancel');
        await client.seeHeading(client.text('code.title'));
        expect(await client.page.getByRole('textbox').inputValue()).toBe('');
      }
      // It was told to end; Chromium lets a busy one run for two seconds more, with nobody to tell.
      await expect.poll(() => client.page.workers().length, { timeout: 20_000 }).toBe(0);
      expect(await cellCount(client.page)).toBe(0);
      const search = leakSearch(codeNeedles(code, world.questionnaire), { locales: [], questionnaires: [] });
      expect(search(await inspection.inspect(client.page))).toEqual([]);
    },
  );

  it('A10 A11: an engine without compiler and without WebAssembly opens the code, shows how far it is, and listens meanwhile', async () => {
    const slow = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--js-flags=--jitless --noexpose-wasm'],
    });
    try {
      phone = await openDevice(slow, world.intake.client);
      const { client, context, watch } = phone;
      context.setDefaultTimeout(180_000);
      expect(await client.page.evaluate(() => typeof WebAssembly)).toBe('undefined');
      const form = new OneAnswer(world.questionnaire, 'start');
      await client.enterCode(newCode().code);
      await client.seeHeading(client.text('unlocking.title'));
      const fractions = new Set<number>();
      const bar = client.page.getByRole('progressbar');
      await expect
        .poll(
          async () => {
            fractions.add(await bar.evaluate((element) => (element as HTMLProgressElement).value));
            return fractions.size;
          },
          { timeout: 120_000, interval: 200 },
        )
        .toBeGreaterThan(3);
      // The page answers to a touch while the worker works.
      await client.switchLanguage('en');
      await client.seeHeading(client.text('unlocking.title'));
      await client.switchLanguage('sv');
      expect([...fractions].sort((left, right) => left - right)).toEqual([...fractions]);
      await client.chooseOccasion(world.questionnaire, 'start');
      await client.begin();
      await form.choose(client, 0);
      await client.press('question.next');
      await form.skipToCheck(client, 0);
      await client.send();
      expect(watch.faults).toEqual([]);
    } finally {
      await phone?.context.close();
      phone = undefined;
      await slow.close();
    }
  });
});
