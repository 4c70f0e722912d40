// A picture of every page in both languages, at two sizes, light and dark, into ./screens (not kept in the repository),
// and what a machine can hold against them. `npm run screens` runs this alone.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersAt } from '../../src/core/answers.ts';
import { formatCode, makeCode } from '../../src/core/code.ts';
import { askedQuestions } from '../../src/core/progress.ts';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { type IntakeProcess, startIntakeProcess } from '../../src/demo/startIntakeProcess.ts';
import { ClientPage } from '../support/clientPage.ts';
import { ClinicPage } from '../support/clinicPage.ts';
import { foreignWords } from '../support/foreignWords.ts';
import { PagePictures } from '../support/pagePictures.ts';
import { reportResponses } from '../support/reportRespondents.ts';
import { setUpInBrowser } from '../support/setUpInBrowser.ts';
import { submitAll } from '../support/submitAll.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World, worldPassphrase } from '../support/world.ts';

const cutNetwork = /ERR_FAILED|ERR_INTERNET_DISCONNECTED|status of (?:404|409|410|422)/;

describe.skipIf(chromiumPath === '')('on screen', () => {
  let browser: Browser;
  let world: World;
  let pictures: PagePictures;

  beforeAll(async () => {
    rmSync('screens', { recursive: true, force: true });
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  const picturesIn = (folder: string) => new PagePictures(folder, foreignWords(world.questionnaire, demoAbout));

  /** A new device without a service worker, so that the test can hold requests back. */
  async function device(
    prepare?: (context: BrowserContext) => Promise<void>,
  ): Promise<{ context: BrowserContext; client: ClientPage; watch: Watch }> {
    const context = await browser.newContext({ ...pageDefaults, serviceWorkers: 'block' });
    const watch = new Watch(context, [world.intake.client]);
    watch.excuse(cutNetwork, /service.?worker/i);
    await prepare?.(context);
    const client = new ClientPage(await context.newPage());
    await client.open(world.intake.client);
    return { context, client, watch };
  }

  it('every page of the client’s journey holds', async () => {
    pictures = picturesIn('screens/client');
    const { context, client, watch } = await device();
    const { questionnaire, codes } = world;
    const shown = (name: string) => pictures.take(client, name);
    const [response] = reportResponses(questionnaire);
    if (response === undefined) throw new Error('nobody answers');

    await shown('01-start');
    await client.press('frame.support');
    await shown('02-support-before-code');
    await client.press('support.return');
    await client.press('frame.device');
    await shown('03-device');
    await pictures.takeDialog(client, '04-device-erase', {
      open: () => client.press('device.erase'),
      close: () => client.press('device.eraseNo'),
    });
    await client.press('support.return');

    await client.press('start.begin');
    await shown('05-code');
    await client.press('code.continue');
    await shown('06-code-refused');
    await client.page.getByRole('textbox').fill(codes[0]?.code ?? '');
    await client.press('code.continue');
    await client.seeHeading(client.text('occasion.title'));
    await shown('07-occasion');
    await client.press('occasion.continue');
    await shown('08-occasion-missing');

    const status = await holdBack(context, '**/api/v1/status');
    await client.chooseOccasion(questionnaire, response.occasion);
    await client.seeHeading(client.text('opening.title'));
    await shown('09-opening');
    status.release();
    await client.seeHeading(client.text('aboutAnswers.title'));
    await shown('10-about-answers');
    await client.press('frame.support');
    await shown('11-support');
    await client.press('support.return');
    await client.begin();

    const kinds = new Set<string>();
    await client.answerAll(questionnaire, response.answers, async (question, number) => {
      const kind = `${question.type}${question.repeats ? '-several' : ''}${question.ordered ? '-scale' : ''}`;
      if (kinds.has(kind)) return;
      kinds.add(kind);
      await shown(`12-question-${kind}`);
      if (number === 1) {
        await client.press('question.next');
        await shown('13-question-unanswered');
      }
    });
    await shown('14-check');

    const submission = await holdBack(context, '**/api/v1/submissions');
    await client.press('check.send');
    await client.seeHeading(client.text('send.sendingTitle'));
    await shown('15-sending');
    submission.cut();
    await client.seeHeading(client.text('send.waitingTitle'));
    await shown('16-waiting');
    submission.release();
    await client.press('send.again');
    await client.seeHeading(client.text('receipt.title'));
    await shown('17-receipt');
    await client.press('receipt.done');

    await client.enterCode(codes[0]?.code ?? '');
    await client.seeHeading(client.text('occasion.title'));
    await shown('18-occasion-sent');
    expect([...watch.faults, ...pictures.faults]).toEqual([]);
    await context.close();
  });

  it('every question holds, in both languages and at both sizes', async () => {
    pictures = picturesIn('screens/questions');
    const { context, client, watch } = await device();
    const { questionnaire, codes } = world;
    const longest = reportResponses(questionnaire)
      .map((response) => ({ response, pages: askedQuestions(questionnaire, response.answers).length }))
      .sort((left, right) => right.pages - left.pages)
      .map(({ response }) => response)
      .find(({ occasion }) => occasion === 'end');
    if (longest === undefined) throw new Error('nobody answers');
    await client.reachFirstQuestion(questionnaire, codes[1]?.code ?? '', longest.occasion);
    await client.answerAll(questionnaire, longest.answers, async (_, number) => {
      await pictures.take(client, String(number).padStart(2, '0'));
    });
    expect([...watch.faults, ...pictures.faults]).toEqual([]);
    await context.close();
  });

  it('every page at which the journey stops or rests holds', async () => {
    pictures = picturesIn('screens/stops');
    const { questionnaire, codes } = world;
    const shown = (client: ClientPage, name: string) => pictures.take(client, name);
    const faults: string[] = [];
    const nobody = formatCode(makeCode((length) => Uint8Array.from(randomBytes(length))));
    const answers = answersAt(questionnaire, 'start', 'sv');

    const first = await device(async (context) => {
      await context.route('**/profile.json', (route) => route.abort());
    });
    await first.client.enterCode(nobody);
    await first.client.seeHeading(first.client.text('stopped.connect-once.title'));
    await shown(first.client, 'connect-once');
    await first.context.unroute('**/profile.json');
    await first.client.press('stopped.way.toStart');
    const worker = await holdBack(first.context, /worker-[^/]*\.js$/);
    await first.client.enterCode(nobody);
    await first.client.seeHeading(first.client.text('unlocking.title'));
    await shown(first.client, 'unlocking');
    worker.release();
    await first.client.chooseOccasion(questionnaire, 'start');
    await first.client.seeHeading(first.client.text('stopped.code-unknown.title'));
    await shown(first.client, 'code-unknown');
    await first.client.press('stopped.way.toCode');
    await first.context.route('**/api/**', (route) => route.abort());
    await first.client.page.getByRole('textbox').fill(codes[2]?.code ?? '');
    await first.client.press('code.continue');
    await first.client.chooseOccasion(questionnaire, 'start');
    await first.client.seeHeading(first.client.text('confirmCode.title'));
    await shown(first.client, 'confirm-code');
    await first.client.page.getByRole('textbox').fill(codes[2]?.code ?? '');
    await first.client.press('code.continue');
    await first.client.begin();
    await first.client.answerAll(questionnaire, answers);
    await first.client.press('check.send');
    await first.client.seeHeading(first.client.text('send.waitingTitle'));
    await first.client.press('send.close');
    await first.client.enterCode(codes[2]?.code ?? '');
    await first.client.seeHeading(first.client.text('occasion.title'));
    await shown(first.client, 'occasion-waiting');
    await submitAll(world, [{ occasion: 'start', language: 'sv', answers }], () => 2);
    await first.context.unroute('**/api/**');
    await first.client.chooseOccasion(questionnaire, 'start');
    await first.client.seeHeading(first.client.text('stopped.conflict.title'));
    await shown(first.client, 'conflict');
    faults.push(...first.watch.faults);
    await first.context.close();

    const second = await device();
    await second.client.enterCode(codes[2]?.code ?? '');
    await second.client.chooseOccasion(questionnaire, 'start');
    await second.client.seeHeading(second.client.text('stopped.taken.title'));
    await shown(second.client, 'taken');
    await second.client.press('stopped.way.toOccasions');
    await second.client.chooseOccasion(questionnaire, 'end');
    await second.client.begin();
    await second.client.press('question.skip');
    await second.client.page.waitForTimeout(1000);
    await second.client.open(world.intake.client);
    await second.client.enterCode(codes[2]?.code ?? '');
    await second.client.seeHeading(second.client.text('resume.title'));
    await shown(second.client, 'resume');
    faults.push(...second.watch.faults);
    await second.context.close();
    expect([...faults, ...pictures.faults]).toEqual([]);
  });

  it('every page of the clinic holds', async () => {
    pictures = picturesIn('screens/clinic');
    const people = reportResponses(world.questionnaire).filter(({ occasion }) => occasion === 'end');
    await submitAll(world, people.slice(0, 7), (response) => people.indexOf(response) + 3);
    const context = await browser.newContext(pageDefaults);
    const watch = new Watch(context, [world.intake.clinic]);
    const clinic = new ClinicPage(await context.newPage());
    const shown = (name: string) => pictures.take(clinic, name);
    await clinic.open(world.intake.clinic);
    await shown('01-start');
    await clinic.press('start.open');
    await shown('02-unlock');
    await clinic.press('unlock.submit');
    await shown('03-unlock-missing');
    await clinic.open(world.intake.clinic);
    await clinic.unlock(world.keyFile(), worldPassphrase);
    await shown('04-mail-before');
    await clinic.toPage('tables');
    await shown('05-tables-before');
    await clinic.fetchMail();
    await shown('06-mail');
    await clinic.page
      .getByRole('button', { name: new RegExp(escaped(clinic.text('mail.open'))) })
      .first()
      .click();
    await clinic.button(clinic.text('response.back')).waitFor();
    await shown('07-response');
    await clinic.toPage('tables');
    await shown('08-tables');
    await clinic.toPage('codes');
    await pictures.takeDialog(clinic, '09-codes-question', {
      open: () => clinic.press('codes.issue'),
      close: () => clinic.press('codes.cancel'),
    });
    await clinic.issueSheet();
    await shown('10-slips');
    await clinic.leaveSlips();
    await shown('11-codes');
    await clinic.press('nav.lock');
    await shown('12-locked');
    expect([...watch.faults, ...pictures.faults]).toEqual([]);
    await context.close();
  });

  it('every step of a clinic’s set-up holds', async () => {
    pictures = picturesIn('screens/set-up');
    const settings = { INTAKE_DATA: `${world.folder}/new`, INTAKE_CLIENT_PORT: '0', INTAKE_CLINIC_PORT: '0' };
    const intake: IntakeProcess = await startIntakeProcess('dist/intake/main.js', settings);
    const context = await browser.newContext({ ...pageDefaults, acceptDownloads: true });
    const watch = new Watch(context, [intake.clinic]);
    const clinic = new ClinicPage(await context.newPage());
    await clinic.open(intake.clinic);
    await setUpInBrowser(clinic, intake.setupToken ?? '', (name) => pictures.take(clinic, name));
    expect([...watch.faults, ...pictures.faults]).toEqual([]);
    await context.close();
    await intake.stop();
  });
});

interface HeldBack {
  /** Lets go what is held and whatever comes. */
  release(): void;
  /** Fails what is held and whatever comes, until `release`. */
  cut(): void;
}

/** Requests to `address` wait for the test. */
async function holdBack(context: BrowserContext, address: string | RegExp): Promise<HeldBack> {
  let isCut = false;
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await context.route(address, async (route) => {
    await gate;
    await (isCut ? route.abort() : route.continue());
  });
  return {
    release() {
      isCut = false;
      open();
    },
    cut() {
      isCut = true;
      open();
    },
  };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
