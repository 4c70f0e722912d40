// How quick the client's page is on a slow phone and line, beside two floor pages: React alone, and React with all the
// libraries that the page was given. Rounds are interleaved, so that a busy machine slows all of them. Two more say how low one can come:
// for touches this page's own look drawn by React (what is over it is the engine's), and for the first paint a document of one heading and
// one link with a style sheet of one rule. Each visitor has a browser profile of their own on
// the disk, as people do: one that forgets everything also keeps no compiled code for a second visit.
import { chromium } from 'playwright-core';
import { ClientPage } from '../support/clientPage.ts';
import { findChromium } from '../support/findChromium.ts';
import { pageText } from '../support/pageTexts.ts';
import { startWorld } from '../support/world.ts';
import { BareBrowser } from './client/bareBrowser.ts';
import { startFloor } from './client/floorPages.ts';
import { type Conditions, measureVisit, type Visit } from './client/measureVisit.ts';
import { offlineRow } from './client/offlineRow.ts';
import { shiftRow } from './client/shiftRow.ts';
import type { VisitorWords } from './client/visitor.ts';
import { type Measured, percentile } from './measured.ts';

const rounds = Number(process.env['ROUNDS'] ?? 5);
const subjects = ['ours', 'react', 'libraries', 'drawn', 'plain'] as const;
type Subject = (typeof subjects)[number];
type Visits = Record<Subject, { first: Visit[]; second: Visit[] }>;

const text = (key: string, namespace: 'client' | 'first' = 'client') => pageText('sv', namespace, key);

export async function clientBench(): Promise<readonly Measured[]> {
  const found = findChromium();
  if (!found.found) return [{ what: 'skipped', value: found.reason }];
  const world = await startWorld({ sheets: Math.ceil((rounds * 4 + 4) / 10) });
  const started = { executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] };
  const driven = await chromium.launch(started);
  const codes = world.codes.map(({ code }) => code);
  const words = (wholeForm: boolean): VisitorWords => ({
    way: [text('continue', 'first'), text('start.begin')],
    code: codes.pop() ?? '',
    occasion: new ClientPage(undefined as never).occasionText(world.questionnaire, 'start'),
    go: text('code.continue'),
    begin: text('aboutAnswers.begin'),
    next: text('question.next'),
    skip: text('question.skip'),
    end: text('check.title'),
    wholeForm,
  });
  try {
    const whole = await oneVisit(found.path, world.intake.client, words(true), { cpu: 1, line: 'unslowed' });
    const floors = {
      react: await startFloor('react', whole.questions),
      libraries: await startFloor('libraries', whole.questions),
      drawn: await startFloor('drawn', whole.questions),
      plain: await startFloor('plain', whole.questions),
    };
    const floorWords = (wholeForm: boolean, next: string): VisitorWords => ({
      ...{ way: [], code: '', occasion: '', go: '', begin: '', skip: '' },
      ...{ next, end: '.', wholeForm },
    });
    const visitsAt = async (conditions: Conditions) => {
      const visits: Visits = {
        ours: { first: [], second: [] },
        react: { first: [], second: [] },
        libraries: { first: [], second: [] },
        drawn: { first: [], second: [] },
        plain: { first: [], second: [] },
      };
      for (let round = 0; round < rounds; round += 1) {
        for (const subject of subjects) {
          const address = subject === 'ours' ? world.intake.client : floors[subject].client;
          const buttons = { react: 'Next', libraries: text('code.continue'), drawn: text('question.next') };
          const next = subject === 'ours' || subject === 'plain' ? '' : buttons[subject];
          const wanted = (wholeForm: boolean) => (subject === 'ours' ? words(wholeForm) : floorWords(wholeForm, next));
          const browser = new BareBrowser(found.path);
          process.stderr.write(`CPU ×${conditions.cpu}, round ${round + 1} of ${rounds}: ${subject}\n`);
          visits[subject].first.push(await measureVisit(browser, address, wanted(true), conditions));
          await workerIsReady(browser, address, subject === 'ours' || subject === 'libraries');
          if (subject !== 'drawn' && subject !== 'plain')
            visits[subject].second.push(await measureVisit(browser, address, wanted(false), conditions));
          await browser.close();
        }
      }
      return visits;
    };
    const [four, six] = [await visitsAt({ cpu: 4, line: 'slow 4G' }), await visitsAt({ cpu: 6, line: 'slow 4G' })];
    const rows = [
      bytesRow(four),
      ...(await unslowedRows(whole)),
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

const withoutWay = ({ answerMs, wayMs }: Visit) => answerMs - wayMs;
const medianOf = (visits: readonly Visit[], figure: (visit: Visit) => number) => percentile(visits.map(figure), 0.5);

function rowsOf(where: string, { ours, react, libraries, drawn, plain }: Visits): readonly Measured[] {
  const figure = (
    what: string,
    of: (visit: Visit) => number,
    floor: 'react' | 'libraries',
    visit: 'first' | 'second',
    goal?: number,
  ): Measured => {
    const own = medianOf(ours[visit], of);
    const under = medianOf((floor === 'react' ? react : libraries)[visit], of);
    const ratio = under === 0 ? (own === 0 ? 1 : Number.POSITIVE_INFINITY) : own / under;
    // What a page that is React and nothing else takes of the other floor: no page that uses React comes below it.
    const least = medianOf(react[visit], of);
    const reactAlone = floor === 'react' ? '' : `, react alone ${least.toFixed(0)} ms (${(least / under).toFixed(2)})`;
    return {
      what: `${where}, ${visit} visit: ${what}`,
      value: `${own.toFixed(0)} ms, ${floor} floor ${under.toFixed(0)} ms, ratio ${ratio.toFixed(2)}${reactAlone}`,
      ...(goal === undefined ? {} : { goal: `≤ ${goal}`, isMet: ratio <= goal }),
    };
  };
  const paintRow = (): Measured => {
    const row = figure('first contentful paint', ({ paintMs }) => paintMs, 'react', 'first', 0.6);
    const [least, under] = [plain, react].map(({ first }) => medianOf(first, ({ paintMs }) => paintMs)) as [
      number,
      number,
    ];
    return {
      ...row,
      value: `${row.value}, a heading and a link ${least.toFixed(0)} ms (${(least / under).toFixed(2)})`,
    };
  };
  // One visit has some forty touches: the median of all rounds' figures, as everywhere.
  const touches = (visits: readonly Visit[], share: number) =>
    medianOf(visits, ({ touchMs }) => percentile(touchMs, share));
  const touchRow = (share: number, goal: number): Measured => {
    const all = [ours, react, libraries, drawn].map(({ first }) => touches(first, share));
    const [own = 0, under = 0, keeping = 0, look = 0] = all;
    return {
      what: `${where}: touch to next paint, whole form, p${share * 100}`,
      value: `${own.toFixed(1)} ms, react floor ${under.toFixed(1)} ms, ratio ${(own / under).toFixed(2)}, libraries floor ${keeping.toFixed(1)} ms, own look drawn ${look.toFixed(1)} ms (${(look / under).toFixed(2)}), ratio ${(own / look).toFixed(2)}`,
      goal: `≤ ${goal}`,
      isMet: own / under <= goal,
    };
  };
  return [
    paintRow(),
    figure('first answer held', ({ answerMs }) => answerMs, 'libraries', 'first', 1),
    figure('first answer held', ({ answerMs }) => answerMs, 'libraries', 'second', 0.75),
    figure('the same without the walk over start and code page', withoutWay, 'libraries', 'first'),
    figure('the same without the walk over start and code page', withoutWay, 'libraries', 'second'),
    figure('blocking time', ({ blockedMs }) => blockedMs, 'libraries', 'first', 1),
    touchRow(0.5, 1.15),
    touchRow(0.98, 1.5),
    {
      what: `${where}: code to first question`,
      value: `${medianOf(ours.first, ({ codeMs }) => codeMs).toFixed(0)} ms, of which blocked ${medianOf(ours.first, ({ codeBlockedMs }) => codeBlockedMs).toFixed(0)} ms`,
    },
  ];
}

async function unslowedRows(whole: Visit): Promise<readonly Measured[]> {
  const mebibytes = whole.heapBytes / 2 ** 20;
  const durable = percentile(whole.durableMs, 0.5);
  return [
    {
      what: 'heap at the end of the form',
      value: `${mebibytes.toFixed(2)} MiB`,
      goal: '≤ 4.5',
      isMet: mebibytes <= 4.5,
    },
    {
      what: `choice given to durable, p50 of ${whole.durableMs.length}`,
      value: `${durable.toFixed(1)} ms`,
      goal: '≤ 12',
      isMet: durable <= 12,
    },
  ];
}

/** On the slow line: what comes beside the first page counts as far as it has come. */
function bytesRow({ ours }: Visits): Measured {
  const kibibytes = medianOf(ours.first, ({ firstBytes }) => firstBytes) / 1_024;
  return {
    what: 'bytes before the first page is usable, slow 4G, CPU ×4',
    value: `${kibibytes.toFixed(1)} KiB`,
    goal: '≤ 90',
    isMet: kibibytes <= 90,
  };
}

/** What React and the libraries take alone. */
function heapRow(visits: Visits): Measured {
  const formed = subjects.filter((name) => name !== 'plain');
  const values = formed.map(
    (name) => `${name} ${(medianOf(visits[name].first, ({ heapBytes }) => heapBytes) / 2 ** 20).toFixed(2)} MiB`,
  );
  return { what: 'heap at the end of the form, CPU ×4', value: values.join(', ') };
}
