// How quick the client's page is on a slow phone and line, beside two floor pages: React alone, and React with all the
// libraries that the page was given. Rounds are interleaved, so that a busy machine slows all of them. Three more say how low one can come:
// for touches this page's own look drawn by React (what is over it is the engine's), for the second visit its own first page, start page,
// code page and one question drawn by React, and for the first paint a document of one heading and one link with a style sheet of one rule. Each visitor has a browser profile of their own on
// the disk, as people do: one that forgets everything also keeps no compiled code for a second visit.
import { chromium } from 'playwright-core';
import { ClientPage } from '../support/clientPage.ts';
import { findChromium } from '../support/findChromium.ts';
import { pageText } from '../support/pageTexts.ts';
import { startWorld } from '../support/world.ts';
import { BareBrowser } from './client/bareBrowser.ts';
import { bytesRow, heapRow, rowsOf, type Subject, subjects, unslowedRows, type Visits } from './client/clientRows.ts';
import { hasWorker, startFloor } from './client/floorPages.ts';
import { type Conditions, measureVisit } from './client/measureVisit.ts';
import { offlineRow } from './client/offlineRow.ts';
import { shiftRow } from './client/shiftRow.ts';
import type { VisitorWords } from './client/visitor.ts';
import type { Measured } from './measured.ts';

const rounds = Number(process.env['ROUNDS'] ?? 5);
const text = (key: string, namespace: 'client' | 'first' = 'client') => pageText('sv', namespace, key);

export async function clientBench(): Promise<readonly Measured[]> {
  const found = findChromium();
  if (!found.found) return [{ what: 'skipped', value: found.reason }];
  const world = await startWorld({ sheets: Math.ceil((rounds * 4 + 4) / 10) });
  const started = { executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] };
  const driven = await chromium.launch(started);
  const codes = world.codes.map(({ code }) => code);
  const wordsWith = (code: string, wholeForm: boolean): VisitorWords => ({
    way: [text('continue', 'first'), text('start.begin')],
    code,
    occasion: new ClientPage(undefined as never).occasionText(world.questionnaire, 'start'),
    go: text('code.continue'),
    begin: text('aboutAnswers.begin'),
    next: text('question.next'),
    skip: text('question.skip'),
    end: text('check.title'),
    wholeForm,
  });
  const words = (wholeForm: boolean) => wordsWith(codes.pop() ?? '', wholeForm);
  try {
    const whole = await oneVisit(found.path, world.intake.client, words(true), { cpu: 1, line: 'unslowed' });
    const floors = {
      react: await startFloor('react', whole.questions),
      libraries: await startFloor('libraries', whole.questions),
      drawn: await startFloor('drawn', whole.questions),
      walked: await startFloor('walked', whole.questions),
      plain: await startFloor('plain', whole.questions),
    };
    const floorWords = (wholeForm: boolean, next: string): VisitorWords => ({
      ...{ way: [], code: '', occasion: '', go: '', begin: '', skip: '' },
      ...{ next, end: '.', wholeForm },
    });
    const wordsFor = (subject: Subject, wholeForm: boolean): VisitorWords => {
      if (subject === 'ours') return words(wholeForm);
      // The same way to one question that is nobody's: the code is looked at by nobody either.
      if (subject === 'walked') return { ...wordsWith(world.codes[0]?.code ?? '', false), occasion: '' };
      const buttons = { react: 'Next', libraries: text('code.continue'), drawn: text('question.next'), plain: '' };
      return floorWords(wholeForm, buttons[subject]);
    };
    const visitsAt = async (conditions: Conditions) => {
      const visits: Visits = {
        ours: { first: [], second: [] },
        react: { first: [], second: [] },
        libraries: { first: [], second: [] },
        drawn: { first: [], second: [] },
        walked: { first: [], second: [] },
        plain: { first: [], second: [] },
      };
      for (let round = 0; round < rounds; round += 1) {
        for (const subject of subjects) {
          const address = subject === 'ours' ? world.intake.client : floors[subject].client;
          const browser = new BareBrowser(found.path);
          process.stderr.write(`CPU ×${conditions.cpu}, round ${round + 1} of ${rounds}: ${subject}\n`);
          visits[subject].first.push(await measureVisit(browser, address, wordsFor(subject, true), conditions));
          await workerIsReady(browser, address, subject === 'ours' || hasWorker(subject));
          if (subject !== 'drawn' && subject !== 'plain')
            visits[subject].second.push(await measureVisit(browser, address, wordsFor(subject, false), conditions));
          await browser.close();
        }
      }
      return visits;
    };
    const [four, six] = [await visitsAt({ cpu: 4, line: 'slow 4G' }), await visitsAt({ cpu: 6, line: 'slow 4G' })];
    const rows = [
      bytesRow(four),
      ...unslowedRows(whole),
      heapRow(four),
      ...rowsOf('CPU ×4', four),
      ...rowsOf('CPU ×6', six),
      await shiftRow(driven, world, codes.pop() ?? ''),
      offlineRow(),
    ];
    await Promise.all(Object.values(floors).map((floor) => floor.stop()));
    return rows;
  } finally {
    await driven.close();
    await world.end();
  }
}

async function oneVisit(path: string, address: string, words: VisitorWords, conditions: Conditions) {
  const browser = new BareBrowser(path);
  const visit = await measureVisit(browser, address, words, conditions);
  await browser.close();
  return visit;
}

/** What the first visit has begun is done before the second one is measured. */
async function workerIsReady(browser: BareBrowser, address: string, isExpected: boolean): Promise<void> {
  if (!isExpected) return;
  const page = await browser.open();
  await page.send('Page.navigate', { url: `${address}/` });
  const ready = `Promise.race([
    navigator.serviceWorker.ready.then(() => true),
    new Promise((resolve) => setTimeout(() => resolve(false), 60000)),
  ])`;
  if ((await page.value(ready)) !== true) throw new Error('no service worker');
  await page.close();
}
