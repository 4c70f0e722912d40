// One database, several users of it: two tabs, two codes, a newer page, somebody who removes everything, and a stranger who
// tries a code. Real client, real IndexedDB, real intake.
import { randomBytes } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { formatCode, makeCode } from '../../src/core/code.ts';
import { textIn } from '../../src/core/text.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import { databaseVersion, deleteDatabase, storedCells, upgradeDatabase } from '../support/changedRows.ts';
import { ClientPage } from '../support/clientPage.ts';
import { cellContent, cellCount } from '../support/deviceRows.ts';
import { type HeldDevice, openDevice } from '../support/heldDevice.ts';
import { OneAnswer } from '../support/oneAnswer.ts';
import { callsOf, countCalls, hasMetClinic } from '../support/storageCalls.ts';
import { until } from '../support/until.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('storage that is shared', () => {
  let browser: Browser;
  let world: World;
  let form: OneAnswer;
  let codesTaken = 0;
  const phones: HeldDevice[] = [];

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
    form = new OneAnswer(world.questionnaire, 'start');
  });
  afterEach(async () => {
    const faults = phones.flatMap(({ watch }) => watch.faults);
    for (const { context } of phones.splice(0)) await context.close();
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  const newCode = () => {
    const code = world.codes[codesTaken++];
    if (code === undefined) throw new Error('no code is left');
    return code;
  };
  const newPhone = async (prepare?: (context: BrowserContext) => Promise<void>) => {
    const phone = await openDevice(browser, world.intake.client, prepare);
    phones.push(phone);
    return phone;
  };
  const secondTab = async ({ context }: HeldDevice) => {
    const client = new ClientPage(await context.newPage());
    await client.open(world.intake.client);
    return client;
  };
  /** Over what the clinic itself says before the first question. */
  const clinicNotice = (client: ClientPage) =>
    client.text('aboutAnswers.clinicTitle', { clinic: textIn(demoAbout.name, client.language) });
  /** A page of the same origin that runs no script of the app. */
  const quietTab = async ({ context }: HeldDevice): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${world.intake.client}/icon.svg`);
    return page;
  };

  it('B08: somebody removes the database while a form is open: the next save makes it anew, the form arrives', async () => {
    const phone = await newPhone();
    phone.watch.excuse(/wants to delete database/);
    const { code } = newCode();
    await form.begin(phone.client, code, 0);
    await deleteDatabase(await quietTab(phone));
    // A page behind another one paints once a second.
    await phone.client.page.bringToFront();
    await form.choose(phone.client, 1);
    await expect.poll(() => cellCount(phone.client.page)).toBe(1);
    await phone.client.press('question.next');
    await form.skipToCheck(phone.client, 1);
    await deleteDatabase(await quietTab(phone));
    await phone.client.page.getByText(form.words(1)).first().waitFor();
    await phone.client.send();
  });

  it('B11 B12: a newer page wants the database: what was answered is saved, and this page asks to be loaded again', async () => {
    const phone = await newPhone();
    const { client } = phone;
    const code = newCode();
    await form.begin(client, code.code, 0);
    const newer = await quietTab(phone);
    const [before] = await storedCells(newer);
    await client.page.bringToFront();
    await client.fillIn(form.question, form.answer(1));
    await upgradeDatabase(newer, 990);
    await client.seeHeading(client.text('stopped.outdated.title'));
    expect(await client.page.content()).not.toContain(form.words(1));
    const [after] = await storedCells(newer);
    expect(after?.blob).not.toEqual(before?.blob);

    // Loaded again, the page is still old: it leaves the newer database as it is, and says so.
    await client.press('stopped.way.reload');
    await client.seeStart();
    await client.enterCode(code.code);
    await client.seeHeading(client.text('stopped.outdated.title'));
    expect(await databaseVersion(newer)).toBe(990);
    expect(await storedCells(newer)).toEqual([after]);
  });

  it('B15: the same form in a second tab can be read and not changed, until the first is closed', async () => {
    const phone = await newPhone();
    const { code } = newCode();
    await form.begin(phone.client, code, 0);
    const second = await secondTab(phone);
    await second.enterCode(code);
    await second.seeHeading(second.text('resume.title'));
    await second.press('resume.continue');
    await second.seeHeading(second.text('stopped.elsewhere.title'));
    await second.page
      .getByRole('definition')
      .filter({ hasText: form.words(0) })
      .waitFor();
    for (const control of ['radio', 'checkbox', 'textbox'] as const)
      expect(await second.page.getByRole(control).count()).toBe(0);
    expect(await second.page.locator('dl').getByRole('button').count()).toBe(0);
    await phone.client.page.close();
    await second.press('stopped.way.again');
    await second.seeQuestion(form.next(0));
  });

  it('B16: without Web Locks the stale tab is told that it does not save, and the newer answers stay', async () => {
    const phone = await newPhone(async (context) => {
      // Locks that hold nobody back: a browser that has none at all keeps nothing, and there is no stale tab.
      await context.addInitScript(() => {
        // The empty page that a tab begins with has no locks at all.
        if (!('locks' in navigator)) return;
        Object.defineProperty(LockManager.prototype, 'request', {
          value: (_name: string, _options: unknown, work: (lock: object) => unknown) => Promise.resolve(work({})),
        });
      });
    });
    const code = newCode();
    const first = phone.client;
    await first.reachFirstQuestion(world.questionnaire, code.code, 'start');
    const second = await secondTab(phone);
    await second.reachFirstQuestion(world.questionnaire, code.code, 'start');
    await form.choose(second, 2);
    const [newest] = await storedCells(second.page);
    await first.page.bringToFront();
    await first.fillIn(form.question, form.answer(0));
    await first.page.getByText(first.text('save.elsewhere')).waitFor();
    expect(await first.page.locator('p', { hasText: first.text('save.saved') }).count()).toBe(0);
    await first.press('question.next');
    await form.skipToCheck(first, 0);
    await first.press('check.send');
    await first.seeHeading(first.text('stopped.elsewhere.title'));
    expect(await storedCells(second.page)).toEqual([newest]);
  });

  it('B17: two codes on one phone each find their own, and neither shows the other', async () => {
    const { client } = await newPhone();
    const [one, other] = [newCode(), newCode()];
    await form.begin(client, one.code, 0);
    await client.reload();
    await client.enterCode(other.code);
    await client.seeHeading(client.text('occasion.title'));
    expect(await client.page.content()).not.toContain(client.text('occasion.draft'));
    await client.chooseOccasion(world.questionnaire, 'start');
    await client.begin();
    await client.seeQuestion(form.question);
    expect(await client.page.getByRole('radio', { checked: true }).count()).toBe(0);
    await form.choose(client, 2);
    expect(await cellCount(client.page)).toBe(2);
    for (const { root, option, code } of [
      { ...one, option: 0 },
      { ...other, option: 2 },
    ]) {
      await client.reload();
      await form.resume(client, code, option);
      const keys = deriveSlotKeys(root, world.questionnaire.id, 'start');
      expect(await cellContent(client.page, keys)).toMatchObject({
        answers: expect.arrayContaining([form.answer(option)]),
      });
    }
  });

  it.each(['that nobody issued', 'of another person'])(
    'B18: a code %s looks, asks and reads the same on a phone with drafts as on one without',
    async (kind) => {
      const wrong = kind.startsWith('that')
        ? formatCode(makeCode((length) => Uint8Array.from(randomBytes(length))))
        : newCode().code;
      const seen = [];
      for (const drafts of [1, 0]) {
        const { client, context } = await newPhone(countCalls);
        if (drafts > 0) await form.begin(client, newCode().code, 0);
        // Both have met their clinic before: where to leave for stands in its profile. Then the page asks once more at each start.
        await client.page.locator(`a[href="${world.clinic.profile.exit}"]`).waitFor();
        await client.reload();
        const clinicMet = async () => (await hasMetClinic(client.page)) || undefined;
        await until('the clinic of a start', clinicMet);
        await client.page.waitForLoadState('networkidle');
        expect(await cellCount(client.page)).toBe(drafts);
        const requests: string[] = [];
        context.on('request', (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
        await callsOf(client.page, 'forget');
        const texts: string[] = [];
        const look = async () => void texts.push(await client.page.locator('body').innerText());
        await client.enterCode(wrong);
        await client.seeHeading(client.text('occasion.title'));
        await look();
        await client.chooseOccasion(world.questionnaire, 'start');
        // What there is to say in the end, the clinic's own words among it.
        await client.page
          .getByRole('heading', { level: 1, name: client.text('stopped.code-unknown.title') })
          .or(client.page.getByRole('heading', { level: 2, name: clinicNotice(client) }))
          .waitFor();
        await look();
        // It has been asked for once more when the code was typed.
        await until('the clinic of a code', clinicMet);
        seen.push({ texts, requests: requests.sort(), calls: await callsOf(client.page, 'tell') });
      }
      expect(seen[0]?.calls.length).toBeGreaterThan(3);
      expect(seen[0]).toEqual(seen[1]);
    },
  );
});
