// Writes the first page into the client's document: every language of locales/, each in its own words, readable before any
// script runs. What the app will need is named there, too, with hashes, for the page's script to fetch later. A Vite plugin.
import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin, Rollup } from 'vite';

const place = /<!-- first page\b.*?-->/s;
const appModule = 'src/client/main.tsx';
/** An entry of the build beside the document: no script names it. */
export const appSheet = 'src/client/app.css';

export function firstPage(): Plugin {
  return {
    name: 'first-page',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const written = html.replace(place, firstPageMarkup(readFirstTexts()));
        // While the page is worked on, its app's style sheet is there from the beginning.
        if (bundle === undefined)
          return written.replace('</head>', `<link rel="stylesheet" href="/${appSheet}"></head>`);
        return sheetFirst(written).replace('</body>', `${laterSheet(bundle)}${laterLinks(bundle)}</body>`);
      },
    },
  };
}

export interface FirstTexts {
  readonly code: string;
  readonly direction: string;
  readonly leave: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** The base language first. */
export function readFirstTexts(folder = 'locales'): readonly FirstTexts[] {
  const read = (code: string, name: string) => JSON.parse(readFileSync(`${folder}/${code}/${name}.json`, 'utf8'));
  return readdirSync(folder)
    .sort((one, other) => Number(other === 'sv') - Number(one === 'sv') || one.localeCompare(other))
    .map((code) => ({
      code,
      direction: read(code, 'language').direction,
      leave: read(code, 'client').exit.button,
      texts: read(code, 'first'),
    }));
}

export function firstPageMarkup(languages: readonly FirstTexts[]): string {
  const joined = (word: (each: FirstTexts) => string, between: string) =>
    languages
      .map((each) => `<span lang="${each.code}" dir="${each.direction}">${escaped(word(each))}</span>`)
      .join(between);
  return `<div class="page-frame page-frame-text">
        <header class="page-header">
          <div class="page-header-row">
            <div class="exit-slot">
              <a class="button button-secondary" href="/away.html" rel="noreferrer">
                <span>${joined((each) => each.leave, ' ')}</span>
              </a>
            </div>
            <span class="wordmark">
              <svg class="wordmark-mark" viewBox="5 1 14 22" aria-hidden="true" focusable="false"><path d="M7 3v7a5 5 0 0 0 10 0V3M12 15v6" /></svg>
              <span translate="no" dir="ltr">Avstämning</span>
            </span>
          </div>
        </header>
        <main class="page-main first-page" id="main">
          <h1 class="heading heading-large">${joined((each) => each.texts['welcome'] ?? '', ' <span aria-hidden="true">·</span> ')}</h1>
${languages.map(sectionOf).join('\n')}
        </main>
      </div>`;
}

/** A line ends after a number, if anywhere, and none begins with the full stop that follows it. */
function calls(urgent: string): string {
  const numbers: Readonly<Record<string, string>> = { emergency: '112', advice: '1177' };
  const linked = (sentence: string) =>
    sentence.replace(/\{\{(\w+)\}\}(\p{P}?)/gu, (_, name: string, point: string) => {
      const number = numbers[name] ?? '';
      return `<span class="whole-number"><a href="tel:${number}">${number}</a>${point}</span>`;
    });
  const sentences = urgent.split(/(?<=\}\}\p{P}?) /u);
  return sentences.map((sentence) => `<span class="first-call">${linked(sentence)}</span>`).join(' ');
}

function sectionOf({ code, direction, texts }: FirstTexts): string {
  const words = (key: string) => escaped(texts[key] ?? '');
  return `          <section class="first-language" lang="${code}" dir="${direction}" id="${code}">
            <p>${words('lead')}</p>
            <p><a class="button button-primary button-wide" href="#${code}">${words('continue')}</a></p>
            <p class="first-waiting" role="status" hidden>${words('waiting')}</p>
            <p class="first-failed" role="alert" hidden>${words('failed')}</p>
            <noscript><p>${words('noScript')}</p></noscript>
            <p class="first-urgent">${calls(words('urgent'))}</p>
          </section>`;
}

/** The style sheet, for which the paint waits, is asked for first. */
function sheetFirst(html: string): string {
  const [sheet = ''] = /\s*<link rel="stylesheet"[^>]*>/.exec(html) ?? [];
  return html.replace(sheet, '').replace(/\s*<script type="module"/, (script) => `${sheet}${script}`);
}

/**
 * Every file but the first, with what it is a part of: the app as it starts, the texts of one language, or the rest (unsaid).
 * The app is asked for at once, after the style sheet and the first script, and as what matters least. `later` says nothing to a
 * browser: that is fetched when the page's script names it.
 */
function laterLinks(bundle: Rollup.OutputBundle): string {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const app = chunks.find(({ facadeModuleId }) => facadeModuleId?.replaceAll('\\', '/').endsWith(appModule));
  if (app === undefined) throw new Error(`no ${appModule} in the build`);
  const parts = new Map<string, string | undefined>();
  const want = ({ fileName, imports }: Rollup.OutputChunk, part: string | undefined) => {
    if (parts.has(fileName)) return;
    parts.set(fileName, part);
    for (const needed of chunks.filter((each) => imports.includes(each.fileName))) want(needed, part);
  };
  for (const entry of chunks.filter(({ isEntry }) => isEntry)) parts.set(entry.fileName, undefined);
  want(app, 'app');
  for (const chunk of chunks) want(chunk, languageOfTexts(chunk));
  return chunks
    .filter(({ isEntry }) => !isEntry)
    .map(({ fileName }) => [fileName, parts.get(fileName)] as const)
    .map(([name, part]) => {
      const relation = part === 'app' ? 'rel="modulepreload" fetchpriority="low"' : 'rel="later"';
      return `  <link ${relation}${part ? ` data-part="${part}"` : ''} crossorigin href="/${name}">\n  `;
    })
    .join('');
}

function laterSheet(bundle: Rollup.OutputBundle): string {
  const sheet = Object.values(bundle).find(
    (file) =>
      file.type === 'asset' && file.originalFileNames.some((name) => name.replaceAll('\\', '/').endsWith(appSheet)),
  );
  if (sheet === undefined) throw new Error(`no ${appSheet} in the build`);
  return `  <link rel="later" data-part="app" as="style" crossorigin href="/${sheet.fileName}">\n  `;
}

/** The folder of locales/ that all of the file comes from, if it does. */
function languageOfTexts({ moduleIds }: Rollup.OutputChunk): string | undefined {
  const [first, ...others] = new Set(moduleIds.map((id) => /[\\/]locales[\\/]([^\\/]+)[\\/]/.exec(id)?.[1]));
  return others.length === 0 ? first : undefined;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
