// A new version of the page is published while somebody answers: the old one goes on, the new one waits to be asked for.
import { rmSync } from 'node:fs';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClientPage } from '../support/clientPage.ts';
import { outboxEntries } from '../support/deviceRows.ts';
import type { PageLanguage } from '../support/pageTexts.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { copyOfPage, publishVersion } from '../support/publishedVersion.ts';
import { Respondent } from '../support/respondent.ts';
import { until } from '../support/until.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('a new version', () => {
  let browser: Browser;
  let world: World;
  let files: string;
  let context: BrowserContext;
  let client: ClientPage;
  let watch: Watch;
  beforeEach(async () => {
    files = copyOfPage();
    [browser, world] = await Promise.all([launchBrowser(), startWorld({ settings: { INTAKE_CLIENT_FILES: files } })]);
    context = await browser.newContext(pageDefaults);
    watch = new Watch(context, [world.intake.client]);
    watch.excuse(/net::ERR_/);
    client = new ClientPage(await context.newPage());
    await client.open(world.intake.client);
    await client.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await client.reload();
  });
  afterEach(async () => {
    await browser?.close();
    await world?.end();
    rmSync(files, { recursive: true, force: true });
    expect(watch.faults).toEqual([]);
  });

  const publish = () => publishVersion(world, files, client.page);
  const generation = () => client.page.locator('meta[name=generation]').count();
  const offers = () => client.page.getByText(client.text('update.title')).count();

  async function answering(language: PageLanguage): Promise<Respondent> {
    if (language !== 'sv') await client.switchLanguage(language);
    const code = world.codes[0];
    if (code === undefined) throw new Error('no code is left');
    const answers = plantedAnswers(world.questionnaire, 'start', language);
    const person = new Respondent(world.questionnaire, code, 'start', answers);
    await person.begin({ client });
    await person.answer({ client }, 3);
    return person;
  }

  it.each(['sv', 'en'] as const)(
    'H01: is not offered while somebody answers, and reloads once when it is taken (%s)',
    async (language) => {
      const person = await answering(language);
      await publish();
      await person.answer({ client }, Number.POSITIVE_INFINITY, async () => expect(await offers()).toBe(0));
      await client.seeHeading(client.text('check.title'));
      expect(await offers()).toBe(0);
      await client.press('frame.support');
      await client.seeHeading(client.text('support.title'));
      expect(await offers()).toBe(0);
      await client.press('support.return');
      await client.send();
      await client.page.getByText(client.text('update.title')).waitFor();
      await client.press('receipt.done');
      await client.seeHeading(client.text('start.title'));
      expect([await offers(), await generation()]).toEqual([1, 0]);

      let loads = 0;
      client.page.on('load', () => {
        loads += 1;
      });
      await client.press('update.button');
      await client.page.locator('meta[name=generation]').waitFor({ state: 'attached' });
      await client.seeStart();
      // Time enough for a second reload to show.
      await client.page.waitForTimeout(2_000);
      expect([loads, await offers(), await generation()]).toEqual([1, 0, 1]);
    },
  );

  it('H07: mends a page that was changed in the cache', async () => {
    const poisoned = await client.page.evaluate(async () => {
      let count = 0;
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          if (!new URL(request.url).pathname.endsWith('/index.html')) continue;
          const page = (await (await cache.match(request))?.text())?.replace('<head>', '<head><meta name="poison">');
          await cache.put(request, new Response(page, { headers: { 'content-type': 'text/html' } }));
          count += 1;
        }
      }
      return count;
    });
    expect(poisoned).toBe(1);
    const poison = () => client.page.locator('meta[name=poison]').count();
    await client.reload();
    expect(await poison()).toBe(1);
    await publish();
    await client.page.getByText(client.text('update.title')).waitFor();
    await client.press('update.button');
    await client.page.locator('meta[name=generation]').waitFor({ state: 'attached' });
    await client.seeStart();
    expect(await poison()).toBe(0);
  });

  it('H02: sends what the old one left waiting', async () => {
    const person = await answering('sv');
    await person.answer({ client });
    const statuses: number[] = [];
    client.page.on('response', (response) => {
      if (response.url().endsWith('/submissions')) statuses.push(response.status());
    });
    await context.route('**/api/v1/submissions', (route) => route.abort());
    await client.press('check.send');
    await client.seeHeading(client.text('send.waitingTitle'));
    await client.press('send.close');
    await publish();
    await client.page.getByText(client.text('update.title')).waitFor();
    await client.press('update.button');
    await client.page.locator('meta[name=generation]').waitFor({ state: 'attached' });
    await client.seeStart();
    expect(await outboxEntries(client.page)).toHaveLength(1);
    await context.unroute('**/api/v1/submissions');
    await client.reload();
    await until('an empty outbox', async () => ((await outboxEntries(client.page)).length === 0 ? true : undefined));
    // Sent just before the reload, it is taken once and answered again.
    expect([[201], [200], [201, 200]]).toContainEqual(statuses);
    expect(await generation()).toBe(1);
  });
});
