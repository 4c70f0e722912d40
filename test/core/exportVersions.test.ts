// Responses to two versions of the self-rating in one export: the version stands with each, and only what the map of
// comparability allows shares a column.
import { expect, test } from 'vitest';
import { type ExportSource, type ExportWish, exportFiles, exportSetsOf } from '../../src/clinic/exportFiles.ts';
import { beginningOf } from '../../src/core/comparability.ts';
import { parseDay } from '../../src/core/day.ts';
import type { FhirElement } from '../../src/core/fhirElement.ts';
import { comparability } from '../../src/questionnaires/comparability.ts';
import { bundleFindings } from '../support/bundleFindings.ts';
import { countingBytes, exportedReport } from '../support/exportedPeople.ts';
import { publishedFiles } from '../support/publishedQuestionnaires.ts';
import { readCsvRecords } from '../support/readCsv.ts';
import { selfRating } from '../support/selfRating.ts';

const [older, newer] = [selfRating('1.0.0'), selfRating('1.1.0')];
const wish: ExportWish = { form: 'swedish', hasOwnWords: false, year: 2025, language: 'sv', say: (key) => key };
/** Every other response is to the older version. */
const sources: readonly ExportSource[] = exportedReport(older).flatMap((one, index) => {
  const mixed = index % 2 === 0 ? one : exportedReport(newer)[index];
  return mixed === undefined ? [] : [{ ...mixed, arrivedOn: parseDay('2025-11-30') }];
});
const means = {
  clinicId: new Uint8Array(16),
  today: parseDay('2026-02-01'),
  randomBytes: countingBytes(3),
  definitions: publishedFiles().map(({ questionnaire }) => questionnaire as FhirElement),
};
const textOf = (id: 'wide' | 'bundle') => exportFiles(id, sources, wish, means)[0]?.text ?? '';

test('a column is shared by two versions if and only if the map says that the question means the same', () => {
  const [set] = exportSetsOf(sources, wish, countingBytes());
  const variables = set?.variables ?? [];
  const meaning = (item: string, version: string) => beginningOf(comparability, newer.url, version, item);
  for (const { item, name, versions } of variables) {
    expect(new Set(versions.map((version) => meaning(item, version))).size, name).toBe(1);
  }
  const shared = variables.filter(({ versions }) => versions.length === 2).map(({ item }) => item);
  const { same = [], changed = [] } = comparability[0] ?? {};
  const withheld = set?.withheld.map(({ item }) => item) ?? [];
  expect(same.filter((item) => !shared.includes(item) && !withheld.includes(item))).toEqual([]);
  for (const { relation, before, after } of changed) {
    for (const item of [before, after])
      if (item !== undefined) expect(shared.includes(item), item).toBe(relation === 'reworded');
  }
});

test('the version stands with each response, and what it does not ask is “not asked”', () => {
  const rescaled = comparability[0]?.changed.find(({ relation }) => relation === 'rescaled');
  const column = (code = '') => `start_${code.replace(/[^a-z0-9]/g, '_')}`;
  const rows = readCsvRecords(textOf('wide'), ';').filter((row) => row.get('start_version') !== '');
  expect(new Set(rows.map((row) => row.get('start_version')))).toEqual(new Set(['1.0.0', '1.1.0']));
  for (const row of rows) {
    const other = row.get('start_version') === '1.0.0' ? rescaled?.after : rescaled?.before;
    expect(row.get(column(other))).toBe('999');
  }
});

test('a Bundle brings both versions along', () => {
  const bundle = JSON.parse(textOf('bundle')) as { entry: { resource: { resourceType: string } }[] };
  expect(bundleFindings(bundle)).toEqual([]);
  expect(bundle.entry.filter(({ resource }) => resource.resourceType === 'Questionnaire').length).toBe(2);
});
