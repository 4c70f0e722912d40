// From unlocking to Table 1 in a real browser against a real intake: how long, how many envelopes a second, the longest task
// on the page's own thread, peak memory; against one thread of plain tweetnacl in the same run; and how the time grows with
// the mail.
import { readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { openEnvelope } from '../../src/crypto/envelopeOpening.ts';
import { boxKeyPair } from '../../src/crypto/primitives.ts';
import { reportTables } from '../../src/questionnaires/reportTables.ts';
import { ClinicPage } from '../support/clinicPage.ts';
import { findChromium } from '../support/findChromium.ts';
import { type FilledMailbox, fillMailbox } from './fillMailbox.ts';
import type { Measured } from './measured.ts';

const plainSample = 100;
const longestTaskMs = 100;
const wantedTimes = 5;
const patienceMs = 1_800_000;

interface Run {
  readonly count: number;
  readonly seconds: number;
  readonly unlockSeconds: number;
  readonly longestMs: number;
  readonly heapMegabytes: number;
  /** Peak of the whole process, workers included; undefined where the system does not tell. */
  readonly processMegabytes: number | undefined;
}

/** Sizes from `BENCH_MAIL`, for a machine that has less time. */
export async function mailBench(): Promise<readonly Measured[]> {
  const sizes = (process.env['BENCH_MAIL'] ?? '1000,10000').split(',').map(Number);
  const chrome = findChromium();
  if (!chrome.found) return [{ what: 'mail', value: `not measured: ${chrome.reason}` }];
  const browser = await chromium.launch({
    executablePath: chrome.path,
    args: ['--enable-precise-memory-info', '--no-sandbox', '--disable-gpu'],
  });
  const rows: Measured[] = [];
  const runs: Run[] = [];
  try {
    for (const count of sizes) {
      const mailbox = await fillMailbox(count);
      try {
        const run = await measured(browser, mailbox);
        runs.push(run);
        const plainSeconds = plainTime(mailbox) * count;
        const times = plainSeconds / run.seconds;
        rows.push(
          { what: `${count} envelopes, unlocked to Table 1`, value: `${run.seconds.toFixed(1)} s` },
          { what: '  a second', value: (count / run.seconds).toFixed(0) },
          { what: '  one thread of plain tweetnacl would take', value: `${plainSeconds.toFixed(1)} s` },
          { what: '  times quicker', value: times.toFixed(1), goal: `≥ ${wantedTimes}`, isMet: times >= wantedTimes },
          {
            what: '  longest task on the page’s thread',
            value: `${run.longestMs.toFixed(0)} ms`,
            goal: `< ${longestTaskMs} ms`,
            isMet: run.longestMs < longestTaskMs,
          },
          { what: '  unlocking before that', value: `${run.unlockSeconds.toFixed(1)} s` },
          { what: '  heap of the page’s thread, at most', value: `${run.heapMegabytes.toFixed(0)} MB` },
          {
            what: '  page and workers together, at most',
            value: run.processMegabytes === undefined ? 'not told here' : `${run.processMegabytes.toFixed(0)} MB`,
          },
        );
      } finally {
        await mailbox.end();
      }
    }
  } finally {
    await browser.close();
  }
  const [least, most] = [runs[0], runs.at(-1)];
  if (least !== undefined && most !== undefined && most.count > least.count) {
    const grown = most.seconds / least.seconds;
    rows.push({
      what: `growth of time, ${most.count / least.count} times the mail`,
      value: `${grown.toFixed(1)} times`,
    });
  }
  return rows;
}

async function measured(browser: Browser, mailbox: FilledMailbox): Promise<Run> {
  const page = await browser.newPage({ locale: 'sv-SE' });
  page.setDefaultTimeout(patienceMs);
  const clinic = new ClinicPage(page);
  await clinic.open(mailbox.clinicAddress);
  await page.evaluate(() => {
    const seen = { longest: 0, heap: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ entryTypes: ['longtask'] });
    // Each reading is a new object.
    const told = performance as unknown as { readonly memory: { usedJSHeapSize: number } };
    setInterval(() => {
      seen.heap = Math.max(seen.heap, told.memory.usedJSHeapSize);
    }, 100);
  });
  const began = performance.now();
  await clinic.unlock(mailbox.keyFile, mailbox.passphrase);
  const started = performance.now();
  await page.locator('caption', { hasText: `${clinic.text('mail.accepted')}: ${mailbox.envelopes.length}` }).waitFor();
  await clinic.toPage('tables');
  const [first] = reportTables;
  await page
    .locator('caption', { hasText: clinic.text(`report.title.${first?.id}`) })
    .first()
    .waitFor();
  const seconds = (performance.now() - started) / 1000;
  const { longest, heap } = await page.evaluate(
    () => (globalThis as unknown as { seen: { longest: number; heap: number } }).seen,
  );
  const processMegabytes = await peakOfRenderer(browser);
  await page.close();
  return {
    count: mailbox.envelopes.length,
    seconds,
    unlockSeconds: (started - began) / 1000,
    longestMs: longest,
    heapMegabytes: heap / 2 ** 20,
    processMegabytes,
  };
}

/** Linux keeps each process's own record. */
async function peakOfRenderer(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .flatMap(({ id }) => {
      try {
        return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? Number.NaN);
      } catch {
        return [];
      }
    });
  return peaks.length === 0 ? undefined : Math.max(...peaks) / 1024;
}

/** Seconds an envelope, opened with tweetnacl alone on this thread. */
function plainTime({ envelopes, clinicId, dailySecret, slotOf }: FilledMailbox): number {
  const boxKeys = [boxKeyPair(dailySecret)];
  const sample = envelopes.slice(0, plainSample);
  const started = performance.now();
  for (const envelope of sample)
    if (!openEnvelope(envelope, { clinicId, slots: slotOf, boxKeys }).ok) throw new Error('an envelope does not open');
  return (performance.now() - started) / 1000 / sample.length;
}
