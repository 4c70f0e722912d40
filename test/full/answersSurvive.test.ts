// What was said to be saved is there again: after a reload, after closing the browser, after its sudden death. The same
// code goes on at the first question without an answer; another code sees nothing. (Lost networks: withoutNetwork.test.ts.)
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Occasion } from '../../src/core/occasion.ts';
import { travellingAnswers } from '../../src/core/response.ts';
import { leakSearch } from '../support/leaks.ts';
import { answerNeedles, codeNeedles } from '../support/needles.ts';
import { openedAnswers } from '../support/openedMail.ts';
import { Phone } from '../support/phone.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { readProfileFolder } from '../support/profileFolder.ts';
import { Respondent } from '../support/respondent.ts';
import { chromiumPath } from '../support/watchedBrowser.ts';
import { startWorldBehindProxy, type WorldBehindProxy } from '../support/worldBehindProxy.ts';

describe.skipIf(chromiumPath === '')('answers survive', () => {
  let served: WorldBehindProxy;
  let phone: Phone;
  let codesTaken = 0;

  beforeAll(async () => {
    served = await startWorldBehindProxy(2);
  });
  beforeEach(async () => {
    phone = new Phone(served);
    await phone.open();
  });
  afterEach(async () => {
    await phone.throwAway();
    expect(phone.faults).toEqual([]);
  });
  afterAll(() => served?.end());

  const takeCode = () => {
    const code = served.world.codes[codesTaken++];
    if (code === undefined) throw new Error('no code is left');
    return code;
  };
  const newRespondent = (occasion: Occasion = 'end') => {
    const { questionnaire } = served.world;
    return new Respondent(questionnaire, takeCode(), occasion, plantedAnswers(questionnaire, occasion, 'sv'));
  };

  const interruptions: readonly (readonly [string, () => Promise<void>])[] = [
    ['a reload', () => phone.reload()],
    [
      'closing and opening the browser',
      async () => {
        await phone.close();
        await phone.open();
      },
    ],
    [
      'the browser’s sudden death',
      async () => {
        await phone.kill();
        await phone.open();
      },
    ],
  ];
  it.each(interruptions)('%s, time and again, to the last question', async (_, interrupt) => {
    const person = newRespondent();
    await person.begin(phone);
    while (person.next !== undefined) {
      await person.answer(phone, 9);
      const isToBeAnswered = person.next !== undefined && person.planned.has(person.next.linkId);
      const kept = isToBeAnswered ? await person.answerAndStay(phone) : undefined;
      // What was pressed last is promised, too, only when the page says so.
      await phone.client.seeSaved();
      await interrupt();
      await person.resume(phone);
      if (kept !== undefined && person.next !== undefined) {
        await phone.client.press('frame.back', 'ui');
        await phone.client.seeQuestion(kept);
        await phone.client.press('question.next');
        await person.seeNext(phone);
      }
    }
    await phone.client.send();
    const [sent] = served.proxy.exchangesAt('/api/v1/submissions').slice(-1);
    const arrived = openedAnswers(served.world, sent?.request ?? new Uint8Array(), person.occasion);
    expect(arrived).toEqual(travellingAnswers(person.questionnaire, person.planned));
  });

  it('and “saved” is taken back in the very touch that makes it untrue', async () => {
    const person = newRespondent();
    await person.begin(phone);
    while (person.next?.type !== 'choice' || person.given.size < 3) await person.answer(phone, 1);
    const { client, page } = phone;
    await client.seeSaved();
    const stillThere = await page.evaluate(async (saved) => {
      document.querySelector<HTMLElement>('main label[for]')?.click();
      // What a touch changes at once is changed before its event has ended; no frame and no other task comes between.
      await Promise.resolve();
      return [...document.querySelectorAll('p')].some((line) => line.textContent === saved);
    }, client.text('save.saved'));
    expect(stillThere).toBe(false);
    await client.seeSaved();
  });

  it('and typed words, without any button', async () => {
    const person = newRespondent();
    await person.begin(phone);
    while (person.next?.type !== 'text') await person.answer(phone, 1);
    const question = await person.answerAndStay(phone);
    await phone.kill();
    await phone.open();
    await person.resume(phone);
    await phone.client.press('frame.back', 'ui');
    await phone.client.seeQuestion(question);
    const answer = person.planned.get(question.linkId);
    const typed = await phone.page.getByRole('textbox').inputValue();
    expect({ text: typed }).toEqual(answer !== undefined && 'value' in answer && answer.value);
  });

  const endings: readonly (readonly [string, () => Promise<void>])[] = [
    ['was killed', () => phone.kill()],
    ['was closed', () => phone.close()],
    [
      'went elsewhere',
      async () => {
        // What a browser notes of a page, to fill its fields again, it notes when the page is left.
        await phone.page.goto('about:blank');
        await phone.close();
      },
    ],
  ];
  it.each(endings)('and a browser that %s in the middle leaves none of them readable', async (_, end) => {
    const person = newRespondent();
    await person.begin(phone);
    await person.answer(phone, 20);
    while (person.next?.type !== 'text') await person.answer(phone, 1);
    await person.answerAndStay(phone);
    await end();
    const needles = [
      ...codeNeedles(person.code, person.questionnaire),
      ...answerNeedles(person.questionnaire, person.planned),
    ];
    const search = leakSearch(needles, { locales: [], questionnaires: [] });
    // Published words of options lie in the bundled questionnaire; what is the person's own lies nowhere.
    const own = search(readProfileFolder(phone.folder, served.address)).filter(({ kind }) => kind !== 'option');
    expect(own).toEqual([]);
    await phone.open();
    await person.resume(phone);
  });

  it('for the code that gave them; another sees nothing of them', async () => {
    const person = newRespondent();
    await person.begin(phone);
    await person.answer(phone, 4);
    await phone.client.seeSaved();
    await phone.reload();
    const { client, page } = phone;
    const seen = async (code: string) => {
      await client.enterCode(code);
      await client.seeHeading(client.text('occasion.title'));
      return page.locator('main').ariaSnapshot();
    };
    const asStranger = await seen(takeCode().code);
    await phone.reload();
    for (const hint of ['draft', 'waiting', 'unreadable'])
      expect(asStranger).not.toContain(client.text(`occasion.${hint}`));
    const fresh = new Phone(served);
    await fresh.open();
    await fresh.client.enterCode(takeCode().code);
    await fresh.client.seeHeading(client.text('occasion.title'));
    // Not a word more than on a phone on which nobody has ever answered.
    expect(asStranger).toBe(await fresh.page.locator('main').ariaSnapshot());
    await fresh.throwAway();
    await person.resume(phone);
  });

  it('for each occasion of a code apart', async () => {
    const atStart = newRespondent('start');
    const { questionnaire, code } = atStart;
    const atEnd = new Respondent(questionnaire, code, 'end', plantedAnswers(questionnaire, 'end', 'sv'));
    await atStart.begin(phone);
    await atStart.answer(phone, 6);
    await phone.client.seeSaved();
    await phone.reload();
    await phone.client.enterCode(code.code);
    await phone.client.press('resume.other');
    await phone.client.chooseOccasion(questionnaire, 'end');
    await phone.client.begin();
    await atEnd.answer(phone, 2);
    await phone.client.seeSaved();
    await phone.reload();
    await phone.client.enterCode(code.code);
    for (const person of [atEnd, atStart]) {
      const name = phone.client.occasionText(questionnaire, person.occasion);
      await phone.page.getByRole('region', { name }).getByRole('button').click();
      await person.seeNext(phone);
      await phone.reload();
      await phone.client.enterCode(code.code);
    }
  });
});
