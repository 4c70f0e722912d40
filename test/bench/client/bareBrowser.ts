// A Chromium with nothing of a driver in its pages. Playwright tells each page's engine that somebody watches: every `new Error` then
// looks its place up in the source (React makes some as it loads), and 330 kB of script are compiled in the page. That costs more than
// a start does. Here only what slows the page and counts its bytes is switched on.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

type Listener = (params: Record<string, unknown>) => void;

// No window, and nothing of its own on the line or the processor.
const options = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--hide-scrollbars',
  '--mute-audio',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--password-store=basic',
  '--remote-debugging-pipe',
];

export class BareBrowser {
  readonly #profile = mkdtempSync(join(tmpdir(), 'returning-'));
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  readonly #listeners = new Map<string, Listener>();
  #lastId = 0;
  #read = '';

  /** With a profile of its own on the disk, which `close` removes. */
  constructor(path: string) {
    this.#process = spawn(path, [...options, `--user-data-dir=${this.#profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    this.#process.once('exit', () => this.#fail(new Error('the browser ended')));
    const output = this.#process.stdio[4] as Readable;
    output.setEncoding('utf8');
    output.on('data', (text: string) => this.#take(text));
  }

  async open(): Promise<BarePage> {
    const { targetId } = await this.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    return new BarePage(this, targetId, sessionId);
  }

  send<Result>(method: string, params: object = {}, sessionId?: string): Promise<Result> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      (this.#process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  listen(sessionId: string, method: string, listener: Listener): void {
    this.#listeners.set(`${sessionId} ${method}`, listener);
  }

  async close(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.send('Browser.close').catch(() => undefined);
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  #take(text: string): void {
    const messages = (this.#read + text).split('\0');
    this.#read = messages.pop() ?? '';
    for (const message of messages) this.#hear(JSON.parse(message) as Message);
  }

  #hear({ id, sessionId, method, params, result, error }: Message): void {
    if (id === undefined) {
      this.#listeners.get(`${sessionId} ${method}`)?.(params ?? {});
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result as never);
    else waiting?.reject(new Error(error.message));
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

export class BarePage {
  readonly #browser: BareBrowser;
  readonly #targetId: string;
  readonly #sessionId: string;

  constructor(browser: BareBrowser, targetId: string, sessionId: string) {
    this.#browser = browser;
    this.#targetId = targetId;
    this.#sessionId = sessionId;
  }

  send<Result = unknown>(method: string, params: object = {}): Promise<Result> {
    return this.#browser.send<Result>(method, params, this.#sessionId);
  }

  listen(method: string, listener: Listener): void {
    this.#browser.listen(this.#sessionId, method, listener);
  }

  /** What an expression, or the promise that it is, comes to; undefined when it throws. */
  async value(expression: string): Promise<unknown> {
    const asked = { expression, awaitPromise: true, returnByValue: true };
    return (await this.send<{ result: { value?: unknown } }>('Runtime.evaluate', asked)).result.value;
  }

  async close(): Promise<void> {
    await this.#browser.send('Target.closeTarget', { targetId: this.#targetId });
  }
}
