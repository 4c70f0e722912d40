// The service worker through a phone's life: it opens the page without network, never touches the intake's addresses, heals what it
// keeps, and may be killed while it sends. Background Sync is fired through the browser's own developer door.
import { EventEmitter, once } from 'node:events';
import type { CDPSession } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { cellContent, outboxEntries } from '../support/deviceRows.ts';
import { holdStores, notedTransactions, noteTransactions } from '../support/holdStores.ts';
import { submissionCount } from '../support/lostSubmission.ts';
import { Phone } from '../support/phone.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { Respondent } from '../support/respondent.ts';
import { sendAgain } from '../support/sendAgain.ts';
import { until } from '../support/until.ts';
import { countWords, wakingTags, wordsHeard } from '../support/wakingTags.ts';
import { chromiumPath } from '../support/watchedBrowser.ts';
import { startWorldBehindProxy, type WorldBehindProxy } from '../support/worldBehindProxy.ts';

const submissions = '/api/v1/submissions';

describe.skipIf(chromiumPath === '')('the service worker', () => {
  let served: WorldBehindProxy;
  let phone: Phone;
  let codesTaken = 0;
  beforeAll(async () => {
    served = await startWorldBehindProxy();
  });
  beforeEach(async () => {
    phone = new Phone(served);
    await phone.open();
  });
  afterEach(async () => {
    served.proxy.heal();
    await phone.throwAway();
    expect(phone.faults).toEqual([]);
  });
  afterAll(() => served?.end());

  /** A short form, sealed and waiting: everything but the first question is skipped. */
  async function waiting(): Promise<Respondent> {
    const { questionnaire, codes } = served.world;
    const code = codes[codesTaken++];
    if (code === undefined) throw new Error('no code is left');
    const all = plantedAnswers(questionnaire, 'start', 'sv');
    const planned = new Map([...all].slice(0, 2));
    const person = new Respondent(questionnaire, code, 'start', planned);
    await person.begin(phone);
    await person.answer(phone);
    served.proxy.failAt(submissions, { kind: 'cut' });
    await phone.client.press('check.send');
    await phone.client.seeHeading(phone.client.text('send.waitingTitle'));
    return person;
  }

  const keysOf = ({ code, questionnaire }: Respondent) => deriveSlotKeys(code.root, questionnaire.id, 'start');

  /** Wakes the worker as the browser does when there is network again. */
  async function wake(session: CDPSession, lastChance = false): Promise<void> {
    let registrationId: string | undefined;
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      registrationId = registrations.find(({ isDeleted }) => !isDeleted)?.registrationId ?? registrationId;
    });
    // Registrations are told at the beginning alone: a second call begins anew.
    await session.send('ServiceWorker.disable');
    await session.send('ServiceWorker.enable');
    const id = await until('a registration', async () => registrationId);
    await session.send('ServiceWorker.dispatchSyncEvent', {
      origin: served.address,
      registrationId: id,
      tag: 'net',
      lastChance,
    });
  }

  async function wishToBeWoken(): Promise<void> {
    await phone.page.locator('label[for="sync"]').click();
    await until('the wish', async () => ((await phone.page.evaluate(wakingTags)).includes('net') ? true : undefined));
  }

  const tries = () => served.proxy.exchangesAt(submissions).length;

  it('H08: nothing wakes it where that was not chosen, and once it was, it sends', async () => {
    // Once more: the worker speaks to the pages that it opened itself.
    await phone.reload();
    const person = await waiting();
    const { page, client } = phone;
    const box = page.getByRole('checkbox', { name: client.text('send.syncLabel') });
    expect(await box.isChecked()).toBe(false);
    expect(await page.evaluate(wakingTags)).toEqual([]);
    const session = await page.context().newCDPSession(page);
    // A page that sends nothing by itself.
    await page.goto(`${served.address}/away.html`);
    const before = tries();
    // Even woken, as by an earlier choice that was taken back, it asks first; at its end it tells the pages.
    await page.evaluate(countWords);
    await wake(session);
    await until('the end of it', async () => ((await page.evaluate(wordsHeard)) > 0 ? true : undefined));
    expect(tries()).toBe(before);
    await client.open(served.address);
    await client.enterCode(person.code.code);
    await client.chooseOccasion(person.questionnaire, person.occasion);
    await client.seeHeading(client.text('send.waitingTitle'));
    await wishToBeWoken();
    served.proxy.heal();
    await wake(session);
    await until('an empty outbox', async () => ((await outboxEntries(page)).length === 0 ? true : undefined));
    expect((await cellContent(page, keysOf(person)))?.state).toBe('sent');
  });

  it('H09: woken three times without network it changes nothing, and the page goes on later', async () => {
    // Once more: the worker speaks to the pages that it opened itself.
    await phone.reload();
    await waiting();
    const { page, client } = phone;
    await page.evaluate(countWords);
    await page.locator('label[for="sync"]').click();
    const [before] = await outboxEntries(page);
    const session = await page.context().newCDPSession(page);
    for (const lastChance of [false, false, true]) {
      const sofar = tries();
      await wake(session, lastChance);
      await until('an attempt', async () => (tries() > sofar ? true : undefined));
    }
    // The browser wakes it by itself, too, when it is asked to: the last of these attempts has ended when nothing is said any more.
    await until('rest', async () => {
      const heard = await page.evaluate(wordsHeard);
      await page.waitForTimeout(3_000);
      return heard >= 3 && heard === (await page.evaluate(wordsHeard)) ? true : undefined;
    });
    const [after, ...others] = await outboxEntries(page);
    expect(others).toEqual([]);
    expect(after).toMatchObject({ state: 'tried', envelope: before?.envelope });
    await sendAgain(client, served.proxy);
    await client.seeHeading(client.text('receipt.title'));
  });

  it('H11: killed between the verified answer and its receipt transaction it has lost nothing: the next start ends with one form', async () => {
    const rows = submissionCount(served.world);
    const person = await waiting();
    const { page } = phone;
    await wishToBeWoken();
    // A page that sends nothing by itself.
    await page.goto(`${served.address}/away.html`);
    const gate = new EventEmitter();
    let isHeld = false;
    const onHeld = () => {
      isHeld = true;
    };
    served.proxy.failAt(submissions, { kind: 'hold', until: once(gate, 'open'), onHeld });
    const session = await page.context().newCDPSession(page);
    // The browser wakes it by itself, too, when it is asked to: whichever attempt comes is held, and keeps the others waiting.
    await until('the held request', async () => {
      if (!isHeld) await wake(session);
      return isHeld || undefined;
    });
    const [tried] = await outboxEntries(page);
    // From here on the worker's transactions have to wait: the first that it asks for is the receipt's, when the answer is verified.
    await page.evaluate(holdStores);
    const [worker] = page.context().serviceWorkers();
    await worker?.evaluate(noteTransactions);
    gate.emit('open');
    const noted = () => worker?.evaluate(notedTransactions);
    await until('the receipt transaction', async () => ((await noted())?.length ? true : undefined));
    expect(await noted()).toEqual(['cells outbox']);
    expect(submissionCount(served.world)).toBe(rows + 1);
    await phone.kill();
    // Without network it can only find what the kill has left.
    await phone.loseNetwork();
    await phone.open();
    expect(await outboxEntries(phone.page)).toMatchObject([{ state: 'tried', envelope: tried?.envelope }]);
    expect((await cellContent(phone.page, keysOf(person)))?.state).toBe('draft');
    await phone.findNetwork();
    await until('an empty outbox', async () => ((await outboxEntries(phone.page)).length === 0 ? true : undefined));
    expect((await cellContent(phone.page, keysOf(person)))?.state).toBe('sent');
    expect(submissionCount(served.world)).toBe(rows + 1);
  });

  it('H04, H05: without network the page opens, and what was sealed is sent once when the network is back', async () => {
    const rows = submissionCount(served.world);
    await waiting();
    await phone.loseNetwork();
    await phone.kill();
    await phone.open();
    expect(await outboxEntries(phone.page)).toHaveLength(1);
    await phone.findNetwork();
    await until('an empty outbox', async () => ((await outboxEntries(phone.page)).length === 0 ? true : undefined));
    expect(submissionCount(served.world)).toBe(rows + 1);
  });

  it('H06, H10: the intake’s addresses are neither answered by it nor kept, and the page says that installed and browser are apart', async () => {
    await waiting();
    const { page, client } = phone;
    const kept = await page.evaluate(async () => {
      const urls: string[] = [];
      for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys()) urls.push(request.url);
      }
      return urls;
    });
    expect(kept.length).toBeGreaterThan(5);
    expect(kept.filter((url) => /\/api\/|profile\.(json|sig)|about\.(json|sig)/.test(url))).toEqual([]);
    const seen: boolean[] = [];
    page.on('response', (response) => {
      if (/\/api\/|profile\.|about\./.test(response.url())) seen.push(response.fromServiceWorker());
    });
    await sendAgain(client, served.proxy);
    await client.seeHeading(client.text('receipt.title'));
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).not.toContain(true);
    await client.press('frame.device');
    await page.getByText(client.text('device.separate')).waitFor();
  });

  it('H03: a worker script that comes broken leaves the one that is there', async () => {
    const { page, client } = phone;
    const script = await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? '/sw.js');
    const path = new URL(script, served.address).pathname;
    for (const [contentType, words] of [
      ['text/html', '<html>'],
      ['text/javascript', 'this is no script('],
    ] as const) {
      served.proxy.failAt(path, { kind: 'forge', answer: { status: 200, contentType, body: Buffer.from(words) } });
      const outcome = await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        const failed = await registration?.update().then(
          () => false,
          () => true,
        );
        return { failed, state: registration?.active?.state };
      });
      expect(outcome).toEqual({ failed: true, state: 'activated' });
    }
    served.proxy.heal();
    await phone.loseNetwork();
    await phone.reload();
    await client.seeHeading(client.text('start.title'));
    await phone.findNetwork();
  });
});
