// The road of a new clinic, by hand from end to end: set-up with the printed token, a sheet of codes, a slip handed out,
// a client who answers with its code, and the response on the clinic's page.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCode } from '../../src/core/code.ts';
import { parseRecoverySheet } from '../../src/crypto/recoverySeed.ts';
import { openVault } from '../../src/crypto/vault.ts';
import { newestQuestionnaire } from '../../src/demo/seedDemo.ts';
import { type IntakeProcess, startIntakeProcess } from '../../src/demo/startIntakeProcess.ts';
import { ClientPage } from '../support/clientPage.ts';
import { ClinicPage } from '../support/clinicPage.ts';
import { reportResponses } from '../support/reportRespondents.ts';
import { clinicByHand, setUpInBrowser } from '../support/setUpInBrowser.ts';
import { chromiumPath, launchBrowser, pageDefaults, tablet, Watch } from '../support/watchedBrowser.ts';

describe.skipIf(chromiumPath === '')('a new clinic', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clinic-road-'));
  let browser: Browser;
  let intake: IntakeProcess;

  beforeAll(async () => {
    const settings = { INTAKE_DATA: join(folder, 'intake'), INTAKE_CLIENT_PORT: '0', INTAKE_CLINIC_PORT: '0' };
    [browser, intake] = await Promise.all([launchBrowser(), startIntakeProcess('dist/intake/main.js', settings)]);
  });
  afterAll(async () => {
    await browser?.close();
    await intake?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is set up, issues codes, and reads what a client answers', async () => {
    const staffContext = await browser.newContext({ ...pageDefaults, viewport: tablet, acceptDownloads: true });
    const staffWatch = new Watch(staffContext, [intake.clinic]);
    const staff = new ClinicPage(await staffContext.newPage());
    await staff.open(intake.clinic);
    const made = await setUpInBrowser(staff, intake.setupToken ?? '');
    const vault = openVault(made.keyFile, made.passphrase);
    expect(parseRecoverySheet(made.recovery)).toEqual(vault.seed);

    const codes = await staff.issueSheet();
    expect(codes.map((code) => parseCode(code).ok)).toEqual(Array.from({ length: 10 }, () => true));
    await staff.leaveSlips();
    await staff.handOut('0001');

    const questionnaire = await newestQuestionnaire();
    const [response] = reportResponses(questionnaire);
    if (response === undefined) throw new Error('nobody answers');
    const clientContext = await browser.newContext(pageDefaults);
    const clientWatch = new Watch(clientContext, [intake.client]);
    const client = new ClientPage(await clientContext.newPage());
    await client.open(intake.client);
    await client.enterCode(codes[0] ?? '');
    await client.chooseOccasion(questionnaire, response.occasion);
    await client.page.getByText(clinicByHand.sv).first().waitFor();
    await client.begin();
    await client.answerAll(questionnaire, response.answers);
    const reference = await client.send();

    expect(await staff.fetchMail()).toEqual({ accepted: 1, look: 0, unreadable: 0 });
    await staff.page.getByText(reference).waitFor();
    expect([...staffWatch.faults, ...clientWatch.faults]).toEqual([]);

    await staff.press('nav.lock');
    await staff.seeHeading(staff.text('start.heading'));
    await staff.unlock(made.keyFile, made.passphrase);
    expect(await staff.fetchMail()).toEqual({ accepted: 1, look: 0, unreadable: 0 });
  });
});
