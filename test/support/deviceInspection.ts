// A nosy person with a browser in the hand: reads everything that a page's origin keeps, what the browser shows of it,
// and everything that was said or asked while the watch was on. What lies on the disk is profileFolder.ts.
import type { BrowserContext, ConsoleMessage, Page, Request } from 'playwright-core';
import { readOriginStorage, type StorageRow } from './readOriginStorage.ts';
import { bytesTrace, type Trace, textTrace } from './trace.ts';

export class DeviceInspection {
  readonly #context: BrowserContext;
  readonly #heard: Trace[] = [];

  /** Begins to listen; give it the context before the first page is opened. */
  constructor(context: BrowserContext) {
    this.#context = context;
    context.on('console', (message) => this.#hear(message));
    context.on('weberror', (error) => this.#heard.push(textTrace('page error', String(error.error()))));
    context.on('request', (request) => this.#ask(request));
    for (const page of context.pages()) this.#watch(page);
    context.on('page', (page) => this.#watch(page));
  }

  /** What was written to the console, errors included. */
  get consoleLines(): readonly string[] {
    const lines = this.#heard.filter(({ place }) => place === 'console' || place === 'page error');
    return lines.map(({ bytes }) => Buffer.from(bytes).toString());
  }

  /** Title and address as they are now: called on every page of a walk, since they may change and change back. */
  async glance(page: Page): Promise<void> {
    this.#heard.push(textTrace('title', await page.title()), textTrace('address bar', page.url()));
  }

  /** Everything there is now, and everything heard so far. `page` must show the origin to be read. */
  async inspect(page: Page): Promise<readonly Trace[]> {
    await this.glance(page);
    const origin = new URL(page.url()).origin;
    const rows = await page.evaluate(readOriginStorage);
    const cookies = await this.#context.cookies();
    return [
      ...rows.map((row) => traceOf(row, origin)),
      ...(await historyOf(page)),
      ...cookies.map((cookie) => textTrace('cookie', JSON.stringify(cookie))),
      ...this.#context.serviceWorkers().map((worker) => textTrace('service worker address', worker.url())),
      textTrace('page shown', await page.content()),
      textTrace('page spoken', await page.locator('body').ariaSnapshot()),
      ...(await accessibilityTreeOf(page)),
      ...this.#heard,
    ];
  }

  /** What the next person would paste. Opens a page of its own for a moment: the inspected one may take that for being left. */
  async clipboard(): Promise<Trace> {
    const page = await this.#context.newPage();
    await page.setContent('<!doctype html><title></title><textarea></textarea>');
    await page.locator('textarea').press('Control+V');
    const text = await page.locator('textarea').inputValue();
    await page.close();
    return textTrace('clipboard', text);
  }

  #watch(page: Page): void {
    page.on('download', (download) => this.#heard.push(textTrace('file name', download.suggestedFilename())));
    page.on('framenavigated', (frame) => this.#heard.push(textTrace('address bar', frame.url())));
  }

  #hear(message: ConsoleMessage): void {
    this.#heard.push(textTrace('console', `${message.type()}: ${message.text()}`));
  }

  #ask(request: Request): void {
    const body = request.postDataBuffer();
    this.#heard.push(textTrace('address asked', `${request.method()} ${request.url()}`));
    this.#heard.push(textTrace('headers sent', JSON.stringify(request.headers())));
    if (body !== null) this.#heard.push(bytesTrace(`bytes sent to ${request.url()}`, body));
  }
}

/** All that the browser hands to a screen reader, hidden nodes included. */
async function accessibilityTreeOf(page: Page): Promise<readonly Trace[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .flatMap(({ name, value, description }) => [name, value, description])
    .flatMap((part) => (part?.value === undefined ? [] : [textTrace('accessibility tree', String(part.value))]));
}

async function historyOf(page: Page): Promise<readonly Trace[]> {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  return entries.flatMap(({ url, userTypedURL, title }) =>
    [url, userTypedURL, title].map((text) => textTrace('history entry', text)),
  );
}

function traceOf({ place, text, bytes, url }: StorageRow, origin: string): Trace {
  if (bytes === undefined) return textTrace(place, text ?? '');
  const body = Uint8Array.from(Buffer.from(bytes, 'base64'));
  if (url === undefined) return bytesTrace(place, body);
  const { pathname, origin: from } = new URL(url);
  const builtFile = pathname.slice(1) || 'index.html';
  const at = `${place} of ${url}`;
  return from === origin ? { place: at, bytes: body, form: 'bytes', origin: 'built', builtFile } : bytesTrace(at, body);
}
