// After a whole session on a phone nothing of it can be found: not on the device, not on the server's disk, not in what
// the server prints. Bodies of questionnaire and locale files, named by the build, may hold the published words.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import { demoAbout } from '../../src/demo/demoAbout.ts';
import type { IssuedCode } from '../../src/demo/issueSheet.ts';
import { builtClientFiles } from '../support/builtFiles.ts';
import { ClientPage } from '../support/clientPage.ts';
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
import type { PageLanguage } from '../support/pageTexts.ts';
import { plantedAnswers, regrettedWords } from '../support/plantedAnswers.ts';
import { readProfileFolder } from '../support/profileFolder.ts';
import { chromiumPath, launchProfile, Watch } from '../support/watchedBrowser.ts';
import { startWorldBehindProxy, type WorldBehindProxy } from '../support/worldBehindProxy.ts';

interface Session {
  readonly language: PageLanguage;
  readonly occasion: Occasion;
}

const sessions: readonly Session[] = [
  { language: 'sv', occasion: 'end' },
  { language: 'en', occasion: 'start' },
];
/** One symbol wrong, as people type: the check symbol catches it, and it is a secret all the same. */
const mistypedCode = '7K3M-9QTX-B2VH';
/** What a page shows while it shows it is no trace. */
const shown = /^page (?:shown|spoken)$/;

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
    expect(built.questionnaires).toHaveLength(1);
    expect(built.locales.length).toBeGreaterThanOrEqual(4);
    for (const name of built.all) expect(name).toMatch(/^(?:assets\/[\w.-]+|[\w-]+\.(?:html|js|png|svg|webmanifest))$/);
  });

  it.each(sessions)('in $language nothing is left on the phone', async ({ language, occasion }) => {
    const { world, address } = served;
    const { questionnaire } = world;
    const code = world.codes[sessions.findIndex((session) => session.language === language)];
    if (code === undefined) throw new Error('no code is left');
    const answers = plantedAnswers(questionnaire, occasion, language);
    const search = searchFor(code, answers, language);
    searches.push(search);
    const folder = mkdtempSync(join(tmpdir(), 'phone-'));
    const context = await launchProfile(folder, {
      locale: language === 'sv' ? 'sv-SE' : 'en-GB',
      hasTouch: true,
      isMobile: true,
    });
    const watch = new Watch(context, [address]);
    const inspection = new DeviceInspection(context);
    const page = context.pages()[0] ?? (await context.newPage());
    const client = new ClientPage(page, language);

    await client.open(address);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
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
    await page.reload();
    await client.seeHeading(client.text('start.title'));
    const traces = await inspection.inspect(page);
    expect(search(traces)).toEqual([]);
    expect(inspection.consoleLines).toEqual([]);
    expect(watch.faults).toEqual([]);
    // The inspector saw the files that it excuses: it was not looking elsewhere.
    const cached = traces.flatMap(({ place, builtFile }) => (place.startsWith('Cache Storage') ? [builtFile] : []));
    expect(cached).toEqual(expect.arrayContaining([...built.locales, ...built.questionnaires]));

    await context.close();
    expect(search(readProfileFolder(folder, address))).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('nothing of any of it is on the server', async () => {
    expect(searches).toHaveLength(sessions.length);
    const stored = served.proxy.exchangesAt('/api/v1/submissions').map(({ browserAnswer }) => browserAnswer?.status);
    expect(stored).toEqual([201, 201]);
    const whileItRuns = served.serverTraces();
    expect(whileItRuns.map(({ place }) => place)).toContain('the intake’s intake.db-wal');
    await served.world.stopIntake();
    for (const search of searches) expect(search([...whileItRuns, ...served.serverTraces()])).toEqual([]);
  });
});
