// The catalogue: every published file once, and each entry loads what its hash pins.
import { expect, test } from 'vitest';
import { questionsOf } from '../../src/core/questionnaire.ts';
import { readQuestionnaire } from '../../src/core/readQuestionnaire.ts';
import { catalogue, catalogueEntry } from '../../src/questionnaires/catalogue.ts';
import { reportTables } from '../../src/questionnaires/reportTables.ts';
import { shownTogether } from '../../src/questionnaires/shownTogether.ts';
import { publishedHashes } from '../support/publishedQuestionnaires.ts';
import { questionnaireHash } from '../support/questionnaireHash.ts';
import { selfRating } from '../support/selfRating.ts';

test('every published version has one entry, with the pinned hash', () => {
  expect(Object.fromEntries(catalogue.map(({ url, version, hash }) => [`${url}|${version}`, hash]))).toEqual(
    publishedHashes(),
  );
});

test.each(catalogue)('$version loads the questionnaire that its hash pins', async ({ url, version, hash, load }) => {
  const parsed = await load();
  expect(questionnaireHash(parsed)).toBe(hash);
  const questionnaire = readQuestionnaire(parsed);
  expect([questionnaire.url, questionnaire.version]).toEqual([url, version]);
});

test('an entry is found by url and version, and by nothing less', () => {
  const [entry] = catalogue;
  expect(entry && catalogueEntry(entry.url, entry.version)).toBe(entry);
  expect(entry && catalogueEntry(entry.url, '9.9.9')).toBeUndefined();
  expect(catalogueEntry('urn:uuid:00000000-0000-4000-8000-000000000000', '1.0.0')).toBeUndefined();
});

test('the short id is the one that slips are issued for, whatever the version', () => {
  expect(selfRating().id).toBe('kast-self-rating');
});

test('tables and rules name item codes and questionnaires that exist', () => {
  const codes = questionsOf(selfRating()).map(({ code }) => code);
  for (const { indicators, population, questionnaire } of reportTables) {
    for (const { item } of indicators) expect(codes).toContain(item);
    if (population !== 'everyone') expect(codes).toContain(population.item);
    for (const version of questionnaire.versions) expect(catalogueEntry(questionnaire.url, version)).toBeDefined();
  }
  for (const item of shownTogether.items) expect(codes).toContain(item);
});

test('what is shown for five or more people together says so on its page', () => {
  for (const question of questionsOf(selfRating())) {
    const promises = /visas inte för sig/.test(question.help?.['sv'] ?? '');
    expect(promises, question.linkId).toBe(shownTogether.items.includes(question.code ?? ''));
    expect(/not shown on its own/.test(question.help?.['en'] ?? ''), question.linkId).toBe(promises);
  }
});
