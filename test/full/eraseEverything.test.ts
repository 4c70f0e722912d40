// "Remove everything" works the same, says the same and takes the same, whether or not something waits.
import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ClientPage } from '../support/clientPage.ts';
import { cellCount, outboxEntries } from '../support/deviceRows.ts';
import { Phone } from '../support/phone.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { Respondent } from '../support/respondent.ts';
import { SharedTablet } from '../support/sharedTablet.ts';
import { openStaffPage } from '../support/staff.ts';
import { until } from '../support/until.ts';
import { chromiumPath } from '../support/watchedBrowser.ts';
import { startWorldBehindProxy, type WorldBehindProxy } from '../support/worldBehindProxy.ts';

interface Erasing {
  readonly dialog: string;
  readonly after: string;
  readonly left: {
    readonly databases: readonly string[];
    readonly caches: readonly string[];
    readonly workers: number;
  };
}

/** What the page takes at least. */
const leastMs = 3_000;
const nothing: Erasing['left'] = { databases: [], caches: [], workers: 0 };

describe.skipIf(chromiumPath === '')('removing everything', () => {
  let served: WorldBehindProxy;
  let phone: Phone;
  let codesTaken = 0;
  beforeAll(async () => {
    served = await startWorldBehindProxy();
  });
  beforeEach(() => {
    phone = newPhone();
  });
  afterEach(async () => {
    served.proxy.heal();
    await phone.throwAway();
    expect(phone.faults).toEqual([]);
  });
  afterAll(() => served?.end());

  /** Its page's clock can be stopped. */
  const newPhone = () => new Phone(served, { onLaunch: ({ clock }) => clock.install() });

  /** A form sealed without network, and another begun. */
  async function leaveSomething(): Promise<void> {
    const { questionnaire, codes } = served.world;
    const people = [codes[codesTaken++], codes[codesTaken++]].map((code) => {
      if (code === undefined) throw new Error('no code is left');
      return new Respondent(questionnaire, code, 'start', plantedAnswers(questionnaire, 'start', 'sv'));
    });
    const [finished, begun] = people;
    await begun?.begin(phone);
    await begun?.answerAndStay(phone);
    await phone.reload();
    await finished?.begin(phone);
    await finished?.answer(phone);
    await phone.loseNetwork();
    await phone.client.press('check.send');
    await phone.client.seeHeading(phone.client.text('send.waitingTitle'));
    await phone.client.press('send.close');
    expect([await cellCount(phone.page), (await outboxEntries(phone.page)).length]).toEqual([2, 1]);
  }

  /** `meanwhile` is awaited when it has begun. */
  async function erase(meanwhile?: () => Promise<void>): Promise<Erasing> {
    const { client, page } = phone;
    await client.press('device.erase');
    const dialog = await page.getByRole('dialog').ariaSnapshot();
    await client.press('device.eraseYes');
    await meanwhile?.();
    await page.getByText(client.text('device.erased')).waitFor();
    return { dialog, after: await page.locator('main').ariaSnapshot(), left: await whatIsLeft() };
  }

  function whatIsLeft(): Promise<Erasing['left']> {
    return phone.page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
  }

  /** Its page's clock goes where it is pushed: to the very moment at which the page may say so, when everything has long been gone. */
  async function eraseByClock(): Promise<Erasing> {
    const { client, page } = phone;
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 10_000);
    // What that made the page send has failed before anything is removed.
    await until('rest', async () => ((await page.evaluate(locksHeld)) === 0 ? true : undefined));
    return erase(async () => {
      await until('an empty device', async () => (isDeepStrictEqual(await whatIsLeft(), nothing) ? true : undefined));
      await page.clock.runFor(leastMs - 1);
      expect(await client.button(client.text('device.erasing')).isVisible()).toBe(true);
      await page.clock.runFor(1);
    });
  }

  it.each(['sv', 'en'] as const)('B19: is the same with and without something that waits (%s)', async (language) => {
    await phone.open();
    if (language !== 'sv') await phone.client.switchLanguage(language);
    await phone.client.press('frame.device');
    const empty = await eraseByClock();
    await phone.throwAway();

    phone = newPhone();
    await phone.open();
    await leaveSomething();
    if (language !== 'sv') await phone.client.switchLanguage(language);
    await phone.client.press('frame.device');
    const full = await eraseByClock();

    expect(full.dialog).toBe(empty.dialog);
    expect(full.after).toBe(empty.after);
    expect([full.left, empty.left]).toEqual([nothing, nothing]);
  });

  it('B19: works while another tab is open, and in the middle of a form', async () => {
    await phone.open();
    const other = await phone.page.context().newPage();
    await new ClientPage(other).open(served.address);
    const { questionnaire, codes } = served.world;
    const code = codes[codesTaken++];
    if (code === undefined) throw new Error('no code is left');
    const person = new Respondent(questionnaire, code, 'start', plantedAnswers(questionnaire, 'start', 'sv'));
    await person.begin(phone);
    await person.answerAndStay(phone);
    await phone.client.press('frame.device');
    const { left } = await erase();
    expect([left.caches, left.workers]).toEqual([[], 0]);
    await phone.client.press('support.return');
    await phone.client.enterCode(code.code);
    await phone.client.seeHeading(phone.client.text('occasion.title'));
  });

  it('B19: switches a shared tablet back when the PIN is forgotten, and there from the staff page alone', async () => {
    const tablet = new SharedTablet(served);
    await tablet.setUp();
    await tablet.client.press('frame.device');
    await tablet.client.seeHeading(tablet.client.text('device.title'));
    expect(await tablet.client.button(tablet.client.text('device.erase')).count()).toBe(0);
    await tablet.client.press('support.return');
    await openStaffPage(tablet.client);
    await tablet.client.press('device.erase');
    await tablet.client.press('device.eraseYes');
    await tablet.page.getByText(tablet.client.text('device.erased')).waitFor();
    await tablet.client.press('staff.close');
    await tablet.page.getByText(tablet.client.text('start.pause')).waitFor();
    await tablet.phone.throwAway();
  });
});

/** Runs inside the page: each envelope that is on its way has one. */
async function locksHeld(): Promise<number> {
  return (await navigator.locks.query()).held?.length ?? 0;
}
