// Leaving from every page in three engines: the cover stands within two animation frames, the clinic's neutral page comes, and
// Back finds the start page; without network the page's own neutral face stays. By Shift with network, by the button without.
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { EngineClient } from '../support/engineClient.ts';
import { EngineRun } from '../support/engineRun.ts';
import { type ExitPage, type ExitStage, exitPages } from '../support/exitPages.ts';
import {
  believeOffline,
  believeOnline,
  type ExitSeen,
  type ExitWay,
  exitSeen,
  givenBack,
  watchExit,
  watchReturn,
} from '../support/exitWatch.ts';
import { findEngines } from '../support/findEngines.ts';
import { type NeutralSite, neutralWords, startNeutralSite } from '../support/neutralSite.ts';
import { pageText } from '../support/pageTexts.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { Respondent } from '../support/respondent.ts';
import { startWorldBehindProxy, type WorldBehindProxy } from '../support/worldBehindProxy.ts';

const engines = await findEngines();
/** Well-formed, and never handed out. */
const strangeCode = '33N4-ZY7A-2G2E';
const mostFrames = 2;
const lines = (words: string) => words.split('\n').filter((line) => line.trim() !== '');
const left = ['Avstämning', pageText('sv', 'client', 'exit.left'), pageText('sv', 'client', 'exit.return')];
const closed = 'Sidan är stängd.';
const leaving = ['Avstämning', pageText('sv', 'client', 'exit.leaving')];

for (const { name, engine } of engines) {
  describe.skipIf(engine === undefined)(`in ${name}`, () => {
    let neutral: NeutralSite;
    let served: WorldBehindProxy;
    beforeAll(async () => {
      neutral = await startNeutralSite();
      served = await startWorldBehindProxy(1, { exit: neutral.address });
    });
    afterAll(async () => {
      await served?.end();
      await neutral?.close();
    });

    /** It comes with the profile, from the intake or from the device; until then the page leaves for a page of its own. */
    async function seeExitAddress(client: EngineClient): Promise<void> {
      await client.until(
        'the neutral page’s address',
        async () =>
          (await client.page.evaluate(() => document.querySelector('a')?.href, null)) === neutral.address || undefined,
      );
    }

    async function newStage(codeNumber: number) {
      if (engine === undefined) throw new Error('there is no such engine');
      const run = new EngineRun(engine, served);
      onTestFinished(() => run.throwAway());
      const client = await run.start('sv');
      const { questionnaire, codes } = served.world;
      const code = codes[codeNumber];
      if (code === undefined) throw new Error('no code is left');
      // One answer, and everything else skipped.
      const planned = [...plantedAnswers(questionnaire, 'start', 'sv')].slice(0, 2);
      const person = new Respondent(questionnaire, code, 'start', new Map(planned));
      await seeExitAddress(client);
      return { run, client, stage: { client, proxy: served.proxy, person, strangeCode } };
    }

    it('I01: Shift three times covers every page within two frames, and Back finds nothing (I03)', async () => {
      const { run, client, stage } = await newStage(0);
      const firstWords = await firstPageWords(client, () => client.page.reload());
      const faults: string[] = [];
      const frames: number[] = [];
      for (const [place, page] of Object.entries(exitPages)) {
        await client.seeStart();
        await seeExitAddress(client);
        if (!page.keepsFaults) served.proxy.heal();
        await client.page.evaluate(watchReturn, null);
        await reach(stage, page, 'Shift');
        await client.page.press('Shift', 'Shift', 'Shift');
        await client.until('neutral page', async () => (await client.words()).includes(neutralWords) || undefined);
        // Of the start page nothing stays in the history at all.
        const goBack = () => (place === 'start' ? client.page.open(`${served.address}/`) : client.page.goBack());
        const back = await firstPageWords(client, goBack);
        if (back !== firstWords) faults.push(`${place}: Back shows ${back}`);
        const seen = await seenExit(client);
        frames.push(seen.framesSincePress);
        faults.push(...faultsOf(client, place, page, seen, leaving));
        const kept = lines(await client.page.evaluate(givenBack, null));
        if (!isDeepStrictEqual(kept, leaving) && kept.length > 0)
          faults.push(`${place}: the browser gave back ${kept}`);
      }
      expect(faults).toEqual([]);
      expect(median(frames)).toBeLessThanOrEqual(mostFrames);
      expect(run.faults).toEqual([]);
    });

    it('I01: Shift three times leaves the first page, too, before the app has come', async () => {
      const { run, client } = await newStage(0);
      await firstPageWords(client, () => client.page.reload());
      // Before its small script is there the page has the link alone.
      const hasScript = () => client.page.evaluate(() => document.readyState === 'complete' || undefined, null);
      await client.until('the first page’s script', hasScript);
      await client.page.press('Shift', 'Shift', 'Shift');
      await client.until('neutral page of our own', async () => (await client.words()).includes(closed) || undefined);
      expect(await client.page.evaluate(() => location.pathname, null)).toBe('/away.html');
      expect(run.faults).toEqual([]);
    });

    it('I02: without network the button covers every page within two frames, and nothing more comes', async () => {
      const { run, client, stage } = await newStage(1);
      const startWords = lines(await client.words());
      const faults: string[] = [];
      const frames: number[] = [];
      for (const [place, page] of Object.entries(exitPages)) {
        if (!page.keepsFaults) served.proxy.heal();
        await reach(stage, page, 'button');
        if (engine?.canLoseNetwork && !page.awaitsAnswer) await client.page.setOnline(false);
        else await client.page.evaluate(believeOffline, null);
        await client.click('link', client.text('exit.button'));
        const seen = await seenExit(client);
        frames.push(seen.framesSincePress);
        faults.push(...faultsOf(client, place, page, seen, left));
        // On the start page Back leaves for wherever one came from.
        if (place !== 'start') await client.page.goBack();
        // A step back that is still to come would follow the page's own, and lead away from it.
        const isBack = () => client.page.evaluate(() => history.state === null || undefined, null);
        await client.until('step back', isBack);
        await client.press('exit.return');
        await client.seeHeading(client.text('start.title'));
        const after = lines(await client.words());
        if (!isDeepStrictEqual(after, startWords)) faults.push(`${place}: afterwards ${after}`);
        // What was under way ends, as it does where the network really goes.
        served.proxy.drop();
        await client.page.setOnline(true);
        await client.page.evaluate(believeOnline, null);
      }
      expect(faults).toEqual([]);
      expect(median(frames)).toBeLessThanOrEqual(mostFrames);
      expect(run.faults).toEqual([]);
    });
  });
}

/** A machine that is busy with something else may be late once; not as a rule. */
function median(numbers: readonly number[]): number {
  return [...numbers].sort((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** What the first page says once it has come, letter by letter: its style sheet, which breaks the lines, may come a moment later. */
async function firstPageWords(client: EngineClient, come: () => Promise<void>): Promise<string> {
  await come();
  await client.see('link', client.text('continue', {}, 'first'));
  // Its first language may be there before the rest.
  const isWhole = () => client.page.evaluate(() => document.readyState !== 'loading' || undefined, null);
  await client.until('the whole first page', isWhole);
  // Firefox leaves out the space at which a line is broken.
  return (await client.words()).replace(/\s+/g, '');
}

async function reach(stage: ExitStage, page: ExitPage, way: ExitWay): Promise<void> {
  const { client } = stage;
  await client.page.evaluate(watchExit, { way, exitName: client.text('exit.button') });
  await page.reach(stage);
  if (page.heading !== undefined && !page.isBrief) await client.seeHeading(client.text(page.heading));
}

function seenExit(client: EngineClient): Promise<ExitSeen> {
  return client.until('cover seen', async () => (await client.page.evaluate(exitSeen, null)) ?? undefined);
}

function faultsOf(
  client: EngineClient,
  place: string,
  { heading }: ExitPage,
  seen: ExitSeen,
  cover: readonly string[],
): readonly string[] {
  const faults: string[] = [];
  if (heading !== undefined && seen.left !== client.text(heading)) faults.push(`${place}: left was "${seen.left}"`);
  if (seen.frames < 0 || seen.frames > mostFrames) faults.push(`${place}: covered after ${seen.frames} frames`);
  if (!isDeepStrictEqual(lines(seen.words), cover)) faults.push(`${place}: the cover says ${lines(seen.words)}`);
  return faults;
}
