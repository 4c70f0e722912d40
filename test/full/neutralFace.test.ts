// What somebody sees who looks at the browser and not at the questions: title, address, history, manifest, source, paper,
// and what the browser would like to remember. On every page the same, and neutral.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import { type Questionnaire, questionsOf } from '../../src/core/questionnaire.ts';
import { walkPages } from '../support/everyPage.ts';
import { openDevice } from '../support/heldDevice.ts';
import type { PageLanguage } from '../support/pageTexts.ts';
import { plantedAnswers } from '../support/plantedAnswers.ts';
import { chromiumPath, launchBrowser } from '../support/watchedBrowser.ts';
import { startWorld, type World } from '../support/world.ts';

const name = 'Avstämning';
const languages: readonly PageLanguage[] = ['sv', 'en'];

describe.skipIf(chromiumPath === '')('the face that the page shows', () => {
  let browser: Browser;
  let world: World;
  let codesTaken = 0;
  beforeAll(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  async function walker(language: PageLanguage) {
    const { context, client, watch } = await openDevice(browser, world.intake.client);
    if (language !== client.language) await client.switchLanguage(language);
    const { questionnaire } = world;
    const code = world.codes[codesTaken++]?.code ?? '';
    const answers = oneOfEachKind(questionnaire, plantedAnswers(questionnaire, 'end', language));
    return { context, client, watch, walk: { questionnaire, code, occasion: 'end', answers } as const };
  }

  it.each(languages)(
    'I07 I12 I13: every page looks the same from outside, on paper and to the browser (%s)',
    async (language) => {
      const { context, client, watch, walk } = await walker(language);
      const { page } = client;
      const shell = readFileSync('dist/pages/client/index.html', 'utf8');
      const before = await page.evaluate(() => history.length);
      const fieldKinds = new Set<string>();
      await walkPages(client, walk, async (at) => {
        const { title, address, theme, links, historyLength } = await faceOf(page);
        expect({ at, title, address, theme, links }).toEqual({
          at,
          title: name,
          address: `${world.intake.client}/`,
          theme: ['#f7f4ed', '#11181a'],
          links: ['/icon.svg', '/icon-180.png', '/app.webmanifest'],
        });
        expect(historyLength - before).toBeLessThanOrEqual(1);

        for (const field of await fieldsOf(page)) {
          fieldKinds.add(field.kind);
          expect({ at, ...field }).toMatchObject({ at, autocomplete: 'off', form: 'off' });
          if (field.kind === 'radio' || field.kind === 'checkbox') continue;
          expect({ at, ...field }).toMatchObject({ at, spellcheck: 'false', autocorrect: 'off' });
          expect(['text', 'textarea']).toContain(field.kind);
        }

        await page.emulateMedia({ media: 'print' });
        const printed = await page.evaluate(() => document.body.innerText.trim());
        await page.emulateMedia({ media: 'screen' });
        if (at === 'copy') expect(printed).toContain(language === 'sv' ? 'Hur gammal är du?' : 'How old are you?');
        else expect({ at, printed }).toEqual({ at, printed: '' });
        expect(await (await context.request.get(page.url())).text()).toBe(shell);
      });
      expect([...fieldKinds].sort()).toEqual(['checkbox', 'radio', 'text', 'textarea']);
      expect(watch.faults).toEqual([]);
      await context.close();
    },
  );

  it('I07: the manifest says the neutral name and nothing else', async () => {
    const manifest = (await (await fetch(`${world.intake.client}/app.webmanifest`)).json()) as Record<string, unknown>;
    expect([manifest['name'], manifest['short_name'], manifest['start_url']]).toEqual([name, name, '/']);
    expect([manifest['description'], manifest['shortcuts'], manifest['screenshots']]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('I13: the copy goes to a printer only when its button is pressed', async () => {
    const { context, client, walk } = await walker('sv');
    const counted: string[] = [];
    await context.exposeFunction('countPrint', () => counted.push('printed'));
    await client.page.evaluate(() => {
      globalThis.print = () => (globalThis as unknown as { countPrint: () => void }).countPrint();
    });
    await walkPages(client, walk, async (at) => {
      if (at !== 'copy') return;
      expect(counted).toEqual([]);
      await client.press('copy.print');
    });
    expect(counted).toEqual(['printed']);
    await context.close();
  });

  it('I14: whatever stands in the address is ignored and stripped', { timeout: 600_000 }, async () => {
    const { context, client, watch } = await openDevice(browser, world.intake.client);
    const { page } = client;
    const code = world.codes.at(-1)?.code ?? '';
    const fixed = [`?code=${code}`, `#${code}`, `#/question/age-group`, '?lang=en&occasion=end', '#main', '?#', '?sv'];
    const made = fc.sample(addresses, { numRuns: 30, seed: 20_260 });
    for (const rest of [...fixed, ...made]) {
      await page.goto(`${world.intake.client}/${rest}`);
      await client.seeStart();
      await expect.poll(() => page.url(), { message: rest }).toBe(`${world.intake.client}/`);
      expect(await page.getByRole('textbox').count()).toBe(0);
    }
    // And as many as a browser lets anybody write into the address of a page that is open.
    await client.press('start.begin');
    await client.seeHeading(client.text('code.title'));
    const leftOver = await page.evaluate(
      async (list) => {
        const wait = () => new Promise((resolve) => setTimeout(resolve, 0));
        const left: string[] = [];
        for (const rest of list) {
          location.hash = rest;
          await wait();
          for (let tries = 0; tries < 50 && location.href !== `${location.origin}/`; tries += 1) await wait();
          if (location.href !== `${location.origin}/`) left.push(rest);
        }
        return left;
      },
      fc.sample(fc.string({ minLength: 1, maxLength: 30 }), { numRuns: 200, seed: 7 }),
    );
    expect(leftOver).toEqual([]);
    await client.seeHeading(client.text('code.title'));
    expect(watch.faults).toEqual([]);
    await context.close();
  });
});

/** Enough to see every kind of field (a yes opens further questions); the rest is skipped. */
function oneOfEachKind(questionnaire: Questionnaire, answers: Answers): Answers {
  const kinds = new Set<string>();
  const chosen = questionsOf(questionnaire).filter(({ type, repeats, hidden }) => {
    const kind = hidden ? type : `${type} ${repeats}`;
    return hidden || type === 'boolean' || (!kinds.has(kind) && kinds.add(kind) !== undefined);
  });
  const wanted = new Set(chosen.map(({ linkId }) => linkId));
  return new Map([...answers].filter(([linkId]) => wanted.has(linkId)));
}

/** What may follow the slash without naming another file. */
const addresses = fc
  .tuple(fc.constantFrom('?', '#', '?code=', '#code=', '?a=1#'), fc.string({ maxLength: 40 }))
  .map(([start, rest]) => `${start}${encodeURIComponent(rest)}`);

function faceOf(page: Page) {
  return page.evaluate(() => ({
    title: document.title,
    address: location.href,
    theme: [...document.querySelectorAll('meta[name=theme-color]')].map((meta) => meta.getAttribute('content')),
    links: [...document.querySelectorAll('link[rel~=icon], link[rel=apple-touch-icon], link[rel=manifest]')].map(
      (link) => link.getAttribute('href'),
    ),
    historyLength: history.length,
  }));
}

interface Field {
  readonly kind: string;
  readonly autocomplete: string | null;
  readonly autocorrect: string | null;
  readonly spellcheck: string | null;
  /** Of the form around it. */
  readonly form: string | null;
}

function fieldsOf(page: Page): Promise<readonly Field[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('input, textarea, select')].map((field) => ({
      kind: field.getAttribute('type') ?? field.tagName.toLowerCase(),
      autocomplete: field.getAttribute('autocomplete'),
      autocorrect: field.getAttribute('autocorrect'),
      spellcheck: field.getAttribute('spellcheck'),
      form: field.closest('form')?.getAttribute('autocomplete') ?? null,
    })),
  );
}
