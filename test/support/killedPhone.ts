// A phone whose browser is killed around Send, at a moment that chance chooses, again and again. What lies on it then is a
// draft, a draft with its sealed envelope, or the sent marker; the next start brings home what was sealed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { hex } from '../../src/core/bytes.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import { deriveSlotKeys, type SlotKeys } from '../../src/crypto/codeKeys.ts';
import type { IssuedCode } from '../../src/demo/issueSheet.ts';
import { ClientPage } from './clientPage.ts';
import { cellContent, outboxEntries } from './deviceRows.ts';
import { killBrowser } from './killBrowser.ts';
import { storedEnvelopes } from './lostSubmission.ts';
import { OneAnswer } from './oneAnswer.ts';
import type { SeededChance } from './seededChance.ts';
import { until } from './until.ts';
import type { World } from './world.ts';

/** What was found after a kill. */
export type AfterKill = 'draft' | 'sealed' | 'sent';

interface Setting {
  readonly world: World;
  readonly chance: SeededChance;
  readonly executablePath: string;
  readonly args: readonly string[];
}

/** From what a kill is counted, and its latest moment after that. */
const moments = [
  { after: 'press', withinMs: 250 },
  { after: 'request', withinMs: 30 },
  { after: 'response', withinMs: 60 },
] as const;
const patienceMs = 60_000;
const submissions = '/api/v1/submissions';

export class KilledPhone {
  readonly problems: string[] = [];
  readonly found: Record<AfterKill, number> = { draft: 0, sealed: 0, sent: 0 };
  readonly #setting: Setting;
  readonly #folder = mkdtempSync(join(tmpdir(), 'killed-'));
  #before: SlotKeys | undefined;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** Starts the browser, looks at what the kill before has left, and kills it while this form is sent. One code, one form. */
  async killWhileSending(code: IssuedCode, occasion: Occasion): Promise<void> {
    const { world, chance } = this.#setting;
    const { context, page } = await this.#start();
    const client = await this.#lookAtLast(page);
    await new OneAnswer(world.questionnaire, occasion).begin(client, code.code, 0);
    await page.evaluate(skipAll, { skip: client.text('question.skip'), title: client.text('check.title') });
    await client.seeHeading(client.text('check.title'));
    this.#before = deriveSlotKeys(code.root, world.questionnaire.id, occasion);
    const { after, withinMs } = chance.one(moments);
    let begun: Promise<unknown> | undefined;
    if (after === 'request') begun = page.waitForRequest((request) => request.url().endsWith(submissions));
    if (after === 'response') begun = page.waitForResponse((response) => response.url().endsWith(submissions));
    const pressed = client.press('check.send').catch(() => undefined);
    await begun;
    await wait(chance.below(withinMs));
    const closed = new Promise((resolve) => context.once('close', resolve));
    await killBrowser(this.#folder);
    await Promise.all([closed, pressed]);
  }

  /** A last look, and the end of the phone. */
  async end(): Promise<void> {
    try {
      const { context, page } = await this.#start();
      await this.#lookAtLast(page);
      await context.close();
    } finally {
      await this.throwAway();
    }
  }

  async throwAway(): Promise<void> {
    await killBrowser(this.#folder);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  async #start(): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
    const { executablePath, args } = this.#setting;
    const context = await chromium.launchPersistentContext(this.#folder, {
      executablePath,
      args: [...args],
      locale: 'sv-SE',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(patienceMs);
    return { context, page: context.pages()[0] ?? (await context.newPage()) };
  }

  /** Ends on the start page of the app. */
  async #lookAtLast(page: Page): Promise<ClientPage> {
    const address = this.#setting.world.intake.client;
    const keys = this.#before;
    // A page of the same origin that runs nothing of ours: it looks before anything is sent.
    if (keys !== undefined) await page.goto(`${address}/icon.svg`);
    const found = keys && (await this.#stateOf(page, keys));
    const client = new ClientPage(page);
    await client.open(address);
    if (keys === undefined || found === undefined) return client;
    this.found[found] += 1;
    await until('an empty outbox', async () => ((await outboxEntries(page)).length === 0 ? true : undefined));
    const after = await this.#stateOf(page, keys);
    if (found !== 'draft' && after !== 'sent') this.problems.push(`${found}, and ${after} after a new start`);
    return client;
  }

  async #stateOf(page: Page, keys: SlotKeys): Promise<AfterKill | undefined> {
    const { problems } = this;
    const slot = hex(keys.slotPublicKey);
    const entries = (await outboxEntries(page)).filter((entry) => entry.slot === slot);
    const content = await cellContent(page, keys).catch(() => undefined);
    const stored = storedEnvelopes(this.#setting.world, keys.slotPublicKey).map(hex);
    const [entry] = entries;
    if (stored.length > 1 || entries.length > 1) problems.push('doubled');
    if (content === undefined) problems.push('neither draft nor sent marker');
    if (content?.state === 'sent' && entry !== undefined) problems.push('sent and still waiting');
    if (content?.state === 'sent' && stored.length === 0) problems.push('acknowledged and not stored');
    if (content?.state === 'draft' && entry === undefined && stored.length > 0)
      problems.push('stored, and a draft again');
    if (entry !== undefined && stored[0] !== undefined && stored[0] !== hex(entry.envelope))
      problems.push('other bytes');
    if (content === undefined) return undefined;
    return content.state === 'sent' ? 'sent' : entry === undefined ? 'draft' : 'sealed';
  }
}

/** Runs inside the page: skips question after question until the page with this title is there. */
async function skipAll({ skip, title }: { readonly skip: string; readonly title: string }): Promise<void> {
  while (document.querySelector('h1')?.textContent !== title) {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === skip);
    const next = [...document.querySelectorAll('button')].find(({ type, disabled }) => type === 'submit' && !disabled);
    (button ?? next)?.click();
    await new Promise((done) => setTimeout(done, 10));
  }
}
