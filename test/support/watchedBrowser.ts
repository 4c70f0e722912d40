// Opens pages that are watched: a console error or warning, an uncaught error, or a request to anybody but the intake is
// remembered as a fault, and a test that ends with faults fails.
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

export const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** For one step on a page; deriving keys on a busy machine is the slowest. */
const patienceMs = 20_000;

export const phone = { width: 360, height: 740 } as const;
export const tablet = { width: 1024, height: 768 } as const;

/** Empty where no browser is: the setup has said why. */
export const chromiumPath = inject('chromiumPath');

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: launchArguments });
}

/** A browser with a profile on disk, to be closed and opened again. */
export function launchProfile(folder: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath,
    args: launchArguments,
    ...pageDefaults,
    ...options,
  });
}

/** Swedish in a zone that is not UTC, on a phone, unless a test says otherwise. */
export const pageDefaults: BrowserContextOptions = {
  viewport: phone,
  locale: 'sv-SE',
  timezoneId: 'America/St_Johns',
  reducedMotion: 'reduce',
};

export class Watch {
  readonly faults: string[] = [];
  /** Texts of console messages, whatever their kind. */
  readonly said: string[] = [];
  /** Addresses of all requests. */
  readonly requested: string[] = [];
  private readonly origins: readonly string[];
  private readonly excused: RegExp[] = [];

  /** Only these origins may be asked. */
  constructor(context: BrowserContext, origins: readonly string[]) {
    this.origins = origins;
    context.setDefaultTimeout(patienceMs);
    context.on('page', (page) => this.follow(page));
    for (const page of context.pages()) this.follow(page);
    context.on('request', (request) => this.onRequest(request.url()));
    context.on('console', (message) => {
      this.said.push(message.text());
      const isBad = message.type() === 'error' || message.type() === 'warning';
      if (isBad) this.fault(`console ${message.type()}: ${message.text()} ${message.location().url}`);
    });
    context.on('weberror', (error) => this.fault(`uncaught: ${error.error().message}`));
  }

  /** Expected from here on, such as the browser's own words about a network that the test has cut. */
  excuse(...patterns: readonly RegExp[]): void {
    this.excused.push(...patterns);
  }

  private follow(page: Page): void {
    page.on('crash', () => this.fault('the page crashed'));
  }

  private onRequest(address: string): void {
    this.requested.push(address);
    const { origin, protocol } = new URL(address);
    const isOwn = this.origins.includes(origin) || protocol === 'blob:' || protocol === 'data:';
    if (!isOwn) this.fault(`request to ${address}`);
  }

  private fault(text: string): void {
    if (!this.excused.some((pattern) => pattern.test(text))) this.faults.push(text);
  }
}
