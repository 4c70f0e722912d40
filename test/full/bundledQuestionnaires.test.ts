// The built page holds every version that was ever published, and the service worker keeps them for the time without network.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { builtClientFiles } from '../support/builtFiles.ts';
import { publishedHashes } from '../support/publishedQuestionnaires.ts';
import { questionnaireHash } from '../support/questionnaireHash.ts';
import { chromiumPath } from '../support/watchedBrowser.ts';

const folder = resolve('dist/pages/client');

/** A chunk is a module with the parsed questionnaire as its default export. */
async function builtQuestionnaire(name: string) {
  const { default: parsed } = (await import(pathToFileURL(join(folder, name)).href)) as {
    readonly default: { readonly url: string; readonly version: string };
  };
  return parsed;
}

test.skipIf(chromiumPath === '')(
  'H12: every published version is in the built page, with its pinned content',
  async () => {
    const built = await Promise.all(builtClientFiles().questionnaires.map(builtQuestionnaire));
    const found = built.map((parsed) => [`${parsed.url}|${parsed.version}`, questionnaireHash(parsed)]);
    expect(Object.fromEntries(found)).toEqual(publishedHashes());
  },
);

test.skipIf(chromiumPath === '')('H12: the service worker keeps each of them', () => {
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
  for (const name of builtClientFiles().questionnaires) expect(worker).toContain(`"${name}"`);
});
