// One visit in Chromium on a slowed device and line, with what the browser itself counts: bytes, heap.
import type { BareBrowser, BarePage } from './bareBrowser.ts';
import { type VisitFigures, type VisitorWords, visitor } from './visitor.ts';

/** `cpu`: how many times slower; `line`: a slow 4G or none at all. */
export interface Conditions {
  readonly cpu: number;
  readonly line: 'slow 4G' | 'unslowed';
}

export interface Visit extends VisitFigures {
  /** On the wire until the first touch, of what had not come to its end by then, too. */
  readonly firstBytes: number;
  readonly heapBytes: number;
}

// 1.6 Mbit/s down, 0.75 up, 150 ms there and back.
const slow4g = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const phone = { width: 360, height: 740, deviceScaleFactor: 1, mobile: false };
const patienceMs = 180_000;
const askEveryMs = 250;

export async function measureVisit(
  browser: BareBrowser,
  address: string,
  words: VisitorWords,
  { cpu, line }: Conditions,
): Promise<Visit> {
  const page = await browser.open();
  const arrivals: Arrival[] = [];
  const arrived = (length: 'dataLength' | 'encodedDataLength') => (params: Record<string, unknown>) =>
    arrivals.push({
      request: String(params['requestId']),
      isWhole: length === 'encodedDataLength',
      atMs: Date.now(),
      bytes: Number(params[length]),
    });
  page.listen('Network.dataReceived', arrived('dataLength'));
  page.listen('Network.loadingFinished', arrived('encodedDataLength'));
  await page.send('Network.enable');
  await page.send('Page.enable');
  await page.send('Emulation.setDeviceMetricsOverride', phone);
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${visitor})(${JSON.stringify(words)})` });
  if (line === 'slow 4G') await page.send('Network.emulateNetworkConditions', slow4g);
  await page.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await page.send('Page.navigate', { url: `${address}/` });
  const figures = await figuresOf(page);
  await page.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const heapBytes = await heapOf(page);
  await page.close();
  const firstBytes = bytesUntil(figures.touchedAtMs ?? Number.POSITIVE_INFINITY, arrivals);
  return { ...figures, firstBytes, heapBytes };
}

/** A piece of an answer, in bytes as they are unpacked, or (`isWhole`) its end: then those of all of it on the wire, with its headers. */
interface Arrival {
  readonly request: string;
  readonly isWhole: boolean;
  readonly atMs: number;
  readonly bytes: number;
}

/** Of what came to its end later, the share that had been unpacked. */
function bytesUntil(untilMs: number, arrivals: readonly Arrival[]): number {
  const sum = (some: readonly Arrival[]) => some.reduce((total, { bytes }) => total + bytes, 0);
  const ends = arrivals.filter(({ isWhole }) => isWhole);
  return ends.reduce((total, end) => {
    if (end.atMs <= untilMs) return total + end.bytes;
    const pieces = arrivals.filter(({ request, isWhole }) => request === end.request && !isWhole);
    return total + (end.bytes * sum(pieces.filter(({ atMs }) => atMs <= untilMs))) / Math.max(1, sum(pieces));
  }, 0);
}

/** Asked for in a few words, and seldom: whoever asks is part of the load. */
async function figuresOf(page: BarePage): Promise<VisitFigures> {
  const untilMs = Date.now() + patienceMs;
  while (Date.now() < untilMs) {
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
    const figures = await page.value('globalThis.visited');
    if (figures !== undefined) return figures as VisitFigures;
  }
  throw new Error(`no visit within ${patienceMs} ms`);
}

async function heapOf(page: BarePage): Promise<number> {
  await page.send('HeapProfiler.enable');
  await page.send('HeapProfiler.collectGarbage');
  return (await page.send<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize;
}
