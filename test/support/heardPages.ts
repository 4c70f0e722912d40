// Listens to every page of a way, holds what is announced against the reviewed fixture, and plants on each page what must be noticed.
// `REVIEW=write` writes the fixture anew, to be read through again.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { announced } from './announced.ts';
import type { ClientPage } from './clientPage.ts';
import type { PageViewer, ShownDialog } from './pageViewer.ts';
import { unnoticedFaults } from './unnoticedFaults.ts';

const folder = 'test/full/announced';
const isReview = process.env['REVIEW'] === 'write';
/** A page may have to wait for the device before it can say where answers are. */
const patienceMs = 10_000;
const restMs = 100;
/** In review: unchanged for so long. */
const steadyMs = 500;

export class HeardPages implements PageViewer {
  /** `page: a fault that nobody would have heard`. */
  readonly faults: string[] = [];
  readonly #file: string;
  readonly #pages = new Map<string, string>();
  readonly #reviewed: ReadonlyMap<string, string>;
  readonly #plants: boolean;

  /** `plants: false` for a way that is heard a second time. */
  constructor(way: string, language: string, { plants = true } = {}) {
    this.#plants = plants;
    this.#file = join(folder, `${way}.${language}.txt`);
    this.#reviewed = existsSync(this.#file) ? pagesIn(readFileSync(this.#file, 'utf8')) : new Map();
  }

  async take(shown: ClientPage, name: string): Promise<void> {
    const listen = () => heardOf(shown);
    const heard = await this.#comeToRest(listen, this.#reviewed.get(name));
    this.add(name, heard);
    if (!this.#plants) return;
    const faults = await unnoticedFaults(shown.page, heard, listen, whenSaved(shown));
    this.faults.push(...faults.map((fault) => `${name}: ${fault}`));
  }

  async hear(shown: ClientPage, name: string): Promise<void> {
    await this.take(shown, name);
  }

  async takeDialog(shown: ClientPage, name: string, { open, close, meanwhile = {} }: ShownDialog): Promise<void> {
    await open();
    await this.take(shown, name);
    for (const [what, happens] of Object.entries(meanwhile)) {
      await happens();
      await this.take(shown, `${name}, ${what}`);
    }
    await close();
    await shown.page.locator('dialog:modal').waitFor({ state: 'detached' });
    await this.take(shown, `${name}, after closing`);
  }

  add(name: string, heard: string): void {
    if (this.#pages.has(name)) throw new Error(`“${name}” was heard before`);
    this.#pages.set(name, heard);
  }

  /** What was heard on this way, and what was read through. */
  result(): { readonly heard: string; readonly reviewed: string } {
    const heard = [...this.#pages].map(([name, words]) => `# ${name}\n${words}`).join('\n');
    if (isReview) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(this.#file, heard);
    }
    return { heard, reviewed: readFileSync(this.#file, 'utf8') };
  }

  /** What is right may take a moment; what stays wrong is given back as it is. */
  async #comeToRest(listen: () => Promise<string>, reviewed: string | undefined): Promise<string> {
    const beganMs = Date.now();
    let heard = await listen();
    let steadySinceMs = beganMs;
    for (;;) {
      const nowMs = Date.now();
      if (!isReview && heard === reviewed) return heard;
      if (isReview && nowMs - steadySinceMs > steadyMs) return heard;
      if (nowMs - beganMs > patienceMs) return heard;
      await new Promise((resolve) => setTimeout(resolve, restMs));
      const next = await listen();
      if (next !== heard) steadySinceMs = Date.now();
      heard = next;
    }
  }
}

/** When an answer is saved depends on how fast the device is; that it is said is waited for on the way. */
function whenSaved(shown: ClientPage): readonly string[] {
  return ['save.saved', 'save.onlyHere', 'save.onlyPage'].map((key) => shown.text(key));
}

async function heardOf(shown: ClientPage): Promise<string> {
  const passed = whenSaved(shown).map((words) => `: ${words}`);
  const lines = (await announced(shown.page)).split('\n');
  return lines.filter((line) => !passed.some((words) => line.endsWith(words))).join('\n');
}

function pagesIn(fixture: string): ReadonlyMap<string, string> {
  const parts = fixture.split(/^# (.*)\n/m).slice(1);
  const pages = new Map<string, string>();
  for (let part = 0; part + 1 < parts.length; part += 2) {
    const isLast = part + 2 >= parts.length;
    const words = parts[part + 1] ?? '';
    pages.set(parts[part] ?? '', isLast ? words : words.slice(0, -1));
  }
  return pages;
}
