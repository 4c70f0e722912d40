// The questionnaires' files, fetched as data: the newest are kept before they are wanted, and nothing of what comes is believed.
import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { fetchQuestions, holdNewestQuestions } from '../../src/client/questionFiles.ts';
import { loadQuestions } from '../../src/client/questions.ts';
import { catalogue, newestVersions } from '../../src/questionnaires/catalogue.ts';

const older = catalogue.filter((entry) => !newestVersions.includes(entry));

const parsed = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

afterEach(() => vi.unstubAllGlobals());

/** As the network gives them, or does not. */
function fetching(change = (text: string) => text) {
  const network = { isOnline: true, change, asked: 0 };
  vi.stubGlobal('fetch', async (address: string) => {
    network.asked += 1;
    if (!network.isOnline) throw new TypeError('Failed to fetch');
    return new Response(network.change(readFileSync(`.${address}`, 'utf8')));
  });
  return network;
}

test('H12: every version can be fetched, and is what its pin says', async () => {
  fetching();
  for (const { url, version } of catalogue) {
    expect(parsed(await fetchQuestions({ url, version }))).toMatchObject({ url, version });
  }
});

test('the newest version of each is here without network once the page is, an older one is not', async () => {
  const network = fetching();
  await holdNewestQuestions();
  expect(network.asked).toBe(newestVersions.length);
  network.isOnline = false;
  for (const { url, version } of newestVersions) {
    expect(parsed(await fetchQuestions({ url, version }))).toMatchObject({ url, version });
  }
  expect(older.length).toBeGreaterThan(0);
  for (const entry of older) await expect(fetchQuestions(entry)).rejects.toThrow();
});

test('that they cannot be fetched is told', async () => {
  fetching().isOnline = false;
  await expect(holdNewestQuestions()).rejects.toThrow();
});

test('what is no questionnaire, or none of this build, is refused', async () => {
  fetching(() => '<!doctype html>');
  const unknown = { url: 'urn:uuid:00000000-0000-4000-8000-000000000000', version: '1.0.0' };
  await expect(fetchQuestions(unknown)).rejects.toThrow();
  for (const entry of [unknown, ...older]) expect(await loadQuestions(fetchQuestions, entry)).toBeUndefined();
});

test('a changed file is refused, and asked for anew the next time', async () => {
  const network = fetching((text) => text.replace('Självskattning', 'Något annat'));
  for (const entry of catalogue) expect(await loadQuestions(fetchQuestions, entry)).toBeUndefined();
  network.change = (text) => text;
  for (const entry of catalogue) expect((await loadQuestions(fetchQuestions, entry))?.version).toBe(entry.version);
});

test('where the browser has no digest our own code confirms it', async () => {
  vi.stubGlobal('crypto', {});
  vi.resetModules();
  const { loadQuestions: loadAnew } = await import('../../src/client/questions.ts');
  const network = fetching((text) => text.replace('Självskattning', 'Något annat'));
  for (const entry of catalogue) expect(await loadAnew(fetchQuestions, entry)).toBeUndefined();
  network.change = (text) => text;
  for (const entry of catalogue) expect((await loadAnew(fetchQuestions, entry))?.version).toBe(entry.version);
});
