// A language is added by adding a folder: with two that nobody speaks, every page is walked, and nothing is hard-coded, cut,
// laid over something else, or mirrored wrongly.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutTexts } from '../support/accessFaults.ts';
import { ClientPage } from '../support/clientPage.ts';
import { walkPages } from '../support/everyPage.ts';
import { overlaps } from '../support/pageFaults.ts';
import { addTexts, type PageLanguage } from '../support/pageTexts.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { isPseudo, pseudoLanguages, treeWithPseudoLanguages } from '../support/pseudoLanguage.ts';
import { seenTexts, sidewaysFaults } from '../support/seenPage.ts';
import { unmirrored } from '../support/unmirrored.ts';
import { chromiumPath, launchBrowser, pageDefaults, phone, tablet, Watch } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

/** Ends at the size at which the way is gone. */
const sizes = [{ width: 320, height: 568 }, tablet, phone];

describe.skipIf(chromiumPath === '')('a language more', () => {
  let tree: string;
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    tree = mkdtempSync(join(tmpdir(), 'tree-'));
    treeWithPseudoLanguages(tree);
    const pages = join(tree, 'built/page');
    execFileSync('npx', ['vite', 'build', '--outDir', pages, '--logLevel', 'error'], { cwd: tree, stdio: 'pipe' });
    for (const { code } of pseudoLanguages) addTexts(code, join(tree, 'locales', code));
    [browser, world] = await Promise.all([launchBrowser(), startWorld({ settings: { INTAKE_CLIENT_FILES: pages } })]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
    rmSync(tree, { recursive: true, force: true });
  });

  /** Words that stand in no folder though they are shown as words of this language; what a person wrote is of no language. */
  async function hardCoded(page: Page, language: string, written: string): Promise<readonly string[]> {
    const texts = await seenTexts(page);
    return texts
      .filter(({ language: marked, isData, text }) => marked === language && !isData && /\p{L}/u.test(text))
      .filter(({ text }) => !isPseudo(text) && !written.includes(text))
      .map(({ text }) => `“${text}” is in no folder`);
  }

  it.each(pseudoLanguages)('holds on every page ($code, $direction)', async ({ code, direction }) => {
    const context = await browser.newContext({ ...pageDefaults, serviceWorkers: 'block' });
    const watch = new Watch(context, [world.intake.client]);
    watch.excuse(/service.?worker/i);
    const client = new ClientPage(await context.newPage(), code as PageLanguage);
    const { page } = client;
    await client.open(world.intake.client);
    expect(await page.locator('html').getAttribute('dir')).toBe(direction);
    const slip = world.codes[pseudoLanguages.findIndex((each) => each.code === code)];
    if (slip === undefined) throw new Error('no code is left');
    const { questionnaire } = world;
    const answers = plantedAnswers(questionnaire, 'start', 'sv');
    const written = JSON.stringify([...answers.values()]);
    const faults: string[] = [];
    const look = async (name: string) => {
      const found = [...(await hardCoded(page, code, written)), ...(direction === 'rtl' ? await unmirrored(page) : [])];
      for (const size of sizes) {
        await page.setViewportSize(size);
        found.push(...(await sidewaysFaults(page)), ...overlaps(await seenTexts(page)), ...(await cutTexts(page)));
      }
      faults.push(...found.map((fault) => `${name}: ${fault}`));
    };
    await client.press('start.begin');
    await client.press('code.continue');
    await look('code refused');
    await page.getByRole('textbox').fill(slip.code);
    await client.press('code.continue');
    await client.seeHeading(client.text('occasion.title'));
    await client.press('occasion.continue');
    await look('occasion missing');
    await client.open(world.intake.client);
    const seen = new Set<string>();
    await walkPages(client, { questionnaire, code: slip.code, occasion: 'start', answers }, async (name) => {
      seen.add(name);
      await look(name);
    });
    expect(seen.size).toBeGreaterThan(10);
    expect([...faults, ...watch.faults]).toEqual([]);
    await context.close();
  });
});
