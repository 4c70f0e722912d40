// The built page holds every version that was ever published, and the service worker keeps them for the time without network.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { builtClientFiles } from '../support/builtFiles.ts';
import { publishedHashes } from '../support/publishedQuestionnaires.ts';
import { questionnaireHash } from '../support/questionnaireHash.ts';
import { chromiumPath } from '../support/watchedBrowser.ts';

const folder = resolve('dist/pages/client');

/** As it lies there: its bytes are what the pin was taken of. */
function builtQuestionnaire(name: string) {
  const text = readFileSync(join(folder, name), 'utf8');
  const parsed = JSON.parse(text) as { readonly url: string; readonly version: string };
  expect(text).toBe(JSON.stringify(parsed));
  return parsed;
}

test.skipIf(chromiumPath === '')('H12: every published version is in the built page, with its pinned content', () => {
  const built = builtClientFiles().questionnaires.map(builtQuestionnaire);
  const found = built.map((parsed) => [`${parsed.url}|${parsed.version}`, questionnaireHash(parsed)]);
  expect(Object.fromEntries(found)).toEqual(publishedHashes());
});

test.skipIf(chromiumPath === '')('H12: the service worker keeps each of them', () => {
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
  for (const name of builtClientFiles().questionnaires) expect(worker).toContain(`"${name}"`);
});
