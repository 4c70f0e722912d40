// After a whole session on a phone or a shared tablet nothing of it can be found: not on the device, not in what comes back
// with its last session, not on the server's disk, not in what the server prints. Bodies of questionnaire and locale files,
// named by the build, may hold the published words.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import type { IssuedCode } from '../../src/demo/issueSheet.ts';
import { catalogue } from '../../src/questionnaires/catalogue.ts';
import { builtClientFiles } from '../support/builtFiles.ts';
import { DeviceInspection } from '../support/deviceInspection.ts';
import { type LeakSearch, leakSearch } from '../support/leaks.ts';
import {
  answerNeedles,
  clinicNeedles,
  codeNeedles,
  questionnaireNeedles,
  topicNeedles,
  writtenNeedles,
} from '../support/needles.ts';
import { type PageLanguage, pageLanguages } from '../support/pageTexts.ts';
import { Phone } from '../support/phone.ts';
import { plantedAnswers, regrettedWords } from '../support/plantedAnswers.ts';
import { readProfileFolder } from '../support/profileFolder.ts';
import { restoredSession } from '../support/restoredSession.ts';
import { shareDevice } from '../support/staff.ts';
import { chromiumPath, tablet } from '../support/watchedBrowser.ts';
import { startWorldBehindProxy, type WorldBehindProxy } from '../support/worldBehindProxy.ts';

interface Session {
  readonly device: 'phone' | 'tablet';
  readonly language: PageLanguage;
  readonly occasion: Occasion;
}

const sessions: readonly Session[] = [
  { device: 'phone', language: 'sv', occasion: 'end' },
  { device: 'phone', language: 'en', occasion: 'start' },
  { device: 'tablet', language: 'sv', occasion: 'end' },
];
/** One symbol wrong, as people type: the check symbol catches it, and it is a secret all the same. */
const mistypedCode = '7K3M-9QTX-B2VH';
/** What a page shows while it shows it is no trace. */
const shown = /^(?:page (?:shown|spoken)|accessibility tree)$/;
/** Chromium’s own word when a tablet invites nobody to install the page. */
const installRefused = /^info: Banner not shown: beforeinstallprompt/;

describe.skipIf(chromiumPath === '')('after a whole session', () => {
  let served: WorldBehindProxy;
  const built = builtClientFiles();
  const searches: LeakSearch[] = [];
  beforeAll(async () => {
    served = await startWorldBehindProxy();
  });
  afterAll(() => served?.end());

  const searchFor = (code: IssuedCode, answers: Answers, language: PageLanguage): LeakSearch => {
    const { questionnaire } = served.world;
    const { name, support, notice } = demoAbout;
    const texts = [name, ...support.map((line) => line.name), ...Object.values(notice)];
    const needles = [
      ...codeNeedles(code, questionnaire),
      ...writtenNeedles(regrettedWords[language], mistypedCode),
      ...answerNeedles(questionnaire, answers),
      ...clinicNeedles(...texts.flatMap((text) => Object.values(text)), ...support.map(({ phone }) => phone)),
      ...questionnaireNeedles(questionnaire),
      ...topicNeedles,
    ];
    return leakSearch(needles, built);
  };

  it('the build names the bodies that may hold published words', () => {
    expect(built.questionnaires).toHaveLength(catalogue.length);
    // One file for each language.
    expect(built.locales).toHaveLength(pageLanguages.length);
    for (const name of built.all) expect(name).toMatch(/^(?:assets\/[\w.-]+|[\w-]+\.(?:html|js|png|svg|webmanifest))$/);
  });

  it.each(sessions)('A13 I09 I18: in $language nothing is left on the $device', async (session) => {
    const { device, language, occasion } = session;
    const { world, address } = served;
    const { questionnaire } = world;
    const code = world.codes[sessions.indexOf(session)];
    if (code === undefined) throw new Error('no code is left');
    const answers = plantedAnswers(questionnaire, occasion, language);
    const search = searchFor(code, answers, language);
    searches.push(search);
    const inspections: DeviceInspection[] = [];
    const phone = new Phone(served, {
      language,
      ...(device === 'tablet' && { browser: { viewport: tablet } }),
      onLaunch: (context) => inspections.push(new DeviceInspection(context)),
    });
    await phone.open();
    const { page, client } = phone;
    const [inspection] = inspections;
    if (inspection === undefined) throw new Error('nobody watches');

    if (device === 'tablet') await shareDevice(client);
    await client.press('start.begin');
    const field = page.getByRole('textbox', { name: client.text('code.title') });
    await field.fill(mistypedCode);
    await client.press('code.continue');
    await page.getByText(client.text('code.refused')).first().waitFor();
    await field.fill(code.code);
    await inspection.glance(page);
    await client.press('code.continue');
    await client.chooseOccasion(questionnaire, occasion);
    await inspection.glance(page);
    await client.begin();
    await client.answerAll(questionnaire, answers, async (question, number) => {
      await inspection.glance(page);
      if (question.type === 'text' || question.type === 'string') {
        await page.getByRole('textbox').fill(regrettedWords[language]);
        await page.locator('p', { hasText: client.text('save.saved') }).waitFor();
      }
      if (number === 3) {
        await client.switchLanguage(language === 'sv' ? 'en' : 'sv');
        await client.switchLanguage(language);
        await client.press('frame.support');
        await client.press('support.return');
      }
    });
    // On the way, too, everything but the page itself is silent.
    const onTheWay = (await inspection.inspect(page)).filter(({ place }) => !shown.test(place));
    expect(search(onTheWay)).toEqual([]);
    expect(onTheWay.some(({ place }) => place.startsWith('IndexedDB app/cells value'))).toBe(true);

    await client.send();
    await inspection.glance(page);
    await client.press('receipt.done');
    await client.seeHeading(client.text('start.title'));
    expect(search(await inspection.inspect(page))).toEqual([]);
    await client.reload();
    const traces = await inspection.inspect(page);
    expect(search(traces)).toEqual([]);
    expect(search([await inspection.clipboard()])).toEqual([]);
    expect(inspection.consoleLines.filter((line) => !installRefused.test(line))).toEqual([]);
    // The inspector saw the files that it excuses: it was not looking elsewhere.
    const rows = traces.filter(({ place }) => /^IndexedDB app\/cells value \d+\.blob$/.test(place));
    expect(rows.map(({ bytes }) => bytes.length)).toEqual(device === 'tablet' ? [] : [32_808]);
    const cached = traces.flatMap(({ place, builtFile }) => (place.startsWith('Cache Storage') ? [builtFile] : []));
    expect(cached).toEqual(expect.arrayContaining([...built.locales, ...built.questionnaires]));

    await phone.close();
    expect(phone.faults).toEqual([]);
    expect(search(readProfileFolder(phone.folder, address))).toEqual([]);
    const restored = await restoredSession(phone.folder);
    expect(search(restored)).toEqual([]);
    expect(restored.some(({ bytes }) => Buffer.from(bytes).toString() === `${address}/`)).toBe(true);
    await phone.throwAway();
  });

  it('nothing of any of it is on the server', async () => {
    expect(searches).toHaveLength(sessions.length);
    const stored = served.proxy.exchangesAt('/api/v1/submissions').map(({ browserAnswer }) => browserAnswer?.status);
    expect(stored).toEqual([201, 201, 201]);
    const whileItRuns = served.serverTraces();
    expect(whileItRuns.map(({ place }) => place)).toContain('the intake’s intake.db-wal');
    await served.world.stopIntake();
    for (const search of searches) expect(search([...whileItRuns, ...served.serverTraces()])).toEqual([]);
  });
});
