// Twenty people in a row at one tablet, with everything that happens in a waiting room: called in half-way, the tablet left
// lying, its power gone, its network gone, a code mistyped. Nobody sees anything of another, and every form arrives once.
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answers, withAnswer } from '../../src/core/answers.ts';
import { travellingAnswers } from '../../src/core/response.ts';
import { builtClientFiles } from '../support/builtFiles.ts';
import { DeviceInspection } from '../support/deviceInspection.ts';
import { type LeakSearch, leakSearch } from '../support/leaks.ts';
import { codeNeedles, writtenNeedles } from '../support/needles.ts';
import { openedAnswers } from '../support/openedMail.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { Respondent } from '../support/respondent.ts';
import { SeededChance } from '../support/seededChance.ts';
import { SharedTablet } from '../support/sharedTablet.ts';
import { openBehindPin } from '../support/staff.ts';
import { until } from '../support/until.ts';
import { chromiumPath } from '../support/watchedBrowser.ts';
import { startWorldBehindProxy, type WorldBehindProxy } from '../support/worldBehindProxy.ts';

const seed = 20_261_124;
const people = 20;
const interruptions = ['idle', 'reload', 'power cut', 'out of sight', 'quick exit', 'back to start'] as const;
type Interruption = (typeof interruptions)[number];

describe.skipIf(chromiumPath === '')('twenty people at one tablet', () => {
  const chance = new SeededChance(seed);
  const happened = new Map<string, number>();
  const searches: LeakSearch[] = [];
  let served: WorldBehindProxy;
  let tablet: SharedTablet;
  let inspection: DeviceInspection;
  let startText = '';
  beforeAll(async () => {
    served = await startWorldBehindProxy(2);
    tablet = new SharedTablet(served, (context: BrowserContext) => {
      inspection = new DeviceInspection(context);
    });
  });
  afterAll(async () => {
    await tablet?.phone.throwAway();
    await served?.end();
  });

  const count = (what: string) => happened.set(what, (happened.get(what) ?? 0) + 1);

  /** A fifth of the questions answered, the rest skipped, and words that nobody else would write. */
  function personNumber(number: number): Respondent {
    const { questionnaire, codes } = served.world;
    const code = codes[number];
    if (code === undefined) throw new Error('no code is left');
    const occasion = number % 2 === 0 ? 'start' : 'end';
    let planned: Answers = new Map(
      [...plantedAnswers(questionnaire, occasion, 'sv')].filter(
        ([linkId], at) => linkId === 'occasion' || at === 1 || chance.isTrue(0.2),
      ),
    );
    const own = `Wexlo${'abcdefghijklmnopqrst'[number]}marghast Qvintermoor`;
    if (occasion === 'end') planned = withAnswer(planned, { linkId: 'missing', lang: 'sv', value: { text: own } });
    searches.push(leakSearch([...writtenNeedles(own), ...codeNeedles(code, questionnaire)], builtClientFiles()));
    return new Respondent(questionnaire, code, occasion, planned);
  }

  /** What the next person finds, whoever was here before: the same words, and Forward leads nowhere. */
  async function lookAround(isThorough: boolean): Promise<void> {
    const { page, client } = tablet;
    await client.seeHeading(client.text('start.title'));
    const words = () => page.evaluate(() => document.body.innerText);
    if (startText === '') startText = await words();
    expect(await words()).toBe(startText);
    // Resolves once it has led somewhere, or nowhere at all.
    await page.goForward();
    expect(await words()).toBe(startText);
    if (!isThorough) return;
    const traces = (await inspection.inspect(page)).filter(({ place }) => !place.startsWith('bytes sent'));
    for (const search of searches) expect(search(traces)).toEqual([]);
  }

  async function mistypeCode(person: Respondent): Promise<void> {
    const { client, page } = tablet;
    const { code } = person.code;
    await client.enterCode(code.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
    await page.getByText(client.text('code.refused')).first().waitFor();
    await client.press('frame.back', 'ui');
    count('wrong code');
  }

  async function begin(person: Respondent): Promise<void> {
    const { client } = tablet;
    await client.enterCode(person.code.code);
    await client.chooseOccasion(person.questionnaire, person.occasion);
    if (!tablet.phone.isOnline) {
      await client.seeHeading(client.text('confirmCode.title'));
      await tablet.page.getByRole('textbox').fill(person.code.code);
      await client.press('code.continue');
    }
    await client.begin();
  }

  async function interrupt(how: Interruption): Promise<void> {
    const { client, page } = tablet;
    count(how);
    if (how === 'idle') await tablet.idleOut();
    if (how === 'power cut') await tablet.losePower();
    if (how === 'out of sight') await tablet.goOutOfSight();
    if (how === 'quick exit') await tablet.leaveQuickly();
    if (how === 'reload') await page.reload();
    if (how === 'back to start') await client.press('frame.device').then(() => client.press('device.staff'));
    if (how === 'back to start') await client.press('staff.close');
    await lookAround(false);
  }

  /** Answers a little, saved; false when nothing is left to be interrupted at. */
  async function answerALittle(person: Respondent): Promise<boolean> {
    await person.answer(tablet.phone, chance.below(8));
    while (person.next !== undefined && !person.planned.has(person.next.linkId)) await person.answer(tablet.phone, 1);
    if (person.next === undefined) return false;
    await person.answerAndStay(tablet.phone);
    return true;
  }

  async function finish(person: Respondent): Promise<void> {
    const { client, page } = tablet;
    await person.answer(tablet.phone);
    await client.press('check.send');
    const title = tablet.phone.isOnline ? 'receipt.title' : 'send.sealedTitle';
    await client.seeHeading(client.text(title));
    await page.getByText(client.text('closing.handBack')).waitFor();
    count(title);
    if (chance.isTrue(0.5)) await page.clock.runFor(15_000);
    else await client.press(tablet.phone.isOnline ? 'receipt.done' : 'closing.done');
    await lookAround(tablet.phone.isOnline && searches.length % 4 === 0);
  }

  async function turnNetwork(): Promise<void> {
    if (tablet.phone.isOnline) await tablet.phone.loseNetwork();
    else await tablet.phone.findNetwork();
  }

  it('see nothing of each other, resume where they stopped, and arrive once each', async () => {
    await tablet.setUp();
    await lookAround(false);
    const everybody: Respondent[] = [];
    let calledIn: Respondent | undefined;
    for (let number = 0; number < people; number += 1) {
      const person = personNumber(number);
      everybody.push(person);
      if (chance.isTrue(0.25)) await turnNetwork();
      if (chance.isTrue(0.2)) await mistypeCode(person).then(() => lookAround(false));
      await begin(person);
      let isHere = true;
      while (isHere && chance.isTrue(0.6) && (await answerALittle(person))) {
        await interrupt(chance.one(interruptions));
        // Called in: somebody else takes the tablet meanwhile.
        if (calledIn === undefined && chance.isTrue(0.4)) isHere = false;
        else await person.resume(tablet.phone);
      }
      if (!isHere) {
        calledIn = person;
        count('called in');
        continue;
      }
      await finish(person);
      if (calledIn === undefined) continue;
      await calledIn.resume(tablet.phone);
      await finish(calledIn);
      calledIn = undefined;
    }
    if (calledIn !== undefined) {
      await calledIn.resume(tablet.phone);
      await finish(calledIn);
    }
    if (!tablet.phone.isOnline) await tablet.phone.findNetwork();
    await openBehindPin(tablet.client);
    // What the page is sending by itself just then is left out of an attempt.
    const isEmpty = async () => {
      await tablet.client.press('staff.sendNow');
      await tablet.client.button(tablet.client.text('staff.sendNow')).waitFor();
      return (await tablet.page.getByText(tablet.client.text('staff.waiting_zero')).isVisible()) || undefined;
    };
    await until('an empty outbox', isEmpty, 60_000);
    await tablet.client.press('staff.close');
    await lookAround(true);

    for (const person of everybody) {
      const slot = person.code.slots[person.occasion];
      const sent = served.proxy
        .exchangesAt('/api/v1/submissions')
        .filter(({ request }) => Buffer.from(request.slice(24, 56)).toString('base64url') === slot);
      expect(sent.filter(({ intakeAnswer }) => intakeAnswer?.status === 201)).toHaveLength(1);
      expect(new Set(sent.map(({ request }) => Buffer.from(request).toString('base64'))).size).toBe(1);
      const arrived = openedAnswers(served.world, sent[0]?.request ?? new Uint8Array(), person.occasion);
      expect(arrived).toEqual(travellingAnswers(person.questionnaire, person.given));
    }
    expect(tablet.phone.faults).toEqual([]);
    // The seed must have brought everything to pass that this test is about.
    const wanted = [...interruptions, 'wrong code', 'called in', 'receipt.title', 'send.sealedTitle'];
    expect(wanted.filter((what) => !happened.has(what))).toEqual([]);
  });
});
