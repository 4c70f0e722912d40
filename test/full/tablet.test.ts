// A shared tablet in a real browser: idling, power cuts, and what the next person could find.
import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtClientFiles } from '../support/builtFiles.ts';
import { DeviceInspection } from '../support/deviceInspection.ts';
import { cellEntries, outboxEntries } from '../support/deviceRows.ts';
import { leakSearch } from '../support/leaks.ts';
import { answerNeedles, codeNeedles, topicNeedles, writtenNeedles } from '../support/needles.ts';
import type { PageLanguage } from '../support/pageTexts.ts';
import { plantedAnswers, regrettedWords } from '../support/plantedAnswers.ts';
import { readProfileFolder } from '../support/profileFolder.ts';
import { Respondent } from '../support/respondent.ts';
import { SharedTablet } from '../support/sharedTablet.ts';
import { chromiumPath, tablet as size } from '../support/watchedBrowser.ts';
import { startWorldBehindProxy, type WorldBehindProxy } from '../support/worldBehindProxy.ts';

const hourMs = 3_600_000;
const shown = /^page (?:shown|spoken)$|^bytes sent/;
const languages: readonly PageLanguage[] = ['sv', 'en'];

describe.skipIf(chromiumPath === '')('a shared tablet', () => {
  let served: WorldBehindProxy;
  let tablet: SharedTablet;
  let inspection: DeviceInspection;
  let codesTaken = 0;
  beforeAll(async () => {
    served = await startWorldBehindProxy();
  });
  beforeEach(() => {
    tablet = new SharedTablet(served, (context: BrowserContext) => {
      inspection = new DeviceInspection(context);
    });
  });
  afterEach(async () => {
    served.proxy.heal();
    await tablet.phone.throwAway();
    expect(tablet.phone.faults).toEqual([]);
  });
  afterAll(() => served?.end());

  const newPerson = (language: PageLanguage = 'sv') => {
    const { questionnaire, codes } = served.world;
    const code = codes[codesTaken++];
    if (code === undefined) throw new Error('no code is left');
    return new Respondent(questionnaire, code, 'end', plantedAnswers(questionnaire, 'end', language));
  };

  it.each(languages)(
    'I08: warns an idle person, waits as often as wanted, and then empties itself (%s)',
    async (language) => {
      await tablet.setUp();
      const { client, page } = tablet;
      if (language !== 'sv') await client.switchLanguage(language);
      const person = newPerson(language);
      await person.begin(tablet.phone);
      const question = await person.answerAndStay(tablet.phone);
      // From here on it goes where it is pushed: the time that the machine takes is not the person's. The wait begins with this touch.
      await page.clock.pauseAt((await tablet.timeMs()) + 10_000);
      await page.getByRole('heading', { level: 1 }).click();
      for (let time = 0; time < 12; time += 1) {
        await tablet.idleUntilWarned();
        expect(await page.getByText(client.text('idle.kept.tablet')).isVisible()).toBe(true);
        await page.clock.runFor(28_000);
        await client.press('idle.stay');
        await client.seeQuestion(question);
      }
      client.language = 'sv';
      await page.clock.runFor(90_000);
      await page.clock.runFor(30_000);
      // In the clinic's language again, whoever was here.
      await client.seeHeading(client.text('start.title'));
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('sv');
    },
  );

  it('I09: after a wipe holds nothing but sealed cells of a day and sealed envelopes', async () => {
    await tablet.setUp();
    const { questionnaire } = served.world;
    const [first, second] = [newPerson(), newPerson()];
    const needles = [first, second].flatMap((person) => [
      ...codeNeedles(person.code, questionnaire),
      ...answerNeedles(questionnaire, person.planned),
    ]);
    const search = leakSearch([...needles, ...writtenNeedles(regrettedWords.sv), ...topicNeedles], builtClientFiles());
    await first.begin(tablet.phone);
    await first.answer(tablet.phone, 3);
    await first.answerAndStay(tablet.phone);
    await tablet.idleOut();
    await second.begin(tablet.phone);
    await second.answer(tablet.phone);
    await tablet.phone.loseNetwork();
    await tablet.client.press('check.send');
    await tablet.client.seeHeading(tablet.client.text('send.sealedTitle'));
    await tablet.client.press('closing.done');
    await tablet.client.seeHeading(tablet.client.text('start.title'));

    const hour = Math.floor((await tablet.timeMs()) / hourMs);
    const cells = await cellEntries(tablet.page);
    expect(cells.map(({ bytes }) => bytes)).toEqual([32_808]);
    for (const { until } of cells) expect([hour + 23, hour + 24]).toContain(until);
    expect((await outboxEntries(tablet.page)).map(({ envelope }) => envelope.length)).toEqual([8_504]);

    // Undo brings nothing back, and the clipboard never had anything.
    await tablet.client.press('start.begin');
    await tablet.page.getByRole('textbox').focus();
    await tablet.page.keyboard.press('Control+Z');
    await tablet.page.keyboard.press('Control+V');
    expect(await tablet.page.getByRole('textbox').inputValue()).toBe('');
    await tablet.client.press('frame.back', 'ui');
    await tablet.phone.findNetwork();
    const traces = (await inspection.inspect(tablet.page)).filter(({ place }) => !shown.test(place));
    expect(search(traces)).toEqual([]);
    const { folder } = tablet.phone;
    await tablet.phone.close();
    expect(search(readProfileFolder(folder, served.address))).toEqual([]);
  });

  it('I10: without power keeps nothing readable, and the code resumes within a day', async () => {
    await tablet.setUp();
    const person = newPerson();
    const { questionnaire } = served.world;
    await person.begin(tablet.phone);
    await person.answer(tablet.phone, 2);
    await person.answerAndStay(tablet.phone);
    await tablet.losePowerFor(0);
    const needles = [...codeNeedles(person.code, questionnaire), ...answerNeedles(questionnaire, person.planned)];
    const traces = (await inspection.inspect(tablet.page)).filter(({ place }) => !shown.test(place));
    expect(leakSearch(needles, builtClientFiles())(traces)).toEqual([]);
    await tablet.losePowerFor(22.5 * hourMs);
    await person.resume(tablet.phone);
    await tablet.losePowerFor(24 * hourMs);
    await tablet.client.seeHeading(tablet.client.text('start.title'));
    // Removed once the page is shown.
    await expect.poll(() => cellEntries(tablet.page)).toEqual([]);
    await tablet.client.enterCode(person.code.code);
    await tablet.client.seeHeading(tablet.client.text('occasion.title'));
  });

  it('I10: without power, told to keep nothing, keeps nothing', async () => {
    await tablet.setUp({ keepsNothing: true });
    const person = newPerson();
    await person.begin(tablet.phone);
    await person.answer(tablet.phone, 3);
    expect(await cellEntries(tablet.page)).toEqual([]);
    await tablet.losePower();
    await tablet.client.enterCode(person.code.code);
    await tablet.client.seeHeading(tablet.client.text('occasion.title'));
  });

  it.each(languages)('ends on a page whose button is in view (%s)', async (language) => {
    await tablet.setUp();
    const { client, page } = tablet;
    if (language !== 'sv') await client.switchLanguage(language);
    const person = newPerson(language);
    await person.begin(tablet.phone);
    await person.answer(tablet.phone);
    await page.clock.pauseAt((await tablet.timeMs()) + 10_000);
    await client.press('check.send');
    await client.seeHeading(client.text('receipt.title'));
    for (const name of ['closing.hold', 'closing.done'] as const) {
      const { y = 0, height = Infinity } = (await client.button(client.text(name)).boundingBox()) ?? {};
      expect(y + height).toBeLessThan(size.height);
    }
  });

  it('I17: gives the next person no hint of a form that waits', async () => {
    await tablet.setUp();
    const seen = async () => {
      const { page, client } = tablet;
      const views = [await page.locator('body').ariaSnapshot()];
      for (const [key, heading] of [
        ['frame.device', 'device.title'],
        ['device.staff', 'staff.title'],
      ] as const) {
        await client.press(key);
        await client.seeHeading(client.text(heading));
        views.push(await page.locator('body').ariaSnapshot());
      }
      await client.press('staff.close');
      await client.seeHeading(client.text('start.title'));
      return views;
    };
    const { page, client } = tablet;
    const before = await seen();
    const person = newPerson();
    await person.begin(tablet.phone);
    await person.answer(tablet.phone);
    await tablet.phone.loseNetwork();
    await client.press('check.send');
    await client.seeHeading(client.text('send.sealedTitle'));
    await page.clock.runFor(15_000);
    await client.seeHeading(client.text('start.title'));
    expect(await outboxEntries(page)).toHaveLength(1);
    expect(await seen()).toEqual(before);
    await tablet.losePower();
    expect(await seen()).toEqual(before);
  });
});
