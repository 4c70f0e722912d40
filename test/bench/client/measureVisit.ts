// One visit in Chromium on a slowed device and line, with what the browser itself counts: bytes, heap.
import type { BrowserContext, CDPSession } from 'playwright-core';
import { type VisitFigures, type VisitorWords, visitor } from './visitor.ts';

/** `cpu`: how many times slower; `line`: a slow 4G or none at all. */
export interface Conditions {
  readonly cpu: number;
  readonly line: 'slow 4G' | 'unslowed';
}

export interface Visit extends VisitFigures {
  /** On the wire until the first touch. */
  readonly firstBytes: number;
  readonly heapBytes: number;
}

// 1.6 Mbit/s down, 0.75 up, 150 ms there and back.
const slow4g = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const patienceMs = 180_000;

export async function measureVisit(
  context: BrowserContext,
  address: string,
  words: VisitorWords,
  { cpu, line }: Conditions,
): Promise<Visit> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let bytes = 0;
  let firstBytes: number | undefined;
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.exposeFunction('touched', () => {
    firstBytes ??= bytes;
  });
  await page.addInitScript(visitor, words);
  if (line === 'slow 4G') await session.send('Network.emulateNetworkConditions', slow4g);
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await page.goto(`${address}/`, { waitUntil: 'commit', timeout: patienceMs });
  const visited = await page.waitForFunction(() => (globalThis as { visited?: VisitFigures }).visited, undefined, {
    timeout: patienceMs,
    polling: 250,
  });
  const figures = (await visited.jsonValue()) as VisitFigures;
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const heapBytes = await heapOf(session);
  await page.close();
  return { ...figures, firstBytes: firstBytes ?? bytes, heapBytes };
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}
