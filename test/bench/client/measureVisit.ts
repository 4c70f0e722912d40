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
  const arrived = (isWhole: boolean) => (params: Record<string, unknown>) =>
    arrivals.push({
      request: String(params['requestId']),
      isWhole,
      atMs: Date.now(),
      bytes: Number(params['encodedDataLength']),
    });
  page.listen('Network.dataReceived', arrived(false));
  page.listen('Network.loadingFinished', arrived(true));
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
  const firstBytes = bytesOf(arrivals.filter(({ atMs }) => atMs <= (figures.touchedAtMs ?? Number.POSITIVE_INFINITY)));
  return { ...figures, firstBytes, heapBytes };
}

/** A piece of an answer, or (`isWhole`) its end: then `bytes` are those of all of it, with its headers. */
interface Arrival {
  readonly request: string;
  readonly isWhole: boolean;
  readonly atMs: number;
  readonly bytes: number;
}

function bytesOf(arrivals: readonly Arrival[]): number {
  const whole = new Set(arrivals.filter(({ isWhole }) => isWhole).map(({ request }) => request));
  return arrivals
    .filter(({ request, isWhole }) => isWhole || !whole.has(request))
    .reduce((sum, { bytes }) => sum + bytes, 0);
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
