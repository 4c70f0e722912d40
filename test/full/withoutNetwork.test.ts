// The network may go on any page: what was begun goes on without it, nothing is lost, and when it is back the answers
// arrive, once, by themselves.
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { travellingAnswers } from '../../src/core/response.ts';
import { openedAnswers } from '../support/openedMail.ts';
import { Phone } from '../support/phone.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { Respondent } from '../support/respondent.ts';
import { chromiumPath } from '../support/watchedBrowser.ts';
import { startWorldBehindProxy, type WorldBehindProxy } from '../support/worldBehindProxy.ts';

/** Every page on the way from start to receipt. */
const pages = [
  'start',
  'code',
  'unlocking',
  'occasion',
  'about-answers',
  'first question',
  'fifth question',
  'last question',
  'check',
  'receipt',
] as const;
type PageName = (typeof pages)[number];

const submissions = '/api/v1/submissions';

describe.skipIf(chromiumPath === '')('without network', () => {
  let served: WorldBehindProxy;
  let phone: Phone;
  let codesTaken = 0;

  beforeAll(async () => {
    served = await startWorldBehindProxy(2);
  });
  beforeEach(() => {
    phone = new Phone(served);
  });
  afterEach(async () => {
    served.proxy.heal();
    await phone.throwAway();
    expect(phone.faults).toEqual([]);
  });
  afterAll(() => served?.end());

  const newRespondent = () => {
    const { questionnaire, codes } = served.world;
    const code = codes[codesTaken++];
    if (code === undefined) throw new Error('no code is left');
    return new Respondent(questionnaire, code, 'start', plantedAnswers(questionnaire, 'start', 'sv'));
  };

  /** The whole way; `at` is called on each page, before anything is done there. */
  async function walk(person: Respondent, at: (name: PageName) => Promise<void>): Promise<void> {
    const { client, page } = phone;
    await at('start');
    await client.press('start.begin');
    await at('code');
    await page.getByRole('textbox', { name: client.text('code.title') }).fill(person.code.code);
    await client.press('code.continue');
    await at('unlocking');
    await client.seeHeading(client.text('occasion.title'));
    await at('occasion');
    await client.chooseOccasion(person.questionnaire, person.occasion);
    await confirmCodeIfAsked(person);
    await at('about-answers');
    await client.begin();
    let number = 0;
    await person.answer(phone, Number.POSITIVE_INFINITY, async ({ linkId }) => {
      number += 1;
      if (number === 1) await at('first question');
      if (number === 5) await at('fifth question');
      if (linkId === 'well-being') await at('last question');
    });
    await client.seeHeading(client.text('check.title'));
    await at('check');
    await client.press('check.send');
    await seeOneOf(client.text('receipt.title'), client.text('send.waitingTitle'));
    await at('receipt');
    // What waits arrives by itself.
    await client.seeHeading(client.text('receipt.title'));
    await client.press('receipt.done');
    await client.seeHeading(client.text('start.title'));
  }

  async function seeOneOf(name: string, otherName: string): Promise<void> {
    const [heading, other] = [name, otherName].map((text) =>
      phone.page.getByRole('heading', { level: 1, name: text, exact: true }),
    ) as [Locator, Locator];
    await heading.or(other).waitFor();
  }

  /** Offline nobody can say whether a new code exists, so the page asks for it once more. */
  async function confirmCodeIfAsked(person: Respondent): Promise<void> {
    const { client, page } = phone;
    await seeOneOf(client.text('aboutAnswers.title'), client.text('confirmCode.title'));
    const again = page.getByRole('textbox', { name: client.text('confirmCode.title') });
    if (!(await again.isVisible())) return;
    expect(phone.isOnline).toBe(false);
    await again.fill(person.code.code);
    await client.press('code.continue');
    await client.seeHeading(client.text('aboutAnswers.title'));
  }

  /** The intake took this person's answers once, and they are what was answered. */
  function expectArrived(person: Respondent): void {
    const slot = person.code.slots[person.occasion];
    const sent = served.proxy
      .exchangesAt(submissions)
      .filter(({ request }) => Buffer.from(request.slice(24, 56)).toString('base64url') === slot);
    expect(sent.map(({ intakeAnswer }) => intakeAnswer?.status)).toEqual([201]);
    const arrived = openedAnswers(served.world, sent[0]?.request ?? new Uint8Array(), person.occasion);
    expect(arrived).toEqual(travellingAnswers(person.questionnaire, person.planned));
  }

  it.each(pages)('lost on the page "%s" and found on the next', async (lostAt) => {
    const person = newRespondent();
    await phone.open();
    await walk(person, async (name) => {
      if (!phone.isOnline) await phone.findNetwork();
      if (name === lostAt) await phone.loseNetwork();
    });
    expectArrived(person);
  });

  it('lost and found on every other question', async () => {
    const person = newRespondent();
    await phone.open();
    await person.begin(phone);
    await person.answer(phone, Number.POSITIVE_INFINITY, () =>
      phone.isOnline ? phone.loseNetwork() : phone.findNetwork(),
    );
    await phone.findNetwork();
    await phone.client.send();
    expectArrived(person);
  });

  it('on the very first visit: the page says so, and goes on when the network is there', async () => {
    const person = newRespondent();
    for (const path of ['/profile.json', '/profile.sig']) served.proxy.failAt(path, { kind: 'cut' });
    await phone.open();
    const { client } = phone;
    await client.enterCode(person.code.code);
    await client.seeHeading(client.text('stopped.connect-once.title'));
    served.proxy.heal();
    await client.press('stopped.way.toCode');
    await phone.page.getByRole('textbox', { name: client.text('code.title') }).fill(person.code.code);
    await client.press('code.continue');
    await client.chooseOccasion(person.questionnaire, person.occasion);
    await client.begin();
    await person.answer(phone);
    await client.send();
    expectArrived(person);
  });

  it('from the start page on: everything is answered, waits, and arrives by itself on a later visit', async () => {
    const person = newRespondent();
    await phone.open();
    await phone.loseNetwork();
    await phone.reload();
    const { client } = phone;
    await client.enterCode(person.code.code);
    await client.chooseOccasion(person.questionnaire, person.occasion);
    await confirmCodeIfAsked(person);
    await client.begin();
    await person.answer(phone, 10);
    await phone.client.seeSaved();
    await phone.kill();
    await phone.open();
    await person.resume(phone);
    await person.answer(phone);
    await phone.client.press('check.send');
    await phone.client.seeHeading(phone.client.text('send.waitingTitle'));
    await phone.close();
    const earlier = served.proxy.exchangesAt(submissions).length;
    await phone.findNetwork();
    await phone.open(false);
    // Nobody types a code, nor chooses a language: the sealed bytes need none.
    await expect.poll(() => served.proxy.exchangesAt(submissions).length, { timeout: 20_000 }).toBe(earlier + 1);
    expectArrived(person);
    expect(await phone.client.firstChoice().isVisible()).toBe(true);
  });
});
