// What a clinic does when a key file, a passphrase, a key, a slip or a colleague is gone: by hand on the clinic's page, and
// each time everybody who should read still reads every answer, and nobody else does.
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase64url } from '../../src/core/base64url.ts';
import { parseProfile } from '../../src/core/profile.ts';
import { formatRecoverySheet } from '../../src/crypto/recoverySeed.ts';
import { openVault } from '../../src/crypto/vault.ts';
import { submitResponse } from '../../src/demo/submitResponse.ts';
import { ClinicPage } from '../support/clinicPage.ts';
import { openDevice } from '../support/heldDevice.ts';
import { type KeyFile, newColleague, saveKeyFile, toKeys } from '../support/keyPages.ts';
import { openPerson, replaceSlip } from '../support/peoplePages.ts';
import { reportResponses } from '../support/reportRespondents.ts';
import { chromiumPath, launchBrowser, pageDefaults } from '../support/watchedBrowser.ts';
import { startWorld, type World, worldPassphrase } from '../support/world.ts';

describe.skipIf(chromiumPath === '')('when something is lost or stolen', () => {
  let browser: Browser;
  let world: World;
  let context: BrowserContext;
  let first: KeyFile;
  let sheet = '';
  let handedIn = 0;

  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
    context = await browser.newContext({ ...pageDefaults, acceptDownloads: true });
    first = { file: world.keyFile(), passphrase: worldPassphrase };
    sheet = formatRecoverySheet(world.clinic.vault.seed ?? new Uint8Array(32));
    await handIn();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  const published = async () =>
    parseProfile(new Uint8Array(await (await fetch(`${world.intake.client}/profile.json`)).arrayBuffer()));

  /** One more person answers, sealed to the keys of `profile`, by default to those that are published now. */
  async function handIn(given?: World['clinic']['profile']): Promise<void> {
    const profile = given ?? (await published());
    const [response] = reportResponses(world.questionnaire);
    const root = world.codes[handedIn]?.root;
    if (response === undefined || root === undefined) throw new Error('nobody is left');
    const { questionnaire } = world;
    await submitResponse(world.intake.client, { profile, root, questionnaire, ...response, nowMs: Date.now() });
    handedIn += 1;
  }

  async function opened({ file, passphrase }: KeyFile): Promise<ClinicPage> {
    const clinic = new ClinicPage(await context.newPage());
    await clinic.open(world.intake.clinic);
    await clinic.unlock(file, passphrase);
    return clinic;
  }

  async function readsEverything(...files: readonly KeyFile[]): Promise<void> {
    for (const file of files) {
      const clinic = await opened(file);
      expect(await clinic.fetchMail()).toEqual({ accepted: handedIn, look: 0, unreadable: 0 });
      await clinic.page.close();
    }
  }

  async function getsNothing({ file, passphrase }: KeyFile): Promise<void> {
    const clinic = new ClinicPage(await context.newPage());
    await clinic.open(world.intake.clinic);
    await clinic.press('start.open');
    const buffer = Buffer.from(file);
    const chooser = clinic.page.getByLabel(clinic.text('unlock.file'), { exact: true });
    await chooser.setInputFiles({ name: 'k.key', mimeType: 'application/octet-stream', buffer });
    await clinic.page.getByLabel(clinic.text('unlock.passphrase'), { exact: true }).fill(passphrase);
    await clinic.press('unlock.submit');
    await clinic.page.getByText(clinic.text('failure.unauthorised')).first().waitFor();
    await clinic.page.close();
  }

  const field = (clinic: ClinicPage, key: string) =>
    clinic.page.getByRole('textbox', { name: clinic.text(key), exact: true });
  const told = (clinic: ClinicPage, key: string, values = {}) =>
    clinic.page.getByText(clinic.text(key, values)).first().waitFor();

  let colleague: KeyFile;

  it('a colleague leaves: their file gets nothing any more, and opens nothing that is sealed later', async () => {
    const clinic = await opened(first);
    await toKeys(clinic);
    const leaver = await newColleague(clinic, 'AB');
    colleague = await newColleague(clinic, 'CD');
    await readsEverything(leaver, colleague);
    await clinic.button(clinic.text('keys.leave.openFull', { name: 'AB' })).click();
    await clinic.press('keys.leave.go');
    await told(clinic, 'keys.leave.done');
    await clinic.page.close();
    await handIn();
    await getsNothing(leaver);
    const { daily } = openVault(leaver.file, leaver.passphrase);
    const now = toBase64url((await published()).daily.keyId);
    expect(daily.map(({ keyId }) => toBase64url(keyId))).not.toContain(now);
    await readsEverything(first, colleague);
  });

  it('the daily key is stolen: nothing sealed to it is taken any more, and what has arrived stays readable', async () => {
    const before = await published();
    const clinic = await opened(first);
    await toKeys(clinic);
    await clinic.press('keys.loss.open');
    await clinic.page.getByText(clinic.text('keys.lossOf.stolen.what')).click();
    await clinic.press('keys.lossOf.stolen.go');
    await clinic.press('keys.daily.go');
    await told(clinic, 'keys.daily.done');
    await clinic.page.close();
    await expect(handIn(before)).rejects.toThrow();
    await handIn();
    await readsEverything(first, colleague);
  });

  it('a passphrase is forgotten: the old file is stopped, and a new one reads everything', async () => {
    const clinic = await opened(first);
    await toKeys(clinic);
    await clinic.press('keys.loss.open');
    await clinic.page.getByText(clinic.text('keys.lossOf.passphrase.what')).click();
    await clinic.press('keys.lossOf.passphrase.go');
    await clinic.page.locator('label', { hasText: /^CD \(/ }).click();
    await clinic.press('keys.leave.go');
    await told(clinic, 'keys.leave.done');
    const again = await newColleague(clinic, 'CD 2');
    await clinic.page.close();
    await handIn();
    await getsNothing(colleague);
    colleague = again;
    await readsEverything(first, colleague);
  });

  it('the laptop with the first key file is lost: the sheet makes a new one, and the lost one gets nothing', async () => {
    const clinic = new ClinicPage(await context.newPage());
    await clinic.open(world.intake.clinic);
    await clinic.press('recover.open');
    await field(clinic, 'keys.sheet').fill(sheet);
    await clinic.press('setUp.next');
    await clinic.seeHeading(clinic.text('recover.whoHeading'));
    await clinic.page.locator('label', { hasText: clinic.text('keys.firstName') }).click();
    await clinic.press('setUp.next');
    const made = await saveKeyFile(clinic);
    await clinic.seeHeading(clinic.text('recover.sendHeading'));
    await clinic.press('recover.send');
    await clinic.seeHeading(clinic.text('mail.heading'));
    await clinic.page.close();
    await handIn();
    await getsNothing(first);
    first = made;
    await readsEverything(first, colleague);
  });

  it('a slip is lost: its code is refused, a new one works, and what came under either is one person’s', async () => {
    const { questionnaire, codes, intake } = world;
    const lost = codes[handedIn];
    const [response] = reportResponses(questionnaire).filter(({ occasion }) => occasion === 'end');
    if (lost === undefined || response === undefined) throw new Error('nobody is left');
    await handIn();
    const clinic = await opened(colleague);
    const [code = ''] = await clinic.issueSheet();
    await clinic.leaveSlips();
    await toKeys(clinic);
    await clinic.press('keys.loss.open');
    await clinic.page.getByText(clinic.text('keys.lossOf.slip.what')).click();
    await clinic.press('keys.lossOf.slip.go');
    await clinic.seeHeading(clinic.text('person.heading'));
    await replaceSlip(clinic, lost.serial, '0011');
    const { context: phone, client, watch } = await openDevice(browser, intake.client);
    await client.enterCode(lost.code);
    await client.chooseOccasion(questionnaire, 'end');
    await client.seeHeading(client.text('stopped.closed.title'));
    const { answers, language } = response;
    const withLost = {
      profile: await published(),
      root: lost.root,
      questionnaire,
      answers,
      language,
      nowMs: Date.now(),
    };
    await expect(submitResponse(intake.client, { ...withLost, occasion: 'end' })).rejects.toThrow('410');
    await client.open(intake.client);
    await client.respond(questionnaire, code, 'end', answers);
    handedIn += 1;
    expect(watch.faults).toEqual([]);
    await phone.close();
    expect(await clinic.fetchMail()).toEqual({ accepted: handedIn, look: 0, unreadable: 0 });
    await openPerson(clinic, lost.serial, '0011');
    const [start = [], end = []] = (await clinic.tables()).get(clinic.text('person.occasions'))?.slice(1) ?? [];
    expect([start[1], end[1]]).toEqual([expect.stringContaining(lost.serial), expect.stringContaining('0011')]);
    await clinic.page.close();
    await readsEverything(first, colleague);
  });
});
