// A clinic moves from one version of the questions to the next while people are answering: who has begun finishes with the
// questions they began with, who begins later gets the new ones, and what cannot be compared is never counted together.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersAt, withAnswer } from '../../src/core/answers.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import { type Questionnaire, questionByLinkId } from '../../src/core/questionnaire.ts';
import { textIn } from '../../src/core/text.ts';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { submitResponse } from '../../src/demo/submitResponse.ts';
import { ClinicPage } from '../support/clinicPage.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { openDevice } from '../support/heldDevice.ts';
import { toKeys } from '../support/keyPages.ts';
import { OneAnswer } from '../support/oneAnswer.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { selfRating } from '../support/selfRating.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World, worldPassphrase } from '../support/world.ts';

const [older, newer] = [selfRating('1.0.0'), selfRating('1.1.0')];

describe.skipIf(chromiumPath === '')('from one version of the questions to the next', () => {
  let browser: Browser;
  let world: World;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld({ version: '1.0.0' })]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  async function handIn(code: number, questionnaire: Questionnaire, occasion: Occasion): Promise<void> {
    const given = { guilt: 'very', control: 'bad', 'control-seven': 'bad' };
    const answers = Object.entries(given).reduce(
      (all, [linkId, value]) =>
        questionByLinkId(questionnaire, linkId) === undefined ? all : withAnswer(all, { linkId, lang: 'sv', value }),
      answersAt(questionnaire, occasion, 'sv'),
    );
    const root = world.codes[code]?.root ?? new Uint8Array();
    const { profile } = world.clinic;
    const sent = { profile, root, questionnaire, occasion, answers, language: 'sv', nowMs: Date.now() } as const;
    await submitResponse(world.intake.client, sent);
  }

  it('both are collected side by side, and only what may be is compared', async () => {
    await handIn(0, older, 'start');
    const begun = await openDevice(browser, world.intake.client);
    const one = new OneAnswer(older, 'start');
    await one.begin(begun.client, world.codes[1]?.code ?? '', 1);
    // As if the page had been left.
    await begun.client.open(world.intake.client);

    const context = await browser.newContext(pageDefaults);
    const watch = new Watch(context, [world.intake.clinic]);
    const clinic = new ClinicPage(await context.newPage());
    await clinic.open(world.intake.clinic);
    await clinic.unlock(world.keyFile(), worldPassphrase);
    await toKeys(clinic);
    await clinic.press('keys.questions.open');
    await clinic.page.getByRole('table', { name: clinic.text('keys.questions.changes') }).waitFor();
    const changes = (await clinic.tables()).get(clinic.text('keys.questions.changes')) ?? [];
    const relation = (name: string) => clinic.text(`keys.questions.relationOf.${name}`);
    expect(changes.slice(1).map(([, what]) => what)).toEqual(['reworded', 'rescaled', 'removed', 'new'].map(relation));
    const pictures = new PagePictures('screens/questions', foreignWords(newer, demoAbout));
    await pictures.take(clinic, '01-questions');
    await clinic.button(clinic.text('keys.questions.go', { to: '1.1.0' })).click();
    await clinic.page.getByText(clinic.text('keys.questions.done', { to: '1.1.0' })).waitFor();
    await expect.poll(() => clinic.page.getByText(clinic.text('keys.questions.newest')).count()).toBe(1);

    // The draft goes on with the questions that it began with.
    await one.resume(begun.client, world.codes[1]?.code ?? '', 1);
    await one.skipToCheck(begun.client, 1);
    await begun.client.send();
    expect(begun.watch.faults).toEqual([]);
    await begun.context.close();
    // A code of before the move, and the new questions.
    const fresh = await openDevice(browser, world.intake.client);
    await fresh.client.respond(newer, world.codes[2]?.code ?? '', 'start', answersAt(newer, 'start', 'sv'));
    expect(fresh.watch.faults).toEqual([]);
    await fresh.context.close();
    await handIn(0, newer, 'end');

    expect(await clinic.fetchMail()).toEqual({ accepted: 4, look: 0, unreadable: 0 });
    await clinic.toPage('change');
    const scales = (await clinic.tables()).get(clinic.text('change.scales')) ?? [];
    const words = (questionnaire: Questionnaire, linkId: string) =>
      textIn(questionByLinkId(questionnaire, linkId)?.text ?? {}, 'sv');
    const only = (questionnaire: Questionnaire, linkId: string) =>
      clinic.text('tables.onlyVersions', { text: words(questionnaire, linkId), versions: questionnaire.version });
    const row = (header: string) => scales.find((cells) => cells[0] === header)?.slice(1, 6);
    expect(row(words(newer, 'guilt'))).toEqual(['0', '1', '0', '0', '0']);
    expect(row(only(older, 'control'))).toEqual(['0', '0', '0', '0', '1']);
    expect(row(only(newer, 'control-seven'))).toEqual(['0', '0', '0', '0', '1']);
    expect([...watch.faults, ...pictures.faults]).toEqual([]);
    await context.close();
  });
});
