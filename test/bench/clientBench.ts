// How quick the client's page is on a slow phone and line, beside two floor pages: React alone, and React with all the
// libraries that the page was given. Rounds are interleaved, so that a busy machine slows all three. A third floor, for touches
// alone, is this page's own look drawn by React: what is over it is the engine's. Each visitor has a browser profile of their own on
// the disk, as people do: one that forgets everything also keeps no compiled code for a second visit.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { ClientPage } from '../support/clientPage.ts';
import { findChromium } from '../support/findChromium.ts';
import { pageText } from '../support/pageTexts.ts';
import { startWorld, type World } from '../support/world.ts';
import { BareBrowser } from './client/bareBrowser.ts';
import { startFloor } from './client/floorPages.ts';
import { type Conditions, measureVisit, type Visit } from './client/measureVisit.ts';
import type { VisitorWords } from './client/visitor.ts';
import { type Measured, percentile } from './measured.ts';

const rounds = Number(process.env['ROUNDS'] ?? 5);
const subjects = ['ours', 'react', 'libraries', 'drawn'] as const;
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
      };
      for (let round = 0; round < rounds; round += 1) {
        for (const subject of subjects) {
          const address = subject === 'ours' ? world.intake.client : floors[subject].client;
          const next = { react: 'Next', drawn: text('question.next') }[subject as string] ?? text('code.continue');
          const wanted = (wholeForm: boolean) => (subject === 'ours' ? words(wholeForm) : floorWords(wholeForm, next));
          const browser = new BareBrowser(found.path);
          process.stderr.write(`CPU ×${conditions.cpu}, round ${round + 1} of ${rounds}: ${subject}\n`);
          visits[subject].first.push(await measureVisit(browser, address, wanted(true), conditions));
          await workerIsReady(browser, address, subject === 'ours' || subject === 'libraries');
          if (subject !== 'drawn')
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

function rowsOf(where: string, { ours, react, libraries, drawn }: Visits): readonly Measured[] {
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
    figure('first contentful paint', ({ paintMs }) => paintMs, 'react', 'first', 0.6),
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
  const values = subjects.map(
    (name) => `${name} ${(medianOf(visits[name].first, ({ heapBytes }) => heapBytes) / 2 ** 20).toFixed(2)} MiB`,
  );
  return { what: 'heap at the end of the form, CPU ×4', value: values.join(', ') };
}

/** With real touches: what moves after somebody touched is not a shift. */
async function shiftRow(browser: Browser, world: World, code: string): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'sv-SE' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) shifts.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const client = new ClientPage(page);
  await client.open(world.intake.client);
  await client.reachFirstQuestion(world.questionnaire, code, 'start');
  const end = text('check.title');
  for (;;) {
    const shown = await page.getByRole('heading', { level: 1 }).innerText();
    if (shown === end) break;
    await client.press('question.skip');
    await page.getByRole('heading', { level: 1, name: shown, exact: true }).waitFor({ state: 'detached' });
  }
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
  await context.close();
  const sum = shifts.reduce((total, value) => total + value, 0);
  return { what: 'layout shift over the whole form', value: sum.toFixed(4), goal: '0', isMet: sum === 0 };
}

function offlineRow(): Measured {
  const folder = 'dist/pages/client';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
  const bytes = files.reduce((sum, path) => sum + travelling(path), 0) / 1_024;
  return { what: 'the whole app, offline', value: `${bytes.toFixed(1)} KiB`, goal: '≤ 320', isMet: bytes <= 320 };
}

/** As the intake sends it. */
function travelling(path: string): number {
  const content = readFileSync(path);
  if (path.endsWith('.png')) return content.length;
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}
