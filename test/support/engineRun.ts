// One engine in use by a test file: a browser with a profile of its own, thrown away in the end.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { EngineClient } from './engineClient.ts';
import type { PageLanguage } from './pageTexts.ts';
import type { WorldBehindProxy } from './worldBehindProxy.ts';

/** The browser's own words about a network that a test has cut. */
const networkWords =
  /net::ERR_|NetworkError|NS_ERROR_|Load failed|Failed to load resource|access control checks|Could not connect/;

/**
 * Firefox holds a file that it stopped fetching, because the page was left, against its hash all the same: the hash of no bytes, or
 * of some. A file that really is another does not run, and then no way through the page passes.
 */
const stoppedFetching = /hashes in the integrity attribute match|ServiceWorker intercepted the request and encountered/;

const excused = [networkWords, stoppedFetching];

export class EngineRun {
  readonly folder = mkdtempSync(join(tmpdir(), 'engine-'));
  readonly #engine: Engine;
  readonly #served: WorldBehindProxy;
  readonly #faults: string[] = [];
  #client: EngineClient | undefined;

  constructor(engine: Engine, served: WorldBehindProxy) {
    this.#engine = engine;
    this.#served = served;
  }

  get client(): EngineClient {
    if (this.#client === undefined) throw new Error('the browser is closed');
    return this.#client;
  }

  /** What the engines wrote to their consoles, but for words about a missing network and a page left while it was fetched. */
  get faults(): readonly string[] {
    const said = [...this.#faults, ...(this.#client?.page.faults ?? [])];
    return said.filter((fault) => !excused.some((words) => words.test(fault)));
  }

  /** Starts the browser and opens the client's page. */
  async start(language: PageLanguage = 'sv'): Promise<EngineClient> {
    const page = await this.#engine.launch({ folder: this.folder });
    this.#client = new EngineClient(page, language);
    await this.#client.open(this.#served.address);
    return this.#client;
  }

  /** No byte passes; where the browser can be told, it knows. */
  async loseNetwork(): Promise<void> {
    this.#served.proxy.sever();
    await this.#client?.page.setOnline(false);
  }

  async findNetwork(): Promise<void> {
    this.#served.proxy.heal();
    await this.#client?.page.setOnline(true);
  }

  async stop(): Promise<void> {
    const page = this.#client?.page;
    this.#client = undefined;
    if (page === undefined) return;
    await page.close();
    this.#faults.push(...page.faults);
  }

  async throwAway(): Promise<void> {
    await this.findNetwork();
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
