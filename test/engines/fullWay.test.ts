// The full way in three engines: start, code, occasion, notice, every question, check, send, receipt; once in Swedish and
// broken off, once in English and without network. What arrives is opened with the clinic's key and compared.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { withAnswer } from '../../src/core/answers.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import { questionsOf } from '../../src/core/questionnaire.ts';
import { travellingAnswers } from '../../src/core/response.ts';
import { EngineRun } from '../support/engineRun.ts';
import { findEngines } from '../support/findEngines.ts';
import { openedAnswers } from '../support/openedMail.ts';
import { type PageLanguage, pageText } from '../support/pageTexts.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { Respondent } from '../support/respondent.ts';
import { sendAgain } from '../support/sendAgain.ts';
import { startWorldBehindProxy, type WorldBehindProxy } from '../support/worldBehindProxy.ts';

const engines = await findEngines();
let served: WorldBehindProxy;
let codesTaken = 0;

beforeAll(async () => {
  served = await startWorldBehindProxy(2);
});
afterAll(() => served?.end());

function newRespondent(occasion: Occasion, language: PageLanguage): Respondent {
  const { questionnaire, codes } = served.world;
  const code = codes[codesTaken++];
  if (code === undefined) throw new Error('no code is left');
  return new Respondent(questionnaire, code, occasion, plantedAnswers(questionnaire, occasion, language));
}

/** Something that must not happen has had its time: a browser scrolls some frames after a step in its history. */
function restOfFrames(): Promise<void> {
  return new Promise((resolve) =>
    setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve())), 300),
  );
}

function posts() {
  return served.proxy.exchangesAt('/api/v1/submissions');
}

/** One envelope with just these answers has been taken in since `before` requests. */
function expectArrivedOnce({ questionnaire, planned, occasion }: Respondent, before: number): void {
  const stored = posts()
    .slice(before)
    .filter(({ intakeAnswer }) => intakeAnswer?.status === 201);
  expect(stored).toHaveLength(1);
  const arrived = openedAnswers(served.world, stored[0]?.request ?? new Uint8Array(), occasion);
  expect(arrived).toEqual(travellingAnswers(questionnaire, planned));
}

for (const { name, engine } of engines) {
  describe.skipIf(engine === undefined)(`in ${name}`, () => {
    function newRun(): EngineRun {
      if (engine === undefined) throw new Error('there is no such engine');
      const run = new EngineRun(engine, served);
      onTestFinished(() => run.throwAway());
      return run;
    }

    it('the full way in Swedish passes, broken off and taken up again', async () => {
      const run = newRun();
      const person = newRespondent('start', 'sv');
      const before = posts().length;
      await run.start('sv');
      await person.begin(run);
      await person.answer(run, 9);
      await run.client.seeSaved();
      await run.client.reload();
      await person.resume(run);
      await person.answer(run, 9);
      if (engine?.keepsProfile) {
        await person.seeNext(run);
        await run.client.seeSaved();
        await run.stop();
        await run.start('sv');
        await person.resume(run);
      }
      await person.answer(run);
      expect(await run.client.send()).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      expectArrivedOnce(person, before);
      await run.client.press('receipt.done');
      await run.client.seeHeading(run.client.text('start.title'));
      expect(run.faults).toEqual([]);
    });

    it('words typed, without any button, are there again once the page has said that they are saved', async () => {
      const run = newRun();
      const { questionnaire } = served.world;
      const asked = questionsOf(questionnaire).find(({ linkId }) => linkId === 'reasons-other');
      const person = newRespondent('start', 'sv');
      const client = await run.start('sv');
      await person.begin(run);
      while (person.next !== undefined && person.next !== asked) await person.answer(run, 1);
      if (asked === undefined) throw new Error('the question is gone');
      await client.seeQuestion(asked);
      const words = { linkId: asked.linkId, lang: 'sv', value: { text: 'Öskvaldremjöl' } };
      await client.fillIn(asked, words);
      await client.seeSaved();
      person.given = withAnswer(person.given, words);
      await client.reload();
      await person.resume(run);
      await client.press('frame.back', 'ui');
      await client.seeQuestion(asked);
      expect((await client.see('textbox', client.questionText(asked))).value).toBe(words.value.text);
      expect(run.faults).toEqual([]);
    });

    it('a page come back to by the browser’s Back begins at its top', async () => {
      const run = newRun();
      const person = newRespondent('start', 'sv');
      const client = await run.start('sv');
      const scrolled = () => client.page.evaluate(() => scrollY, null);
      await person.begin(run);
      await person.answer(run, 2);
      const before = person.next;
      if (before === undefined) throw new Error('nothing is left to ask');
      await person.answer(run, 1);
      await client.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight), null);
      expect(await scrolled()).toBeGreaterThan(0);
      await client.page.evaluate(restOfFrames, null);
      await client.page.goBack();
      await client.seeQuestion(before);
      await client.page.evaluate(restOfFrames, null);
      expect(await scrolled()).toBe(0);
      expect(run.faults).toEqual([]);
    });

    it('the full way in English passes, most of it without network', async () => {
      const run = newRun();
      const person = newRespondent('end', 'en');
      const before = posts().length;
      const client = await run.start('en');
      await person.begin(run);
      await person.answer(run, 4);
      await client.seeSaved();

      await run.loseNetwork();
      await client.reload();
      await person.resume(run);
      await client.switchLanguage('sv');
      await person.seeNext(run);
      await client.switchLanguage('en');
      await person.answer(run);
      await client.press('check.send');
      await client.seeHeading(client.text('send.waitingTitle'));
      expect(posts().slice(before)).toEqual([]);

      // Told of the network, the page sends by itself; where nobody can tell it, a person presses the button.
      if (engine?.canLoseNetwork) await run.findNetwork();
      else await sendAgain(client, served.proxy);
      expect(await client.seeReceipt()).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      expectArrivedOnce(person, before);
      expect(await client.words()).toContain(pageText('en', 'client', 'receipt.nothingLeft'));
      expect(run.faults).toEqual([]);
    });
  });
}
