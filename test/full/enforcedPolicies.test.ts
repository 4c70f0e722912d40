// The policies as a browser enforces them: what an intruding script would try is stopped, the app itself runs into
// nothing, and no other site can frame, hold or embed a page.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BlockedAction, blockedActions } from '../support/blockedActions.ts';
import { ClientPage } from '../support/clientPage.ts';
import { ClinicPage } from '../support/clinicPage.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { PolicyWatch } from '../support/policyWatch.ts';
import { type StrangerSite, startStrangerSite } from '../support/strangerSite.ts';
import { chromiumPath, launchBrowser, pageDefaults, tablet, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World, worldPassphrase } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('the policies', () => {
  let browser: Browser;
  let world: World;
  let stranger: StrangerSite;
  let context: BrowserContext;

  beforeAll(async () => {
    [browser, world, stranger] = await Promise.all([launchBrowser(), startWorld(), startStrangerSite()]);
  });
  afterEach(() => context?.close());
  afterAll(async () => {
    await browser?.close();
    await world?.end();
    await stranger?.close();
  });

  describe('J02: on the client’s page', () => {
    let page: Page;
    let watch: PolicyWatch;
    let own: BrowserContext;

    beforeAll(async () => {
      own = await browser.newContext(pageDefaults);
      watch = await PolicyWatch.over(own);
      page = await own.newPage();
      await new ClientPage(page).open(world.intake.client);
    });
    afterAll(() => own?.close());

    it.each(blockedActions)('J02: %s is stopped', async (_, directive, attempt) => {
      watch.violations.length = 0;
      await tryFromTimer(page, attempt);
      await expect
        .poll(() => watch.violations.map((violation) => violation.directive))
        .toContainEqual(expect.stringMatching(directive));
      expect(await page.evaluate(() => globalThis.got)).toBeUndefined();
      expect(stranger.requests).toEqual([]);
      expect(page.url()).toBe(`${world.intake.client}/`);
    });
  });

  describe('what was changed on its way', () => {
    let page: Page;
    let watch: PolicyWatch;
    const openChanged = async (address: RegExp, change: (text: string) => string) => {
      context = await browser.newContext({ ...pageDefaults, serviceWorkers: 'block' });
      watch = await PolicyWatch.over(context);
      page = await context.newPage();
      await context.route(address, async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: change(await answer.text()) });
      });
    };

    it('J02: an inline script does not run', async () => {
      await openChanged(/:\d+\/$/, (html) => html.replace('</body>', '<script>globalThis.got = 1</script></body>'));
      await new ClientPage(page).open(world.intake.client);
      expect(watch.violations).toEqual([{ directive: 'script-src-elem', blocked: 'inline' }]);
      expect(await page.evaluate(() => globalThis.got)).toBeUndefined();
    });

    it('J04: a file that is not the one of the build does not run', async () => {
      await openChanged(/\/assets\/[\w-]+\.js$/, (script) => `${script}\nglobalThis.got = 1;`);
      const refused = page.waitForEvent('console', (message) => /integrity/.test(message.text()));
      await page.goto(world.intake.client);
      await refused;
      expect(await page.evaluate(() => globalThis.got)).toBeUndefined();
    });
  });

  it('J02: and a site without them stops nothing: the attempts are real', async () => {
    context = await browser.newContext();
    const page = await context.newPage();
    for (const [what, , attempt] of blockedActions) {
      if (/elsewhere|frame|object|form|policy|worker|base|HTML|innerHTML/.test(what)) continue;
      await page.goto(`${stranger.address}/stranger`);
      await tryFromTimer(page, attempt);
      await expect.poll(() => page.evaluate(() => globalThis.got), { message: what }).toBeDefined();
    }
  });

  it('J03 J11 K08: are no hindrance to client and clinic: no violation, no word on the console, nobody else is asked', async () => {
    const { questionnaire, codes, intake } = world;
    context = await browser.newContext(pageDefaults);
    const policies = await PolicyWatch.over(context);
    const watch = new Watch(context, [intake.client, intake.clinic]);
    const client = new ClientPage(await context.newPage());
    await client.open(intake.client);
    await client.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await client.respond(questionnaire, codes[0]?.code ?? '', 'end', plantedAnswers(questionnaire, 'end', 'sv'));
    await client.reload();
    expect(await client.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    const clinic = new ClinicPage(await context.newPage());
    await clinic.page.setViewportSize(tablet);
    await clinic.open(intake.clinic);
    await clinic.unlock(world.keyFile(), worldPassphrase);
    expect((await clinic.fetchMail()).accepted).toBe(1);
    await clinic.toPage('tables');
    expect((await clinic.issueSheet()).length).toBe(10);
    await clinic.leaveSlips();
    expect(policies.violations).toEqual([]);
    expect(watch.said).toEqual([]);
    expect(watch.faults).toEqual([]);
    // And nobody was asked for anything on the way: this engine decides on lasting storage without a word.
    expect(policies.asked.filter((call) => call !== 'StorageManager.persist')).toEqual([]);
  });

  it('J11: leave nothing to ask a person for', async () => {
    context = await browser.newContext(pageDefaults);
    const policies = await PolicyWatch.over(context);
    const client = new ClientPage(await context.newPage());
    await client.open(world.intake.client);
    const asked = ['camera', 'microphone', 'geolocation', 'midi', 'clipboard-read', 'idle-detection', 'local-fonts'];
    const { allowed, states } = await client.page.evaluate(async (names) => {
      const { featurePolicy } = document as unknown as { featurePolicy: { allowedFeatures(): string[] } };
      const query = (name: string) => navigator.permissions.query({ name: name as PermissionName });
      return {
        allowed: featurePolicy.allowedFeatures(),
        states: await Promise.all(names.map(async (name) => (await query(name)).state)),
      };
    }, asked);
    expect(allowed.filter((name) => asked.includes(name))).toEqual([]);
    expect(new Set(states)).toEqual(new Set(['denied']));
    const refusals = await client.page.evaluate(async () => {
      const place = new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject));
      return {
        place: await place.then(
          () => 'given',
          ({ code }: GeolocationPositionError) => code,
        ),
        clipboard: await navigator.clipboard.readText().catch((error: Error) => error.name),
      };
    });
    expect(refusals).toEqual({ place: 1, clipboard: 'NotAllowedError' });
    // The ear that heard nothing in J03 does hear.
    expect(policies.asked).toEqual(['Geolocation.getCurrentPosition', 'Clipboard.readText']);
  });

  describe.each(['client', 'clinic'] as const)('J06: the %s’s page', (name) => {
    const openStranger = async () => {
      context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${stranger.address}/stranger`);
      return page;
    };

    it('is not shown in a frame', async () => {
      const page = await openStranger();
      await page.evaluate((address) => {
        const frame = document.createElement('iframe');
        frame.src = address;
        document.body.append(frame);
        return new Promise((resolve) => frame.addEventListener('load', resolve));
      }, world.intake[name]);
      const framed = () => page.frames().find((frame) => frame !== page.mainFrame());
      await expect.poll(() => framed()?.url()).toMatch(/^chrome-error:/);
    });

    it('cannot be held by the site that opened it', async () => {
      const page = await openStranger();
      const opened = context.waitForEvent('page');
      await page.evaluate((address) => {
        (globalThis as { held?: Window | null }).held = globalThis.open(address, 'known');
      }, world.intake[name]);
      const popup = await opened;
      await popup.getByRole('heading', { level: 1 }).waitFor();
      expect(await popup.evaluate(() => [globalThis.opener, window.name])).toEqual([null, '']);
      const held = await page.evaluate(() => {
        const { held } = globalThis as { held?: Window | null };
        return { isClosed: held?.closed, frames: held?.length };
      });
      expect(held).toEqual({ isClosed: true, frames: 0 });
    });

    it('gives no file of its own to another site', async () => {
      const page = await openStranger();
      const html = await (await fetch(world.intake[name])).text();
      const [, icon = ''] = /<link rel="icon"[^>]*href="([^"]+)"/.exec(html) ?? [];
      const [, script = ''] = /<script[^>]*src="([^"]+)"/.exec(html) ?? [];
      const outcomes = await page.evaluate(
        ([image, source]) =>
          Promise.all(
            (['img', 'script'] as const).map(
              (kind) =>
                new Promise((resolve) => {
                  const element = document.createElement(kind);
                  element.onload = () => resolve('taken');
                  element.onerror = () => resolve('refused');
                  element.src = (kind === 'img' ? image : source) ?? '';
                  document.body.append(element);
                }),
            ),
          ),
        [world.intake[name] + icon, world.intake[name] + script],
      );
      expect(outcomes).toEqual(['refused', 'refused']);
      const read = page.evaluate(
        (address) =>
          fetch(address).then(
            () => 'read',
            () => 'refused',
          ),
        world.intake[name],
      );
      expect(await read).toBe('refused');
    });
  });

  /** What the driver itself runs may be exempt from a policy; what a timer runs is the page's own. */
  async function tryFromTimer(page: Page, attempt: BlockedAction[2]): Promise<void> {
    stranger.requests.length = 0;
    await page.evaluate(() => {
      globalThis.got = undefined;
    });
    const call = `Promise.resolve(${JSON.stringify(stranger.address)}).then(${attempt}).catch(() => undefined)`;
    await page.evaluate(`void setTimeout(() => ${call})`);
  }
});
